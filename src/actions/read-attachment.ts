/** One attached file of a case, for whoever may read the case. */
import type { Readable } from 'node:stream';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import { readAntivirus } from '../store/examenes.ts';
import { readForActor } from './change-solicitud.ts';
import type { Deps } from './deps.ts';

export type Attachment = {
  readonly adjunto: Adjunto;
  /** Opens the file; whoever calls it reads it to its end. */
  readonly contenido: () => Readable;
};

export async function readAttachment(
  deps: Deps,
  actor: Actor,
  referencia: string,
  id: string,
): Promise<Attachment | Refusal> {
  const solicitud = await readForActor(deps, actor, referencia);
  if (isRefusal(solicitud)) return solicitud;
  const adjunto = solicitud.adjuntos.find((one) => one.id === id);
  if (adjunto === undefined || !(await deps.files.has(adjunto.sha256))) return refuse('no-encontrada');
  const antivirus = (await readAntivirus(deps.db, [adjunto.sha256])).get(adjunto.sha256);
  if (antivirus === 'infectado') return refuse('archivo-infectado');
  return { adjunto, contenido: () => deps.files.read(adjunto.sha256) };
}
