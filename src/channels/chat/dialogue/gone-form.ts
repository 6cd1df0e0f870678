/** For a trámite whose draft is no more: filed, with the conversation still to be told, or removed elsewhere. */
import type { DialogueShown } from '../../../actions/chat/read-dialogue.ts';
import { paths } from '../../../paths.ts';
import { button } from '../../../ui/components/button.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatForm } from '../chat-form.ts';
import { dialoguePurposes } from './dialogue-purposes.ts';

export function goneForm(
  web: Web,
  c: WebContext,
  { dialogo, presentada }: Extract<DialogueShown, { clase: 'sin-borrador' }>,
): Html {
  const borrador = html`<input type="hidden" name="borrador" value="${dialogo.borrador}">`;
  if (presentada !== null)
    return chatForm(web, c, {
      action: paths.chat.presentar,
      purpose: dialoguePurposes.presentar,
      content: html`${borrador}<p class="govuk-body">Su solicitud ya está presentada: <a class="govuk-link" href="${paths.solicitud(presentada.referencia)}">${presentada.referencia}</a>.</p>${button({ text: 'Ver el resultado' })}`,
    });
  return chatForm(web, c, {
    action: paths.chat.dejarTramite,
    purpose: dialoguePurposes.dejar,
    content: html`${borrador}<p class="govuk-body">El borrador de este trámite ya no existe: se eliminó en otra página. Si lo necesita, empiece otra vez.</p>${button({ text: 'Entendido' })}`,
  });
}
