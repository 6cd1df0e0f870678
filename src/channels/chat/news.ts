/** News of one's conversation: as a stream, as a poll that waits, and the two small words a tab says by itself. */
import { markRead } from '../../actions/chat/mark-read.ts';
import { readChatLines } from '../../actions/chat/read-chat-lines.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { cambiaElMomento, type Linea } from '../../domain/chat/linea.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { first } from '../../platform/http/form-body.ts';
import { takesOut } from '../../web/chat/hand-over.ts';
import type { ChatHub } from '../../web/chat/hub.ts';
import { lineView } from '../../web/chat/line-view.ts';
import { forgery, readForm } from '../../web/post.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { noConversation, ownConversation } from './own-conversation.ts';
import { chatPurposes } from './purposes.ts';
import { personLineView } from './thread-view.ts';
import { wholeNumber } from './whole-number.ts';

/** Where the tab stands: the address at first, the last event heard after a lost connection. */
function cursorOf(c: WebContext): number {
  const heard = /:(\d{1,7})$/.exec(c.req.header('last-event-id') ?? '')?.[1];
  return Math.max(wholeNumber(c.req.query('desde')), wholeNumber(heard));
}

/** 204 tells an event source to stay closed: there is nothing to follow. */
export async function followChat(web: Web, c: WebContext, hub: ChatHub): Promise<Response> {
  const own = await ownConversation(web, c);
  if (isRefusal(own)) return c.body(null, 204);
  const view = personLineView(web);
  return hub.stream(web, c, {
    quien: own.quien,
    huellaDeSesion: c.var.visit.session?.huella ?? null,
    cursores: new Map([[own.conversacion.id, cursorOf(c)]]),
    bandejas: [],
    render: (linea) => lineView(linea, view),
  });
}

function asEvents(web: Web, lineas: readonly Linea[]) {
  const view = personLineView(web);
  return lineas.map((linea) => ({
    c: linea.conversacion,
    n: linea.n,
    clase: linea.clase,
    cambia: cambiaElMomento.has(linea.clase),
    html: String(lineView(linea, view)),
  }));
}

/** `resync`: the tab is too far behind to be sent line by line and asks for the thread instead. */
export async function showLines(web: Web, c: WebContext, hub: ChatHub): Promise<Response> {
  const own = await ownConversation(web, c);
  if (isRefusal(own)) return problemAnswer(c, noConversation);
  const { id, lineas: last } = own.conversacion;
  const desde = cursorOf(c);
  if (desde > last || last - desde > chatLimits.linesPerBatchMax)
    return c.json({ ultima: last, lineas: [], resync: true });
  const seconds = Math.min(wholeNumber(c.req.query('esperar')), chatLimits.longPollSeconds);
  // The hub asks again for the rights of who waited: they may have ended meanwhile.
  const asker = { quien: own.quien, huellaDeSesion: c.var.visit.session?.huella ?? null };
  const lineas =
    seconds > 0 && desde === last
      ? await hub.waitForLines(id, desde, seconds, asker)
      : ((await readChatLines(web.deps, [{ id, despues: desde }], chatLimits.linesPerBatchMax)).get(id) ??
        []);
  return c.json({
    ultima: lineas.at(-1)?.n ?? desde,
    lineas: asEvents(web, lineas),
    resync: takesOut(lineas),
  });
}

/** How far the person has read; the furthest of all their tabs counts. */
export async function sendRead(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  const refused = isRefusal(body) ? body : forgery(web, c, chatPurposes.leido, body);
  if (refused !== null) return problemAnswer(c, refused);
  const own = await ownConversation(web, c);
  if (isRefusal(own)) return problemAnswer(c, own);
  const n = isRefusal(body) ? 0 : wholeNumber(first(body, 'n'));
  const marked = await markRead(web.deps, own.quien, { id: own.conversacion.id, n });
  return isRefusal(marked) ? problemAnswer(c, marked) : c.body(null, 204);
}

/** Told to whoever attends, kept nowhere. */
export async function sendTyping(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  const refused = isRefusal(body) ? body : forgery(web, c, chatPurposes.leido, body);
  if (refused !== null) return problemAnswer(c, refused);
  const own = await ownConversation(web, c);
  if (isRefusal(own)) return problemAnswer(c, own);
  const { id, agente } = own.conversacion;
  if (agente !== null) web.deps.bus.announce({ topic: 'escribiendo', key: id, n: 1 });
  return c.body(null, 204);
}
