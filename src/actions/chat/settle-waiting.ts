/** Right after somebody asked for a person: where nobody can come, it goes on in writing at once instead of waiting in vain. */
import { officeHoursAt } from '../../domain/calendar/office-hours.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { MotivoDeConversion } from '../../domain/chat/motivos.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { countPresentes } from '../../store/espera-de-chat.ts';
import type { Deps } from '../deps.ts';
import { convertConversation } from './convert-conversation.ts';
import { readConversation } from './find-conversation.ts';

/** Why nobody can take a conversation of the unit now; null where somebody can. */
export async function noOneComes(
  deps: Pick<Deps, 'db' | 'clock' | 'calendar'>,
  unidad: string,
): Promise<MotivoDeConversion | null> {
  const nowMs = deps.clock.nowMs();
  if (!officeHoursAt(await deps.calendar(), nowMs).isOpen) return 'fuera-de-horario';
  return (await countPresentes(deps.db, unidad, nowMs)).disponibles === 0 ? 'sin-agentes' : null;
}

/**
 * For the door, after `askForPerson`. Gives the conversation as it stands then; its line `convertida` says why. Where
 * somebody was faster (an agent took it), what they made of it.
 */
export async function settleWaiting(deps: Deps, conversacion: Conversacion): Promise<Conversacion | Refusal> {
  if (conversacion.estado !== 'en-espera') return conversacion;
  const motivo = await noOneComes(deps, conversacion.unidad);
  if (motivo === null) return conversacion;
  const converted = await convertConversation(deps, conversacion.id, motivo);
  return isRefusal(converted) && converted.code === 'transicion-imposible'
    ? readConversation(deps, { clase: 'asistente' }, conversacion.id)
    : converted;
}
