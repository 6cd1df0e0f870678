/** The agents' desk of the chat: its routes, as a table of contents. */
import { paths } from '../../paths.ts';
import type { ChatHub } from '../../web/chat/hub.ts';
import { seeOther } from '../../web/pages.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { cannedPage, sendCanned } from './canned-page.ts';
import { chatFileDownload, transcriptDownload } from './chat-downloads.ts';
import { chatStream, missedLines } from './chat-stream.ts';
import { chatVerb } from './chat-verb.ts';
import { conversationFragment, conversationPage } from './conversation-page.ts';
import { inboxFragment, inboxPage, showInbox } from './inbox-page.ts';
import { sendPresence } from './presence.ts';
import { proposalPage, sendProposal } from './proposal-page.ts';
import { sendTakeNext } from './take-next.ts';
import { teamPage } from './team-page.ts';

/** The same conversation as `paths.mesa.chat` writes it, with the part that varies. */
const route = '/mesa/chat/conversaciones/:id';

export function addChatRoutes(app: WebApp, web: Web, hub: ChatHub): void {
  const { chat } = paths.mesa;
  app.get(chat.inicio, (c) => inboxPage(web, c));
  app.get(chat.bandeja, (c) => inboxFragment(web, c));
  app.get(chat.flujo, (c) => chatStream(web, c, hub));
  app.post(chat.presencia, (c) => sendPresence(web, c));
  app.post(chat.siguiente, (c) =>
    sendTakeNext(web, c, (staff, refusal) => showInbox(web, c, staff, { take: { id: '', refusal } })),
  );
  app.get(chat.equipo, (c) => teamPage(web, c));
  app.get(chat.respuestas, (c) => cannedPage(web, c));
  app.post(chat.respuestas, (c) => sendCanned(web, c));

  app.get(route, (c) => conversationPage(web, c));
  app.get(`${route}/panel`, (c) => conversationFragment(web, c));
  app.get(`${route}/lineas`, (c) => missedLines(web, c));
  app.get(`${route}/transcripcion`, (c) => transcriptDownload(web, c));
  app.get(`${route}/archivos/:archivo`, (c) => chatFileDownload(web, c));
  app.get(`${route}/proponer/:tramite`, (c) => proposalPage(web, c));
  app.post(`${route}/proponer/:tramite`, (c) => sendProposal(web, c));
  app.post(`${route}/:verbo`, (c) => chatVerb(web, c));

  // A form's own address, opened or reloaded after a refusal, leads to the page the form is on.
  for (const form of [chat.presencia, chat.siguiente]) app.get(form, (c) => seeOther(c, chat.inicio));
  app.get(`${route}/:verbo`, (c) => seeOther(c, chat.conversacion(c.req.param('id'))));
}
