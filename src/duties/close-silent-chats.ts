/** The duty that closes conversations in which nobody writes any more. What goes on in writing has a promise and stays. */
import { closeSilentConversation } from '../actions/chat/close-silent-conversation.ts';
import type { Deps } from '../actions/deps.ts';
import { chatLimits } from '../domain/chat/chat-limits.ts';
import { isRefusal } from '../domain/refusals.ts';
import { listSinMovimiento } from '../store/turnos-de-chat.ts';

const conversationsPerTurnMax = 200;
const hourMs = 3_600_000;

const silent = [
  { estado: 'asistente', hours: chatLimits.assistantIdleHours },
  { estado: 'atendida', hours: chatLimits.attendedIdleHours },
] as const;

/** Returns how many it closed. */
export async function closeSilentChats(deps: Deps): Promise<number> {
  const unidades = [...new Set(deps.definiciones.todas.map(({ definicion }) => definicion.atiende))];
  let closed = 0;
  for (const { estado, hours } of silent) {
    const antesMs = deps.clock.nowMs() - hours * hourMs;
    const found = await listSinMovimiento(deps.db, {
      unidades,
      estado,
      antesMs,
      limite: conversationsPerTurnMax,
    });
    for (const one of found) {
      const outcome = await closeSilentConversation(deps, one, antesMs);
      if (isRefusal(outcome)) deps.log.info('chat-sin-cerrar', { id: one.id, code: outcome.code });
      else closed += 1;
    }
  }
  return closed;
}
