/** The page of the chat and its fragments: the start, or the conversation with what can be done in it. */
import { findOwnConversation } from '../../actions/chat/find-conversation.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { paths } from '../../paths.ts';
import { chatFrame } from '../../ui/components/chat-frame.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage, respond, seeOther } from '../../web/pages.ts';
import { rememberVisitor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { controlsView } from './controls-view.ts';
import { type Moment, readMoment } from './moment.ts';
import { officeHours } from './office-hours.ts';
import { refreshHref } from './refresh-href.ts';
import { type ChatShown, nothingShown } from './shown.ts';
import { startView } from './start-view.ts';
import { statusView } from './status-view.ts';
import { threadView } from './thread-view.ts';
import { personOf } from './visitor.ts';

const addresses = {
  flujo: paths.chat.flujo,
  lineas: paths.chat.lineas,
  controles: paths.chat.controles,
  panel: paths.chat.panel,
  ingresar: `${paths.ingresar}?volver=${encodeURIComponent(paths.chat.inicio)}`,
};

/** Scripts of the parts a question of a trámite may have. */
function partsOf({ site }: Web): Readonly<Record<string, string>> {
  const { cascada, buscador, subida, cronograma } = site.assets.js;
  return { cascada, buscador, subida, cronograma };
}

function threadOf(web: Web, { lineas }: Moment): Html {
  return threadView(web, lineas, (lineas[0]?.n ?? 1) > 1);
}

function frameOf(web: Web, moment: Moment, controls: Html): Html {
  const { lineas, conversacion } = moment;
  return chatFrame({
    thread: threadOf(web, moment),
    controls,
    last: lineas.at(-1)?.n ?? 0,
    conversation: conversacion.id,
    addresses,
    parts: partsOf(web),
  });
}

async function startOf(web: Web, c: WebContext, shown: ChatShown): Promise<Html> {
  const hours = officeHours(await web.deps.calendar(), web.deps.clock.nowMs());
  const controls = startView(web, c, hours, shown);
  return chatFrame({ thread: null, controls, last: 0, conversation: null, addresses, parts: partsOf(web) });
}

/** `shown` also says with which status: a refused form is its page again, with everything typed. */
export async function chatPage(
  web: Web,
  c: WebContext,
  shown: ChatShown = nothingShown,
  known?: Conversacion | null,
): Promise<Response> {
  const found = known === undefined ? await findOwnConversation(web.deps, personOf(web, c)) : known;
  const content =
    found === null
      ? await startOf(web, c, shown)
      : await readMoment(web, c, found, shown.pregunta).then((moment) =>
          frameOf(web, moment, controlsView(web, c, moment, shown)),
        );
  return publicPage(web, c, {
    title: 'Chat en línea',
    status: shown.refusal?.status ?? 200,
    errorsPresent: shown.refusal !== undefined,
    hasForm: true,
    hasChat: false,
    scripts: ['chat'],
    styles: [web.site.assets.cssChat],
    main: html`<h1 class="govuk-heading-l">Chat en línea</h1>${content}`,
  });
}

const refreshSeconds = 20;

/** For reading along without JavaScript: reloads by itself, and has no box in which something typed could be lost. */
async function readingPage(web: Web, c: WebContext, found: Conversacion): Promise<Response> {
  const moment = await readMoment(web, c, found);
  const controls = html`${statusView(moment, web.deps.chatWaitMs)}<p class="govuk-body">Esta página se actualiza sola cada ${refreshSeconds} segundos. <a class="govuk-link" href="${paths.chat.inicio}#fin">Volver a escribir</a></p>`;
  return publicPage(web, c, {
    title: 'Chat en línea',
    hasChat: false,
    refreshSeconds,
    refreshHref: refreshHref(c, { vista: 'lectura' }),
    styles: [web.site.assets.cssChat],
    main: html`<h1 class="govuk-heading-l">Chat en línea</h1><section class="v-chat" aria-label="Chat en línea">${threadOf(web, moment)}<div id="fin">${controls}</div></section>`,
  });
}

export async function showChat(web: Web, c: WebContext): Promise<Response> {
  if (c.req.query('vista') !== 'lectura') return chatPage(web, c);
  const found = await findOwnConversation(web.deps, personOf(web, c));
  if (found === null) return seeOther(c, paths.chat.inicio);
  return found.estado === 'cerrada' ? chatPage(web, c, nothingShown, found) : readingPage(web, c, found);
}

/** The controls alone. Without a conversation there are none: the page begins anew. */
export async function showControls(web: Web, c: WebContext): Promise<Response> {
  const found = await findOwnConversation(web.deps, personOf(web, c));
  if (found === null) return c.body(null, 204);
  rememberVisitor(web, c, c.var.visit);
  return respond(c, controlsView(web, c, await readMoment(web, c, found), nothingShown));
}

/** Thread and controls, for the panel of other pages and for a tab that fell too far behind. */
export async function showPanel(web: Web, c: WebContext): Promise<Response> {
  const found = await findOwnConversation(web.deps, personOf(web, c));
  rememberVisitor(web, c, c.var.visit);
  if (found === null) return respond(c, await startOf(web, c, nothingShown));
  const moment = await readMoment(web, c, found);
  return respond(c, frameOf(web, moment, controlsView(web, c, moment, nothingShown)));
}
