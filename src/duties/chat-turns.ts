/** The clock of the chat: who lost their agent goes back to the queue, who waits in vain goes on in writing. */
import { convertConversation } from '../actions/chat/convert-conversation.ts';
import { returnLostConversation } from '../actions/chat/return-lost-conversation.ts';
import type { Deps } from '../actions/deps.ts';
import { officeHoursAt } from '../domain/calendar/office-hours.ts';
import { chatLimits } from '../domain/chat/chat-limits.ts';
import type { MotivoDeConversion } from '../domain/chat/motivos.ts';
import { isRefusal } from '../domain/refusals.ts';
import { listPendientes, type Pendiente } from '../store/turnos-de-chat.ts';
import type { Pace } from './pulse.ts';

const conversationsPerTurnMax = 100;

/** Why it goes on in writing now; null while somebody may still come. */
function reasonToConvert(
  { hayPresentes, estado, esperaDesdeMs }: Pendiente,
  isOpen: boolean,
  waitedSinceMs: number,
): MotivoDeConversion | null {
  if (!isOpen) return 'fuera-de-horario';
  if (!hayPresentes) return 'sin-agentes';
  return estado === 'en-espera' && esperaDesdeMs <= waitedSinceMs ? 'nadie-la-tomo' : null;
}

/** True where something was done. Somebody else's being faster (a person, another process) is no fault. */
async function settle(deps: Deps, pendiente: Pendiente, motivo: MotivoDeConversion | null): Promise<boolean> {
  if (pendiente.estado === 'atendida') {
    const returned = await returnLostConversation(deps, pendiente);
    if (isRefusal(returned)) return false;
  }
  if (motivo === null) return pendiente.estado === 'atendida';
  const converted = await convertConversation(deps, pendiente.id, motivo);
  if (!isRefusal(converted)) return true;
  if (converted.code !== 'transicion-imposible')
    deps.log.warn('chat-sin-convertir', { id: pendiente.id, code: converted.code });
  return pendiente.estado === 'atendida';
}

/**
 * One turn: a single indexed look, and work only where there is some. Any number of processes may take turns at once:
 * every change is made on the version that was seen. A conversation that breaks leaves the others their turn.
 */
export async function chatTurns(deps: Deps): Promise<Pace> {
  const ahoraMs = deps.clock.nowMs();
  const pendientes = await listPendientes(deps.db, {
    ahoraMs,
    tomadaAntesMs: ahoraMs - chatLimits.presenceLeaseSeconds * 1_000,
    limite: conversationsPerTurnMax,
  });
  if (pendientes.length === 0) return 'idle';
  const { isOpen } = officeHoursAt(await deps.calendar(), ahoraMs);
  let done = 0;
  for (const pendiente of pendientes) {
    const motivo = reasonToConvert(pendiente, isOpen, ahoraMs - deps.chatWaitMs);
    if (motivo === null && pendiente.estado === 'en-espera') continue;
    try {
      if (await settle(deps, pendiente, motivo)) done += 1;
    } catch (error) {
      deps.log.fault(error, { duty: 'chat', id: pendiente.id });
    }
  }
  return done >= conversationsPerTurnMax ? 'again' : 'idle';
}
