/** The inbox of the chat with the conversations open beside it, and the fragment the island exchanges. */
import { type Inbox, listInbox } from '../../actions/chat/list-inbox.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { inboxShortcuts } from '../../ui/components/inbox-shortcuts.ts';
import { type Html, html } from '../../ui/html.ts';
import { respond } from '../../web/pages.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff, staffOf } from '../require-staff.ts';
import { readOpen } from './chat-address.ts';
import { chatFrame } from './chat-frame.ts';
import { attends, supervises, toStart } from './chat-staff.ts';
import { conversationPane } from './conversation-pane.ts';
import { readView } from './conversation-view.ts';
import { inboxLists, type TakeRefused } from './inbox-lists.ts';
import { presenceBox } from './presence-box.ts';
import { takeNextForm } from './take-next.ts';

/** What was refused on this page: a `tomar` in its row, or the switch of the presence. */
type Refused = { readonly take?: TakeRefused; readonly presence?: Refusal };

async function openPanes(web: Web, c: WebContext, staff: Staff): Promise<readonly Html[]> {
  const ids = readOpen(new URL(c.req.url).searchParams);
  const views = await Promise.all(
    ids.map((id) => readView(web, c, staff, id, { attempt: null, isAlone: false })),
  );
  return views.flatMap((view) => (isRefusal(view) ? [] : [conversationPane(view)]));
}

export function chatLinks(staff: Staff): Html {
  const { chat } = paths.mesa;
  return html`<p class="v-chat-mesa__enlaces"><a class="govuk-link" href="${chat.respuestas}">Respuestas guardadas</a>${supervises(staff) && html` <a class="govuk-link" href="${chat.equipo}">Equipo y esperas</a>`}</p>`;
}

/** What fills the reader's capacity: those in writing do not count. */
const attendedIn = ({ mias }: Inbox) => mias.filter(({ estado }) => estado === 'atendida').length;

/** A refused `tomar` of a row that is gone from the lists is said at the top. */
function refusedAtTop(inbox: Inbox, take: TakeRefused | undefined): Html | false {
  if (take === undefined) return false;
  const isShown = [...inbox.enEspera, ...inbox.porEscrito].some(
    ({ id, agente }) => id === take.id && agente === null,
  );
  return !isShown && errorSummary({ title: 'No la tomó', errors: [{ text: take.refusal.sentence }] });
}

export async function showInbox(
  web: Web,
  c: WebContext,
  staff: Staff,
  refused: Refused = {},
): Promise<Response> {
  const inbox = await listInbox(web.deps, staff.actor);
  if (isRefusal(inbox)) return deskRefusal(web, c, inbox);
  const [panes, presence] = await Promise.all([
    openPanes(web, c, staff),
    presenceBox(web, c, staff, attendedIn(inbox), refused.presence),
  ]);
  const { ahoraMs } = inbox;
  const lists = inboxLists({ web, c, staff, ahoraMs, refused: refused.take ?? null }, inbox);
  const refusal = refused.take?.refusal ?? refused.presence;
  return deskPage(web, c, {
    title: 'Chat',
    place: 'chat',
    waiting: inbox.cuentas.enEspera,
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== undefined,
    scripts: ['mesa-chat'],
    main: html`${refusedAtTop(inbox, refused.take)}<div class="v-chat-mesa__cabeza"><h1 class="govuk-heading-l">Chat</h1>${presence}${takeNextForm(web, c)}${chatLinks(staff)}${inboxShortcuts()}</div>
<noscript><p class="govuk-body"><a class="govuk-link" href="${paths.mesa.chat.inicio}">Actualizar la lista</a></p></noscript>
${chatFrame({ isAlone: false, panes: html`${panes}`, paneCount: panes.length, inbox: lists })}`,
  });
}

/** An auditor has no inbox: conversations are read from their cases. */
function auditorPage(web: Web, c: WebContext): Response {
  return deskPage(web, c, {
    title: 'Chat',
    place: 'chat',
    main: html`<h1 class="govuk-heading-l">Chat</h1><p class="govuk-body">Usted puede leer cualquier conversación por su dirección o desde su caso. No atiende ni responde.</p>`,
  });
}

export async function inboxPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  if (attends(staff.actor)) return showInbox(web, c, staff);
  return staff.actor.roles.includes('auditor') ? auditorPage(web, c) : toStart(web, c);
}

/** The lists alone; with `?presencia=1` the presence box. */
export async function inboxFragment(web: Web, c: WebContext): Promise<Response> {
  const staff = staffOf(c.var.visit);
  if (staff === null) return respond(c, html``, 401);
  const inbox = await listInbox(web.deps, staff.actor);
  if (isRefusal(inbox)) return respond(c, html`<p>${inbox.sentence}</p>`, inbox.status);
  if (c.req.query('presencia') === '1')
    return respond(c, html`${await presenceBox(web, c, staff, attendedIn(inbox))}`);
  const lists = inboxLists({ web, c, staff, ahoraMs: inbox.ahoraMs, refused: null }, inbox);
  return respond(c, html`<div data-bandeja>${lists}</div>`);
}
