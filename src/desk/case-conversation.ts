/** The conversation of the chat behind a case: where staff answer it, and its transcript once it ended. */
import { estaAbierta } from '../domain/solicitud/lifecycle.ts';
import { paths } from '../paths.ts';
import { insetText } from '../ui/components/inset-text.ts';
import { type Html, html } from '../ui/html.ts';
import type { CaseView } from './case-view.ts';

type Conversation = CaseView['caso']['conversaciones'][number];

function links(referencia: string, { conversacion, estado, transcripcion }: Conversation): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.chat.conversacion(conversacion)}">Ver la conversación</a>${transcripcion !== null && html` · <a class="govuk-link" href="${paths.mesa.conversacionDeCaso(referencia, conversacion)}">Descargar la que tiene la persona (texto)</a>`}${estado === 'cerrada' && transcripcion === null && html` · <span class="govuk-hint">La transcripción se está adjuntando.</span>`}</p>`;
}

export function caseConversation({ caso }: CaseView): Html | false {
  const { solicitud, conversaciones } = caso;
  if (conversaciones.length === 0) return false;
  const living = conversaciones.find(({ esElCaso, estado }) => esElCaso && estado !== 'cerrada');
  return html`<section aria-labelledby="conversacion"><h2 class="govuk-heading-m" id="conversacion">Conversación del chat</h2>
${
  living !== undefined &&
  estaAbierta(solicitud.estado) &&
  insetText({
    text: html`Esta consulta se responde en su conversación, que sigue abierta: <a class="govuk-link" href="${paths.mesa.chat.conversacion(living.conversacion)}">responder ahí</a>. Al cerrarla como respondida, esta solicitud queda decidida.`,
  })
}
${conversaciones.map((one) => links(solicitud.referencia, one))}</section>`;
}
