/** Filing a trámite in the chat: what each of its addresses does. */
import { paths } from '../../../paths.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebApp } from '../../../web/web.ts';
import { answerDialogue } from './answer-dialogue.ts';
import { attachDialogue } from './attach-dialogue.ts';
import { fileDialogue } from './file-dialogue.ts';
import { leaveDialogueFromForm } from './leave-dialogue-form.ts';
import { startDialogueFromForm } from './start-dialogue-form.ts';

export function dialogueRoutes(app: WebApp, web: Web): void {
  const { tramite, respuesta, documentos, presentar, dejarTramite, inicio } = paths.chat;
  app.post(tramite, (c) => startDialogueFromForm(web, c));
  app.post(respuesta, (c) => answerDialogue(web, c));
  app.post(documentos, (c) => attachDialogue(web, c));
  app.post(presentar, (c) => fileDialogue(web, c));
  app.post(dejarTramite, (c) => leaveDialogueFromForm(web, c));
  // Whoever arrives by GET, as after a sign-in, is led to the conversation.
  for (const address of [tramite, respuesta, documentos, presentar, dejarTramite])
    app.get(address, (c) => seeOther(c, inicio));
}
