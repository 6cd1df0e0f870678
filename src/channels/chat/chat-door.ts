/** The chat, as the person meets it: a table of what each address does. */
import { paths } from '../../paths.ts';
import type { ChatHub } from '../../web/chat/hub.ts';
import { seeOther } from '../../web/pages.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { sendBegin } from './begin.ts';
import { showChat, showControls, showPanel } from './chat-page.ts';
import { sendReturnAddress, sendReturnTry, showReturn } from './come-back.ts';
import { dialogueRoutes } from './dialogue/dialogue-routes.ts';
import { downloadFile, sendFile } from './files.ts';
import { followChat, sendRead, sendTyping, showLines } from './news.ts';
import { downloadTranscript } from './transcript-download.ts';
import { sendVerb } from './verb.ts';
import { chatVerbs } from './verbs.ts';

const { chat } = paths;

/** Addresses of forms only: whoever arrives by GET, as after a sign-in, is led to the conversation. */
const formsOnly = [
  chat.mensajes,
  chat.persona,
  chat.dejarFila,
  chat.propuesta,
  chat.contacto,
  chat.unir,
  chat.archivos,
  chat.terminar,
] as const;

export function chatDoor(hub: ChatHub): (app: WebApp, web: Web) => void {
  return (app, web) => {
    const verbs = chatVerbs(web);
    app.get(chat.inicio, (c) => showChat(web, c));
    app.post(chat.inicio, (c) => sendBegin(web, c));
    app.post(chat.mensajes, (c) => sendVerb(web, c, verbs.mensaje));
    app.post(chat.persona, (c) => sendVerb(web, c, verbs.persona));
    app.post(chat.dejarFila, (c) => sendVerb(web, c, verbs.dejarFila));
    app.post(chat.propuesta, (c) => sendVerb(web, c, verbs.propuesta));
    app.post(chat.contacto, (c) => sendVerb(web, c, verbs.contacto));
    app.post(chat.unir, (c) => sendVerb(web, c, verbs.unir));
    app.post(chat.terminar, (c) => sendVerb(web, c, verbs.terminar));
    app.post(chat.archivos, (c) => sendFile(web, c));
    for (const address of formsOnly) app.get(address, (c) => seeOther(c, chat.inicio));
    app.get('/chat/archivos/:id', (c) => downloadFile(web, c, c.req.param('id')));
    app.get(chat.transcripcion, (c) => downloadTranscript(web, c));
    app.get(chat.flujo, (c) => followChat(web, c, hub));
    app.get(chat.lineas, (c) => showLines(web, c, hub));
    app.get(chat.controles, (c) => showControls(web, c));
    app.get(chat.panel, (c) => showPanel(web, c));
    app.post(chat.leido, (c) => sendRead(web, c));
    app.post(chat.escribiendo, (c) => sendTyping(web, c));
    app.get(chat.volver, (c) => showReturn(web, c));
    app.post(chat.volver, (c) => sendReturnAddress(web, c));
    app.get(chat.codigo, (c) => seeOther(c, chat.volver));
    app.post(chat.codigo, (c) => sendReturnTry(web, c));
    dialogueRoutes(app, web);
  };
}
