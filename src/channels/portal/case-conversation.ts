/** The conversation of the chat behind a case: where it goes on, or its transcript once it ended. */
import type { CaseView } from '../../actions/read-case.ts';
import { paths } from '../../paths.ts';
import { type Html, html } from '../../ui/html.ts';

type Conversation = CaseView['conversaciones'][number];

function sentence({ referencia }: CaseView['solicitud'], one: Conversation): Html {
  if (one.estado !== 'cerrada')
    return one.esElCaso
      ? html`La respuesta llegará en su conversación del chat, y allí puede añadir lo que falte. <a class="govuk-link" href="${paths.chat.inicio}">Ir a la conversación</a>`
      : html`La presentó en una conversación del chat que sigue abierta. <a class="govuk-link" href="${paths.chat.inicio}">Ir a la conversación</a>`;
  if (one.transcripcion === null)
    return html`La conversación del chat terminó; su texto se está guardando aquí.`;
  return html`<a class="govuk-link" href="${paths.conversacionDeCaso(referencia, one.conversacion)}">Descargar la conversación (texto)</a>`;
}

export function caseConversation({ solicitud, conversaciones }: CaseView): Html {
  if (conversaciones.length === 0) return html``;
  return html`<h2 class="govuk-heading-m" id="conversacion">Conversación del chat</h2>
${conversaciones.map((one) => html`<p class="govuk-body">${sentence(solicitud, one)}</p>`)}`;
}
