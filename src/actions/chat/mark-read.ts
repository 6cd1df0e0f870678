/** Notes how far somebody has read, over all their tabs, and that the person is there. */
import type { Participante } from '../../domain/chat/ciclo.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { markReadByAgent, markReadByPerson } from '../../store/conversaciones.ts';
import type { Deps } from '../deps.ts';
import { readConversation } from './find-conversation.ts';

/** Being there is written down at most this often: readers ask every few seconds. */
const seenEveryMs = 15_000;
const lineMax = 2_147_483_647;

/**
 * The mark only goes up, and never past the last line. `n` 0 only notes that the person is there. Staff mark what
 * they have themselves; looking on marks nothing. Gives how far it stands.
 */
export async function markRead(
  deps: Pick<Deps, 'db' | 'clock'>,
  quien: Participante,
  asked: { readonly id: string; readonly n: number },
): Promise<{ readonly leido: number } | Refusal> {
  const c = await readConversation(deps, quien, asked.id);
  if (isRefusal(c)) return c;
  const n = Number.isInteger(asked.n) ? Math.min(Math.max(asked.n, 0), lineMax) : 0;
  const reached = Math.min(n, c.lineas);
  if (quien.clase === 'persona') {
    const nowMs = deps.clock.nowMs();
    await markReadByPerson(deps.db, { id: c.id, n }, nowMs, nowMs - seenEveryMs);
    return { leido: Math.max(c.leidoPersona, reached) };
  }
  if (quien.clase === 'asistente' || c.agente?.cuenta !== quien.actor.cuenta) return { leido: c.leidoAgente };
  if (reached > c.leidoAgente) await markReadByAgent(deps.db, { id: c.id, n, agente: quien.actor.cuenta });
  return { leido: Math.max(c.leidoAgente, reached) };
}
