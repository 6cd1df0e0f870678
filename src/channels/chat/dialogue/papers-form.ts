/** The papers of a trámite as a form of the chat; each file is looked into as on the page of Trámite Rápido. */
import type { DialogueShown } from '../../../actions/chat/read-dialogue.ts';
import { paths } from '../../../paths.ts';
import { type Html, html } from '../../../ui/html.ts';
import { paperSlots } from '../../../web/filing/paper-slots.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatForm } from '../chat-form.ts';
import { refreshHref } from '../refresh-href.ts';
import { backButton } from './back-button.ts';
import { dialoguePurposes } from './dialogue-purposes.ts';
import type { DialogueTyped } from './dialogue-typed.ts';

export async function papersForm(
  web: Web,
  c: WebContext,
  { draft, anterior }: Extract<DialogueShown, { clase: 'documentos' }>,
  { errors }: DialogueTyped,
): Promise<Html> {
  const slots = await paperSlots(web, c, draft, { errors, refreshHref: refreshHref(c) });
  return chatForm(web, c, {
    action: paths.chat.documentos,
    purpose: dialoguePurposes.documentos,
    hasFiles: true,
    content: html`<input type="hidden" name="borrador" value="${draft.borrador.id}">${slots}${anterior !== null && backButton(anterior)}`,
  });
}
