/** The review of a trámite in the chat: every answer, what was found, what filing will do, and the button that files it. */
import type { DialogueShown } from '../../../actions/chat/read-dialogue.ts';
import { paths } from '../../../paths.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { type Html, html } from '../../../ui/html.ts';
import {
  filingFields,
  reviewObstacles,
  reviewOutlook,
  reviewRows,
  reviewWarnings,
} from '../../../web/filing/review-parts.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatForm } from '../chat-form.ts';
import { changeButton } from './back-button.ts';
import { dialoguePurposes } from './dialogue-purposes.ts';
import type { DialogueTyped } from './dialogue-typed.ts';

type Reviewed = Extract<DialogueShown, { clase: 'revisar' }>;

/** Several files of one step lead to it with one button. */
function answerRows({ review }: Reviewed) {
  let papersLead = false;
  return reviewRows(review).map(({ campo, key, value, nombre }) => {
    const leads = campo !== null || !papersLead;
    if (campo === null) papersLead = true;
    const change = leads && changeButton(campo ?? 'documentos', campo === null ? 'los documentos' : nombre);
    return { key, value: html`${value}${change && html`<br>${change}`}` };
  });
}

export function reviewForm(web: Web, c: WebContext, shown: Reviewed, { refusal }: DialogueTyped): Html {
  const { review, draft } = shown;
  const borrador = html`<input type="hidden" name="borrador" value="${draft.borrador.id}">`;
  const answers = chatForm(web, c, {
    action: paths.chat.respuesta,
    purpose: dialoguePurposes.pregunta,
    content: html`${borrador}<input type="hidden" name="paso" value="revisar">${summaryList({ rows: answerRows(shown) })}`,
  });
  const file =
    reviewObstacles(review).length === 0 &&
    chatForm(web, c, {
      action: paths.chat.presentar,
      purpose: dialoguePurposes.presentar,
      content: html`${borrador}${filingFields(review, refusal)}`,
    });
  return html`<h3 class="govuk-heading-s">Revise antes de presentar</h3>${reviewWarnings(review)}${answers}${reviewOutlook(review)}${file}`;
}
