/** One line of a conversation as markup: the only renderer of lines, for pages, polls and streams of both sides. */
import type { Definiciones } from '../../actions/deps.ts';
import { civilMinuteAt } from '../../domain/calendar/civil-date.ts';
import { hourText, longDateText } from '../../domain/calendar/civil-text.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { seAtiendePorChat } from '../../domain/chat/dialogo.ts';
import type { Linea } from '../../domain/chat/linea.ts';
import { type ChatLineFrame, chatBubble, chatNotice } from '../../ui/components/chat-line.ts';
import { type Html, html } from '../../ui/html.ts';
import { lineBody } from './line-body.ts';
import { stateWords } from './state-words.ts';

export type LineView = {
  readonly audience: 'persona' | 'agente';
  /** What a trámite is called; its id where nobody knows it any more. */
  readonly nombreDe: (tramite: string) => string;
  /** Whether the trámite may be filed in the chat itself. */
  readonly seHaceAqui: (tramite: string) => boolean;
  readonly archivoHref: (archivo: string) => string;
  /** Who the person is, for staff; «Persona» where nobody identified themselves. */
  readonly persona: string;
};

/** The view of one side; `archivoHref` leads to a file of the conversation by that side's door. */
export function lineViewOf(
  definiciones: Definiciones,
  side: Pick<LineView, 'audience' | 'archivoHref'> & { readonly persona?: string | undefined },
): LineView {
  return {
    ...side,
    persona: side.persona ?? 'Persona',
    nombreDe: (id) => definiciones.porId(id)?.definicion.nombre ?? id,
    seHaceAqui: (id) => {
      const vigente = definiciones.porId(id);
      return vigente !== null && seAtiendePorChat(vigente.definicion);
    },
  };
}

function authorName({ autor }: Linea, { audience, persona }: LineView): string {
  if (autor.clase === 'persona') return audience === 'persona' ? 'Usted' : persona;
  return autor.clase === 'agente' ? autor.nombre : 'Asistente';
}

function frameOf(linea: Linea): ChatLineFrame {
  const { date, minute } = civilMinuteAt(linea.ocurridaMs, zoneGuayaquil);
  return {
    n: linea.n,
    clase: linea.clase,
    // One who reads along announces only what the other side did.
    autor: linea.autor.clase,
    dia: longDateText(date),
    hora: hourText(minute),
    instante: new Date(linea.ocurridaMs).toISOString(),
  };
}

/** `<li id="l-<n>" data-n data-clase data-autor data-dia>`. What was typed is text, whatever it holds. */
export function lineView(linea: Linea, view: LineView): Html {
  const frame = frameOf(linea);
  if (linea.contenido === null)
    return chatNotice(frame, 'Este contenido se retiró de la conversación. Su lugar queda marcado.');
  const words = stateWords(linea, view);
  const note =
    view.audience === 'agente' && linea.reservado !== null && linea.reservado.nota !== ''
      ? html`<span class="v-linea__nota">Nota interna: ${linea.reservado.nota}</span>`
      : false;
  if (words !== null) return chatNotice(frame, html`${words}${note}`);
  return chatBubble(frame, authorName(linea, view), html`${lineBody(linea, view)}${note}`);
}
