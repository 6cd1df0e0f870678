/** The duty of the queue `enlace-de-clave`: a granted reset is answered by a link to the registered address. */
import { createResetLinks } from '../actions/create-reset-links.ts';
import type { Attempt, JobOutcome } from '../platform/jobs.ts';
import { nameId } from '../platform/name-id.ts';
import { findEvento } from '../store/diario.ts';
import { findSolicitudById } from '../store/solicitudes.ts';
import { deliverLetter } from './deliver-letter.ts';
import { readEventJob } from './job-shapes.ts';
import { cartaDeEnlaceDeClave } from './letters.ts';
import type { Post } from './send-mail.ts';

/** The event always gives the same links, so a repetition sends none twice and none that is not in the database. */
export async function sendResetLink({ deps, mailer, agencia }: Post, attempt: Attempt): Promise<JobOutcome> {
  const job = readEventJob(attempt.data);
  const evento = job === null ? null : await findEvento(deps.db, job.solicitud, job.n);
  const solicitud = job === null ? null : await findSolicitudById(deps.db, job.solicitud);
  const ruc = solicitud?.solicitante.ruc ?? null;
  if (evento === null || solicitud === null || ruc === null) return 'dead';
  const { hash, ocurridoMs } = evento;
  const links = await createResetLinks(deps, {
    solicitudId: solicitud.id,
    ruc,
    eventId: hash,
    ocurridoMs,
  });
  if (links.length === 0) deps.log.warn('enlace-sin-direccion', { id: solicitud.id });
  let outcome: JobOutcome = 'done';
  for (const { cuentaId, para, ...link } of links) {
    // A link that no longer opens anything would only puzzle whoever gets it.
    if (ocurridoMs + link.minutes * 60_000 <= deps.clock.nowMs()) {
      deps.log.warn('enlace-vencido', { id: solicitud.id });
      continue;
    }
    const letter = {
      id: nameId(hash, 'enlace', cuentaId),
      solicitud: solicitud.id,
      clase: 'enlace-de-clave',
      para,
      carta: cartaDeEnlaceDeClave(agencia, link),
    };
    if ((await deliverLetter(deps, mailer, letter, attempt.isLast)) === 'failed') outcome = 'failed';
  }
  return outcome;
}
