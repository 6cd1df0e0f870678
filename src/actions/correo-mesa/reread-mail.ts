/** Has a mail read again from its raw bytes: a better reader heals what an older one could not open. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { reparseMail } from '../correo/reparse-mail.ts';
import type { Deps } from '../deps.ts';
import { impedimentoEnMail, openMail } from './read-mail-for-staff.ts';

export async function rereadMail(
  deps: Deps,
  actor: Funcionario,
  id: string,
): Promise<{ readonly hilo: string | null } | Refusal> {
  const found = await openMail(deps, actor, id);
  if (isRefusal(found)) return found;
  const stop = impedimentoEnMail(actor, 'releer', found);
  if (stop !== null) return stop;
  const read = await reparseMail(deps, actor, id);
  return isRefusal(read) ? read : { hilo: found.correo.hilo };
}
