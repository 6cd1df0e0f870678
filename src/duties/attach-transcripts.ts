/** The duty that gives the cases of closed conversations their transcript. */
import { attachTranscript } from '../actions/chat/attach-transcript.ts';
import type { Deps } from '../actions/deps.ts';
import { isRefusal } from '../domain/refusals.ts';
import { listTranscripcionesDebidas } from '../store/transcripciones-de-chat.ts';

const casesPerTurnMax = 50;

/** Returns how many it attached. One that fails leaves the others their turn and is tried again at the next. */
export async function attachTranscripts(deps: Deps): Promise<number> {
  let attached = 0;
  for (const debida of await listTranscripcionesDebidas(deps.db, casesPerTurnMax)) {
    const { conversacion: id } = debida;
    try {
      const outcome = await attachTranscript(deps, debida);
      if (isRefusal(outcome)) deps.log.warn('transcripcion-sin-adjuntar', { id, code: outcome.code });
      else attached += 1;
    } catch (error) {
      deps.log.fault(error, { duty: 'transcripciones', id });
    }
  }
  return attached;
}
