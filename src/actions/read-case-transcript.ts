/** The transcript of a conversation that is attached to a case, for whoever may read the case. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import { noteLectura } from '../store/lecturas.ts';
import { listConversacionesDeCaso } from '../store/transcripciones-de-chat.ts';
import { readForActor } from './change-solicitud.ts';
import { readTranscript, type Transcript } from './chat/read-transcript.ts';
import type { Deps } from './deps.ts';

/**
 * In the person's version, out of the log: the bytes that were attached, unless a line was taken out of the conversation
 * since then; its words are then gone here too. `no-encontrada` until it is attached.
 */
export async function readCaseTranscript(
  deps: Deps,
  actor: Actor,
  referencia: string,
  conversacion: string,
): Promise<Transcript | Refusal> {
  const solicitud = await readForActor(deps, actor, referencia);
  if (isRefusal(solicitud)) return solicitud;
  const found = (await listConversacionesDeCaso(deps.db, solicitud.id)).find(
    (one) => one.conversacion === conversacion && one.transcripcion !== null,
  );
  return found === undefined
    ? refuse('no-encontrada')
    : readTranscript(deps, { clase: 'asistente' }, found.conversacion, 'texto');
}

/** For staff: opening it is reading the case, and is written down as that. `sesion`: the session that reads. */
export async function readCaseTranscriptForStaff(
  deps: Deps,
  actor: Extract<Actor, { clase: 'funcionario' }>,
  sesion: { readonly id: string; readonly creadaMs: number },
  referencia: string,
  conversacion: string,
): Promise<Transcript | Refusal> {
  const found = await readCaseTranscript(deps, actor, referencia, conversacion);
  if (isRefusal(found)) return found;
  const lectura = { cuenta: actor.cuenta, referencia, sesion: sesion.id, desdeMs: sesion.creadaMs };
  await noteLectura(deps.db, lectura, deps.clock.nowMs());
  return found;
}
