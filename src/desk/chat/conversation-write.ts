/** Where an agent writes to the person: the box, and the ready answers that go into it. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { errorMessage } from '../../ui/components/error-message.ts';
import { csrfField } from '../../ui/components/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import { chatPurpose } from './chat-purpose.ts';
import { type ConversationView, errorAt, fieldIdOf, may, typed, verbForm } from './conversation-view.ts';

const keyBytes = 16;

/** The choice and its button belong to the writing form: what is typed travels with it and comes back. */
function readyAnswers(view: ConversationView): Html {
  const id = fieldIdOf(view, 'mensaje', 'respuesta');
  const option = ({ id: value, titulo }: ConversationView['guardadas'][number]) =>
    html`<option value="${value}"${value === typed(view, 'mensaje', 'respuesta') && html` selected`}>${titulo}</option>`;
  const ofUnit = view.guardadas.filter(({ clase }) => clase === 'guardada');
  const derived = view.guardadas.filter(({ clase }) => clase === 'derivada');
  return html`<div class="v-escribir__listas" data-pliegue-foco="respuestas"><label class="govuk-visually-hidden" for="${id}">Respuesta guardada</label>
<select class="govuk-select" id="${id}" name="respuesta"><option value="">Respuesta guardada…</option>
${ofUnit.length > 0 && html`<optgroup label="De la unidad">${ofUnit.map(option)}</optgroup>`}<optgroup label="De cada trámite">${derived.map(option)}</optgroup></select>
${button({ text: 'Insertar', variant: 'secondary', classes: 'v-boton-menor', name: '_accion', value: 'insertar' })}</div>`;
}

function writingForm(view: ConversationView): Html {
  const { web, c, conversacion } = view;
  const id = fieldIdOf(view, 'mensaje', 'texto');
  const error = errorAt(view, 'mensaje', 'texto', true);
  return html`<form class="v-escribir" action="${paths.mesa.chat.verbo(conversacion.id, 'mensaje')}" method="post" novalidate data-escribir>${csrfField(tokenFor(web, c.var.visit, chatPurpose('mensaje')))}
<input type="hidden" name="cliente" value="${web.deps.ids.randomToken(keyBytes)}"><button class="govuk-button v-primero" tabindex="-1" aria-hidden="true">Enviar</button>
<label class="govuk-visually-hidden" for="${id}">Mensaje para la persona</label>${error !== undefined && errorMessage({ text: error, id: `${id}-error` })}
<div class="v-escribir__linea"><textarea class="govuk-textarea v-escribir__caja" id="${id}" name="texto" rows="3" maxlength="${chatLimits.messageCharsMax}" placeholder="Escriba su respuesta"${error !== undefined && html` aria-describedby="${id}-error"`}>${typedText(view)}</textarea>${button({ text: 'Enviar', classes: 'v-boton-menor' })}</div>
${readyAnswers(view)}</form>`;
}

/** The parser drops the first line break inside a textarea; a second one keeps what was typed. */
function typedText(view: ConversationView): string {
  const text = typed(view, 'mensaje', 'texto');
  return text.startsWith('\n') ? `\n${text}` : text;
}

/** Came too late: what was typed is not sent, and not lost. */
function unsent(view: ConversationView): Html | false {
  const text = typed(view, 'mensaje', 'texto');
  const id = fieldIdOf(view, 'mensaje', 'texto');
  return (
    text !== '' &&
    html`<label class="govuk-label" for="${id}">No se envió; cópielo si lo necesita</label><textarea class="govuk-textarea v-escribir__caja" id="${id}" rows="3" readonly>${typedText(view)}</textarea>`
  );
}

/** For who has it; others read who does, and what to do to answer. */
export function conversationWrite(view: ConversationView): Html {
  const { conversacion, staff } = view;
  if (may(view, 'escribir')) return writingForm(view);
  if (conversacion.estado === 'cerrada')
    return html`${unsent(view)}<p class="v-escribir__nota">La conversación terminó.</p>`;
  if (conversacion.agente !== null && conversacion.agente.cuenta !== staff.actor.cuenta)
    return html`${unsent(view)}<p class="v-escribir__nota">La tiene ${conversacion.agente.nombre}. Usted solo lee.</p>`;
  if (!may(view, 'tomar')) return html`<p class="v-escribir__nota">Usted solo lee esta conversación.</p>`;
  return html`${unsent(view)}${verbForm(view, 'tomar', html`${errorAt(view, 'tomar', 'tomar', true) !== undefined && errorMessage({ text: errorAt(view, 'tomar', 'tomar', true) ?? '' })}<p class="v-escribir__nota">Tómela para contestar.</p>${button({ text: 'Tomar la conversación' })}`)}`;
}
