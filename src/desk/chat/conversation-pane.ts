/** One conversation drawn whole: alone on its page, beside others, or as the fragment the island asks for. */

import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { nombreDeEstadoDeConversacion } from '../../domain/chat/conversacion.ts';
import { paths } from '../../paths.ts';
import { inboxPane } from '../../ui/components/inbox-pane.ts';
import { type Tone, tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { lineView } from '../../web/chat/line-view.ts';
import { shortInstant } from '../short-instant.ts';
import { conversationActions } from './conversation-actions.ts';
import { conversationBeside } from './conversation-beside.ts';
import { type ConversationView, lineViewForStaff } from './conversation-view.ts';
import { conversationWrite } from './conversation-write.ts';
import { whoOf } from './inbox-lists.ts';

const tones: Readonly<Record<string, Tone>> = {
  asistente: 'grey',
  'en-espera': 'orange',
  atendida: 'green',
  diferida: 'purple',
  cerrada: 'grey',
};

function about({ conversacion, staff, web }: ConversationView): Html {
  const { persona, agente, unidad, promesaVenceMs, estado } = conversacion;
  const nowMs = web.deps.clock.nowMs();
  const holder =
    agente === null
      ? null
      : agente.cuenta === staff.actor.cuenta
        ? 'La tiene usted'
        : `La tiene ${agente.nombre}`;
  const promise =
    estado === 'diferida' && promesaVenceMs !== null
      ? `${promesaVenceMs <= nowMs ? 'Venció' : 'Vence'} ${shortInstant(promesaVenceMs, nowMs, zoneGuayaquil)}`
      : null;
  const parts = [
    persona === null ? null : `RUC ${persona.ruc}`,
    promise,
    holder,
    staff.actor.unidades.length > 1 ? unidad : null,
  ];
  return html`<span>${parts.filter((part) => part !== null).join(' · ')}</span>`;
}

function links({ conversacion, isAlone, c }: ConversationView): Html {
  const { chat } = paths.mesa;
  if (isAlone)
    // Two addresses take turns: a link to a place on the very page one stands on asks the server nothing.
    return html`<noscript><a class="govuk-link" href="${chat.conversacion(conversacion.id)}?vez=${c.req.query('vez') === '1' ? 2 : 1}#escribir">Ver respuestas nuevas</a></noscript>`;
  return html`<a class="govuk-link" href="${chat.conversacion(conversacion.id)}">Abrir sola</a> <a class="govuk-link" href="${chat.inicio}" data-quitar>Quitar<span class="govuk-visually-hidden"> de la vista la conversación de ${whoOf(conversacion)}</span></a>`;
}

export function conversationPane(view: ConversationView): Html {
  const { conversacion, lineas, isAlone, web } = view;
  const { id, estado, version } = conversacion;
  const { chat } = paths.mesa;
  const look = lineViewForStaff(web, conversacion);
  const isCut = conversacion.lineas > chatLimits.linesPerBatchMax;
  return inboxPane({
    id,
    who: whoOf(conversacion),
    about: about(view),
    state: tag({ text: nombreDeEstadoDeConversacion[estado], tone: tones[estado] }),
    lines: html`${lineas.map((linea) => lineView(linea, look))}`,
    lastLine: lineas.at(-1)?.n ?? 0,
    readLine: conversacion.leidoAgente,
    version,
    headingLevel: isAlone ? 1 : 2,
    links: links(view),
    news: isCut
      ? html`<p class="v-panel__antes">Se muestran las últimas ${chatLimits.linesPerBatchMax} líneas. <a class="govuk-link" href="${chat.transcripcion(id)}" download>Descargar la conversación entera</a></p>`
      : undefined,
    write: html`<div id="${isAlone ? 'escribir' : `escribir-${id}`}">${conversationWrite(view)}</div>`,
    actions: conversationActions(view),
    beside: conversationBeside(view),
    addresses: {
      panel: chat.panel(id),
      write: chat.verbo(id, 'mensaje'),
      read: conversacion.agente?.cuenta === view.staff.actor.cuenta ? chat.verbo(id, 'leido') : '',
      typing: chat.verbo(id, 'escribiendo'),
    },
  });
}
