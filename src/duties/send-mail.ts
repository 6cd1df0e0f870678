/** The duty of the queue `correo`: news of a case and security notices. */
import type { Deps } from '../actions/deps.ts';
import type { Attempt, JobOutcome } from '../platform/jobs.ts';
import type { Mailer } from '../platform/mail.ts';
import { caseLetter } from './case-letter.ts';
import { deliverLetter } from './deliver-letter.ts';
import { readLetterJob } from './job-shapes.ts';

export type Post = { readonly deps: Deps; readonly mailer: Mailer; readonly agencia: string };

export async function sendMail({ deps, mailer, agencia }: Post, attempt: Attempt): Promise<JobOutcome> {
  const job = readLetterJob(attempt.data);
  if (job === null) return 'dead';
  const letter = await caseLetter(deps, agencia, job);
  return letter === null ? 'done' : deliverLetter(deps, mailer, letter, attempt.isLast);
}
