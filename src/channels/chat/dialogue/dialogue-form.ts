/** The part of the controls that files a trámite: the question, the papers or the review that the dialogue asks for now. */
import { type DialogueShown, readDialogue } from '../../../actions/chat/read-dialogue.ts';
import type { Conversacion } from '../../../domain/chat/conversacion.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { button } from '../../../ui/components/button.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatForm } from '../chat-form.ts';
import { accountOf } from '../visitor.ts';
import { dialogueFrame } from './dialogue-frame.ts';
import { dialoguePurposes } from './dialogue-purposes.ts';
import { type DialogueTyped, nothingTyped } from './dialogue-typed.ts';
import { goneForm } from './gone-form.ts';
import { papersForm } from './papers-form.ts';
import { questionForm } from './question-form.ts';
import { reviewForm } from './review-form.ts';

function leaveForm(web: Web, c: WebContext, borrador: string): Html {
  return chatForm(web, c, {
    action: paths.chat.dejarTramite,
    purpose: dialoguePurposes.dejar,
    content: html`<input type="hidden" name="borrador" value="${borrador}">${button({ text: 'Dejar el trámite', variant: 'secondary', classes: 'v-boton-menor' })}`,
  });
}

function stepForm(web: Web, c: WebContext, shown: DialogueShown, typed: DialogueTyped): Html | Promise<Html> {
  switch (shown.clase) {
    case 'pregunta':
      return questionForm(web, c, shown, typed);
    case 'documentos':
      return papersForm(web, c, shown, typed);
    case 'revisar':
      return reviewForm(web, c, shown, typed);
    case 'sin-borrador':
      return goneForm(web, c, shown);
  }
}

/** Null where no trámite is being filed in the conversation. `typed`: what a refused form held, shown instead of a fresh one. */
export async function dialogueForm(
  web: Web,
  c: WebContext,
  conversacion: Conversacion,
  typed: DialogueTyped = nothingTyped,
): Promise<Html | null> {
  const actor = accountOf(c);
  if (actor === null || conversacion.estado === 'cerrada') return null;
  const shown = await readDialogue(web.deps, actor, conversacion);
  if (shown === null || isRefusal(shown)) return null;
  const content = await stepForm(web, c, shown, typed);
  const leave = leaveForm(web, c, shown.dialogo.borrador);
  return dialogueFrame(web, shown, typed, html`${content}${shown.clase !== 'sin-borrador' && leave}`);
}
