/** Where a conversation begins: one question, a person always within reach, and the list for who prefers to look. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { chatComposer } from '../../ui/components/chat-composer.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { type Html, html } from '../../ui/html.ts';
import { startFormId } from '../../web/chat/form-ids.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { chatForm } from './chat-form.ts';
import type { OfficeHours } from './office-hours.ts';
import { chatPurposes } from './purposes.ts';
import type { ChatShown } from './shown.ts';
import { tramiteList } from './tramite-list.ts';
import { accountOf } from './visitor.ts';

const questionId = 'chat-pregunta';

/** The key of the form is the conversation's own: a second click finds the first one's. */
export function startForm(web: Web, c: WebContext, { texto, refusal, cliente }: ChatShown): Html {
  return chatForm(web, c, {
    action: paths.chat.inicio,
    purpose: chatPurposes.empezar,
    keyName: 'llave',
    cliente,
    id: startFormId,
    attributes: { 'data-chat-inicio': true },
    content: chatComposer({
      id: questionId,
      label: 'Cuéntenos qué necesita',
      value: texto,
      error: refusal?.sentence,
      charsMax: chatLimits.messageCharsMax,
      rows: 4,
      sendText: 'Enviar',
      also: button({
        text: 'Quiero hablar con una persona',
        variant: 'secondary',
        name: 'con',
        value: 'persona',
      }),
    }),
  });
}

export function hoursView({ week, sentence }: OfficeHours): Html {
  return html`<div class="v-chat-horario"><p class="govuk-body">El asistente responde a toda hora. Las personas atienden ${week}.</p><p class="govuk-body"><strong>${sentence}</strong></p></div>`;
}

export function startView(web: Web, c: WebContext, hours: OfficeHours, shown: ChatShown): Html {
  return html`${shown.refusal !== undefined && errorSummary({ errors: [{ text: shown.refusal.sentence, href: `#${questionId}` }] })}
<p class="govuk-body-l">Escríbalo con sus palabras. Le sugerimos los trámites que correspondan y usted elige. No necesita una cuenta para preguntar.</p>
${startForm(web, c, shown)}
${hoursView(hours)}
<p class="govuk-body">¿Ya tenía una conversación en otro equipo? <a class="govuk-link" href="${paths.chat.volver}">Vuelva a ella con un código</a>.</p>
<h2 class="govuk-heading-m">Todos los trámites</h2>${tramiteList(web, accountOf(c) === null ? null : startFormId)}`;
}
