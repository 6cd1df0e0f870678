/** One question of a trámite as a form of the chat, with what was answered so far. */
import type { DialogueShown } from '../../../actions/chat/read-dialogue.ts';
import { paths } from '../../../paths.ts';
import { button } from '../../../ui/components/button.ts';
import { type Html, html } from '../../../ui/html.ts';
import { drawQuestions } from '../../../web/filing/draw-questions.ts';
import { searchAsked } from '../../../web/filing/inner-buttons.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatForm } from '../chat-form.ts';
import { backButton } from './back-button.ts';
import { dialoguePurposes } from './dialogue-purposes.ts';
import type { DialogueTyped } from './dialogue-typed.ts';

type Question = Extract<DialogueShown, { clase: 'pregunta' }>;

export const skipAction = 'omitir';

/** The search an address carries (`?en=…&buscar=…`) shows its results; elsewhere the draft alone is shown. */
export async function questionForm(
  web: Web,
  c: WebContext,
  { draft, paso, anterior, canBeSkipped, porConfirmar }: Question,
  { errors, entrada }: DialogueTyped,
): Promise<Html> {
  const question = await drawQuestions(web, c, draft, {
    campos: [paso],
    entrada: { ...draft.borrador.entrada, ...entrada },
    errors,
    search: searchAsked(c.req.query('en'), c.req.query('buscar')),
  });
  const answer = draft.lectura.datos[paso];
  // A list without rows is an answer that was read, but none that could be confirmed.
  const isGiven = porConfirmar && !(Array.isArray(answer) && answer.length === 0);
  const skip =
    canBeSkipped &&
    button({ text: 'Omitir esta pregunta', variant: 'secondary', name: '_accion', value: skipAction });
  return chatForm(web, c, {
    action: paths.chat.respuesta,
    purpose: dialoguePurposes.pregunta,
    attributes: { 'data-chat-pregunta': paso },
    content: html`<input type="hidden" name="borrador" value="${draft.borrador.id}"><input type="hidden" name="paso" value="${paso}">${question}
<div class="govuk-button-group">${button({ text: isGiven ? 'Confirmar y continuar' : 'Continuar' })}${skip}${anterior !== null && backButton(anterior)}</div>`,
  });
}
