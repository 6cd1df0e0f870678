/** One conversation on a page of its own: what a phone and a browser without JavaScript work with. */
import { countWaiting } from '../../actions/chat/count-waiting.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { inboxShortcuts } from '../../ui/components/inbox-shortcuts.ts';
import { type Html, html } from '../../ui/html.ts';
import { respond } from '../../web/pages.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { type Staff, staffOf } from '../require-staff.ts';
import { chatFrame } from './chat-frame.ts';
import { reads, requireReader } from './chat-staff.ts';
import { conversationPane } from './conversation-pane.ts';
import { type ChatAttempt, type ConversationView, fieldIdOf, readView } from './conversation-view.ts';
import { whoOf } from './inbox-lists.ts';
import { presenceBox } from './presence-box.ts';

const toInbox = { text: 'Volver a la bandeja', href: paths.mesa.chat.inicio };

/** Links to fields only where the refusal names them. */
function summary(view: ConversationView): Html | false {
  const { attempt } = view;
  if (attempt === null || attempt.refusal === null) return false;
  const { refusal, verbo } = attempt;
  const errors =
    refusal.errors.length === 0
      ? [{ text: refusal.sentence }]
      : refusal.errors.map(({ path, sentence }) => ({
          text: sentence,
          href: `#${fieldIdOf(view, verbo, path)}`,
        }));
  return errorSummary({ errors });
}

const done: Readonly<Record<string, string>> = {
  pasar: 'Pasó la conversación.',
  devolver: 'Devolvió la conversación a la fila.',
  proponer: 'Propuso el trámite. La persona decide si lo presenta.',
  cerrar: 'Cerró la conversación.',
  suprimir: 'Retiró el contenido de la línea.',
};

export async function showConversation(
  web: Web,
  c: WebContext,
  staff: Staff,
  id: string,
  attempt: ChatAttempt | null,
): Promise<Response> {
  const view = await readView(web, c, staff, id, { attempt, isAlone: true });
  if (isRefusal(view)) return deskRefusal(web, c, view, toInbox);
  const [presence, waiting] = await Promise.all([
    presenceBox(web, c, staff, null),
    countWaiting(web.deps, staff.actor),
  ]);
  const said = done[c.req.query('hecho') ?? ''];
  return deskPage(web, c, {
    title: `Chat con ${whoOf(view.conversacion)}`,
    place: 'chat',
    waiting,
    status: attempt?.refusal?.status ?? 200,
    errorsPresent: (attempt?.refusal ?? null) !== null,
    breadcrumbs: [{ text: 'Chat', href: paths.mesa.chat.inicio }, { text: whoOf(view.conversacion) }],
    scripts: ['mesa-chat'],
    main: html`${summary(view)}${attempt === null && said !== undefined && html`<p class="govuk-inset-text" role="status">${said}</p>`}${presence !== false && html`<div class="v-chat-mesa__oculta">${presence}</div>`}
${chatFrame({ isAlone: true, panes: conversationPane(view), paneCount: 1, inbox: false })}${inboxShortcuts()}`,
  });
}

export async function conversationPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireReader(web, c);
  if (staff instanceof Response) return staff;
  return showConversation(web, c, staff, c.req.param('id') ?? '', null);
}

/** The pane alone, for the island. */
export async function conversationFragment(web: Web, c: WebContext): Promise<Response> {
  const staff = staffOf(c.var.visit);
  if (staff === null) return respond(c, html``, 401);
  const refusal = reads(staff) ? null : refuse('sin-permiso');
  const view =
    refusal ?? (await readView(web, c, staff, c.req.param('id') ?? '', { attempt: null, isAlone: false }));
  if (isRefusal(view)) return respond(c, html`<p>${view.sentence}</p>`, view.status);
  return respond(c, conversationPane(view));
}
