/** Staff leave the chat; what they were attending goes back to the queue in a moment (`duties/chat-turns.ts`). */
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { deletePresencia } from '../../store/agentes-presentes.ts';
import type { Deps } from '../deps.ts';
import { announcePresence } from './set-presence.ts';

/** Safe to call again. */
export async function leavePresence(deps: Deps, actor: Funcionario): Promise<void> {
  if (await deletePresencia(deps.db, actor.cuenta)) announcePresence(deps, actor.unidades);
}
