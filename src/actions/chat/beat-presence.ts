/** The beat of an open console: whoever came into the chat stays in it; nobody comes in by a beat. */
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { beatPresencia, type Presencia } from '../../store/agentes-presentes.ts';
import type { Deps } from '../deps.ts';
import { announcePresence, attends, leaseEndMs } from './set-presence.ts';

/** Null for whoever is not in the chat. Units and name follow the account: a role taken away acts at the next beat. */
export async function beatPresence(deps: Deps, actor: Funcionario): Promise<Presencia | null> {
  if (!attends(actor)) return null;
  const nowMs = deps.clock.nowMs();
  const presencia = await beatPresencia(deps.db, actor, nowMs, leaseEndMs(nowMs));
  // The lease had run out: the others took this person for gone.
  if (presencia?.desdeMs === nowMs) announcePresence(deps, actor.unidades);
  return presencia;
}
