/** One's own account: who one is here, and the devices one is signed in on, to recognise and to end. */
import { endOtherSessions, endSession } from '../../actions/end-session.ts';
import { type ListedSession, listSessions } from '../../actions/list-sessions.ts';
import type { Session } from '../../actions/read-session.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { esSolicitante } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';

const purpose = 'cerrar-sesiones';

function sessionRow(listed: ListedSession, csrf: string, zone: Zone): readonly Html[] {
  const { id, equipo, creadaMs, vistaMs, actual } = listed;
  const end = form({
    action: paths.cerrarSesion,
    csrf,
    content: html`<input type="hidden" name="sesion" value="${id}">${button({ text: html`Cerrar<span class="govuk-visually-hidden"> la sesión de ${equipo}</span>`, variant: 'secondary', classes: 'v-boton-menor' })}`,
  });
  return [
    html`${equipo}`,
    html`${instantText(creadaMs, zone)}`,
    html`${instantText(vistaMs, zone)}`,
    actual ? tag({ text: 'Esta sesión', tone: 'green' }) : end,
  ];
}

function sessionsOf(list: readonly ListedSession[], csrf: string, zone: Zone): Html {
  const others = list.filter(({ actual }) => !actual).length;
  return html`<h2 class="govuk-heading-m">Dónde tiene su sesión abierta</h2>
<p class="govuk-body">Si no reconoce alguna, ciérrela y elija una clave nueva.</p>
${table({
  caption: 'Sesiones abiertas',
  captionHidden: true,
  narrow: 'cards',
  head: ['Equipo', 'Desde', 'Último uso', 'Acción'].map((text) => ({ text })),
  rows: list.map((listed) => sessionRow(listed, csrf, zone)),
})}
${others > 0 && form({ action: paths.cerrarOtras, csrf, content: button({ text: 'Cerrar todas las demás', variant: 'secondary' }) })}`;
}

async function render(web: Web, c: WebContext, session: Session): Promise<Response> {
  const [list, { zone }] = await Promise.all([listSessions(web.deps, session), web.deps.calendar()]);
  const { actor, usuario } = session;
  const ruc = esSolicitante(actor) ? actor.ruc : '';
  return publicPage(web, c, {
    title: 'Mi cuenta',
    breadcrumbs: [{ text: 'Mis solicitudes', href: paths.misSolicitudes }, { text: 'Mi cuenta' }],
    main: html`<h1 class="govuk-heading-l">Mi cuenta</h1>
${summaryList({
  rows: [
    { key: 'Nombre', value: actor.nombre },
    { key: 'RUC', value: ruc },
    { key: 'Usuario', value: usuario },
    {
      key: 'Clave',
      value: 'No la mostramos ni la conocemos.',
      actions: [{ href: paths.cortos.clave, text: 'Elegir otra', visuallyHiddenText: 'clave' }],
    },
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="${paths.misDatos}">Qué guardamos de usted y qué puede pedir</a></p>
<h2 class="govuk-heading-m">Sus programas</h2>
<ul class="govuk-list"><li><a class="govuk-link" href="${paths.tokens.inicio}">Tokens para sus programas</a></li>
<li><a class="govuk-link" href="${paths.webhooks.inicio}">Sistemas que reciben avisos</a></li></ul>
${sessionsOf(list, tokenFor(web, c.var.visit, purpose), zone)}`,
  });
}

export async function showAccount(web: Web, c: WebContext): Promise<Response> {
  const { session } = c.var.visit;
  const actor = requireFiler(c);
  return actor instanceof Response || session === null
    ? seeOther(c, `${paths.ingresar}?volver=${encodeURIComponent(paths.miCuenta)}`)
    : render(web, c, session);
}

/** What both buttons have in common: the session, the token, and back to the list. */
async function ending(
  web: Web,
  c: WebContext,
  end: (session: Session, body: FormBody) => Promise<unknown>,
): Promise<Response> {
  const { session } = c.var.visit;
  if (session === null) return seeOther(c, paths.ingresar);
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const forged = forgery(web, c, purpose, body);
  if (forged !== null) return refusalPage(web, c, forged, { text: 'Ver mi cuenta', href: paths.miCuenta });
  await end(session, body);
  return seeOther(c, paths.miCuenta);
}

/** A session that ended by itself meanwhile is as good as ended. */
export function sendEndSession(web: Web, c: WebContext): Promise<Response> {
  return ending(web, c, (session, body) => endSession(web.deps, session, first(body, 'sesion')));
}

export function sendEndOthers(web: Web, c: WebContext): Promise<Response> {
  return ending(web, c, (session) => endOtherSessions(web.deps, session));
}
