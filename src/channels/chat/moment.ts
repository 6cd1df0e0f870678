/** How a conversation stands for the person who reads it: what the page and its controls are made of. */
import { readChatLines } from '../../actions/chat/read-chat-lines.ts';
import { readWaiting, type Waiting } from '../../actions/chat/read-waiting.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { Linea } from '../../domain/chat/linea.ts';
import type { Html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { dialogueForm } from './dialogue/dialogue-form.ts';
import { type OfficeHours, officeHours } from './office-hours.ts';

export type PendingProposal = { readonly n: number; readonly tramite: string; readonly de: string };

export type Moment = {
  readonly conversacion: Conversacion;
  /** The last ones; earlier ones may not be here. */
  readonly lineas: readonly Linea[];
  readonly waiting: Waiting | null;
  readonly propuesta: PendingProposal | null;
  /** The question of the trámite being filed here. */
  readonly pregunta: Html | null;
  readonly hours: OfficeHours;
};

/** The last proposal nobody answered yet. */
export function pendingProposal(lineas: readonly Linea[]): PendingProposal | null {
  const answered = new Set<number>();
  for (const linea of lineas.toReversed()) {
    if (linea.contenido === null) continue;
    if (linea.clase === 'propuesta-aceptada' || linea.clase === 'propuesta-rechazada')
      answered.add(linea.contenido.propuesta);
    if (linea.clase === 'tramite-propuesto') {
      if (answered.has(linea.n)) return null;
      const de = linea.autor.clase === 'agente' ? linea.autor.nombre : 'El asistente';
      return { n: linea.n, tramite: linea.contenido.tramite, de };
    }
  }
  return null;
}

/** `pregunta`: what part of the trámite to show instead of asking how it stands, where a refusal is shown beside it. */
export async function readMoment(
  web: Web,
  c: WebContext,
  conversacion: Conversacion,
  pregunta?: Html,
): Promise<Moment> {
  const { deps } = web;
  const despues = Math.max(0, conversacion.lineas - chatLimits.linesPerBatchMax);
  const [lines, waiting, calendar] = await Promise.all([
    readChatLines(deps, [{ id: conversacion.id, despues }], chatLimits.linesPerBatchMax),
    conversacion.estado === 'en-espera' ? readWaiting(deps, conversacion.id) : null,
    deps.calendar(),
  ]);
  const lineas = lines.get(conversacion.id) ?? [];
  return {
    conversacion,
    lineas,
    waiting,
    propuesta: conversacion.estado === 'cerrada' ? null : pendingProposal(lineas),
    pregunta: pregunta ?? (await dialogueForm(web, c, conversacion)),
    hours: officeHours(calendar, deps.clock.nowMs()),
  };
}
