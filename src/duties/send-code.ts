/** The duty of the queue `codigo-de-correo`: the code that proves an address is read by whoever typed it. */
import { codeFor } from '../actions/send-email-code.ts';
import type { Attempt, JobOutcome } from '../platform/jobs.ts';
import { nameId } from '../platform/name-id.ts';
import { deliverLetter } from './deliver-letter.ts';
import { readIdJob } from './job-shapes.ts';
import { cartaDeCodigo } from './letters.ts';
import type { Post } from './send-mail.ts';

export async function sendCode({ deps, mailer, agencia }: Post, attempt: Attempt): Promise<JobOutcome> {
  const id = readIdJob(attempt.data);
  if (id === null) return 'dead';
  const code = await codeFor(deps, id);
  // Used, replaced by a newer one, or too old: there is nothing left to send.
  if (code === null) return 'done';
  const letter = {
    id: nameId('codigo-de-correo', id),
    solicitud: null,
    clase: 'codigo-de-correo',
    para: code.para,
    carta: cartaDeCodigo(agencia, code),
  };
  return deliverLetter(deps, mailer, letter, attempt.isLast);
}
