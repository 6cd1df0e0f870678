/** Signing in at the institution: leaving, coming back, tying the account the first time, and what ends there. */

import { leaveForInstitution, returnFromInstitution } from '../../actions/ingreso/institutional-sign-in.ts';
import {
  endOnOrder,
  institutionalLogoutUrl,
  type LogoutOrderOutcome,
} from '../../actions/ingreso/institutional-sign-out.ts';
import { tieByPassword } from '../../actions/ingreso/tie-by-password.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { paths, safeReturn } from '../../paths.ts';
import { clearCookie, readCookie, setCookie } from '../../platform/cookies.ts';
import { first } from '../../platform/http/form-body.ts';
import type { OidcClient } from '../../platform/oidc/oidc-client.ts';
import { linkButton } from '../../ui/components/button.ts';
import { html } from '../../ui/html.ts';
import {
  effortFields,
  effortSentence,
  enterAs,
  readEffort,
  sessionToken,
  sourceOf,
} from '../../web/entry.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { staffOf } from '../require-staff.ts';
import { showSecondStep } from '../second-step-page.ts';
import { showSignInPage } from '../sign-in-page.ts';
import { showTiePage, tiePurpose } from './tie-page.ts';

/** Binds what comes back to the browser that left; opens nothing by itself. */
const browserCookie = 'institucional';
const tokenBytes = 32;
const { mesa } = paths;
const startAgain = { text: 'Ingresar', href: mesa.ingresar };

/** The provider, or the answer where there is none. */
function clientOf(web: Web, c: WebContext): OidcClient | Response {
  return web.deps.institucional ?? deskRefusal(web, c, refuse('no-encontrada'), startAgain);
}

const browserOf = ({ secure }: Web, c: WebContext) =>
  readCookie(c.env.incoming.headers.cookie, browserCookie, secure);

/** Nothing is written: whoever only follows the link leaves no trace here. */
export async function leaveForProvider(web: Web, c: WebContext): Promise<Response> {
  const client = clientOf(web, c);
  if (client instanceof Response) return client;
  const volver = safeReturn(c.req.query('volver'), mesa.inicio);
  if (staffOf(c.var.visit) !== null) return seeOther(c, volver);
  const kept = browserOf(web, c);
  const browser = kept ?? web.deps.ids.randomToken(tokenBytes);
  const url = await leaveForInstitution(web.deps, client, { browser, volver });
  if (isRefusal(url)) return showSignInPage(web, c, { volver, pendiente: '', refusal: url });
  if (kept === null) {
    const cookie = { name: browserCookie, value: browser, secure: web.secure };
    c.header('set-cookie', setCookie(cookie), { append: true });
  }
  return c.redirect(url, 303);
}

export async function returnFromProvider(web: Web, c: WebContext): Promise<Response> {
  const client = clientOf(web, c);
  if (client instanceof Response) return client;
  const outcome = await returnFromInstitution(web.deps, client, {
    source: sourceOf(web, c),
    previousToken: sessionToken(web, c),
    browser: browserOf(web, c) ?? '',
    state: c.req.query('state') ?? '',
    search: new URL(c.req.url).search,
  });
  if (isRefusal(outcome))
    return showSignInPage(web, c, { volver: mesa.inicio, pendiente: '', refusal: outcome });
  c.header('set-cookie', clearCookie(browserCookie, web.secure), { append: true });
  const carried = { volver: safeReturn(outcome.volver, mesa.inicio), pendiente: '' };
  if ('half' in outcome) return showSecondStep(web, c, { ...carried, ...outcome.half });
  if ('ficha' in outcome) return showTiePage(web, c, { ...outcome, ...carried });
  await enterAs(web, c, outcome.entry);
  return seeOther(c, carried.volver);
}

export async function sendTie(web: Web, c: WebContext): Promise<Response> {
  const client = clientOf(web, c);
  if (client instanceof Response) return client;
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, startAgain);
  const carried = { volver: safeReturn(first(body, 'volver'), mesa.inicio), pendiente: '' };
  const shown = { ...carried, ficha: first(body, 'ficha'), usuario: first(body, 'usuario').slice(0, 100) };
  const forged = forgery(web, c, tiePurpose, body);
  if (forged !== null) return showTiePage(web, c, { ...shown, refusal: forged });
  const outcome = await tieByPassword(web.deps, {
    ficha: shown.ficha,
    clave: first(body, 'clave'),
    source: sourceOf(web, c),
    effort: readEffort(body),
  });
  if (!isRefusal(outcome)) return showSecondStep(web, c, { ...carried, ...outcome });
  if (outcome.code === 'sesion-terminada') return showSignInPage(web, c, { ...carried, refusal: outcome });
  if (!('effort' in outcome)) return showTiePage(web, c, { ...shown, refusal: outcome });
  const refusal = { ...outcome, sentence: effortSentence(outcome.effort) };
  return showTiePage(web, c, { ...shown, refusal, extra: effortFields(outcome.effort) });
}

/** After signing out here: the session at the institution is another one, and may go on. */
export async function signedOutPage(web: Web, c: WebContext): Promise<Response> {
  const client = clientOf(web, c);
  if (client instanceof Response) return client;
  const href = await institutionalLogoutUrl(client, `${web.deps.baseUrl}${mesa.ingresar}`);
  return deskPage(web, c, {
    title: 'Salió de Ventanilla',
    main: html`<div class="v-angosto"><h1 class="govuk-heading-l">Salió de Ventanilla</h1>
<p class="govuk-body">Su sesión en Ventanilla terminó. La de ${client.name} puede seguir abierta en este equipo: ciérrela también si otras personas lo usan.</p>
${href !== null && linkButton({ text: `Cerrar la sesión de ${client.name}`, href, variant: 'secondary' })}
<p class="govuk-body"><a class="govuk-link" href="${mesa.ingresar}">Ingresar otra vez</a></p></div>`,
  });
}

const orderStatus: { readonly [O in LogoutOrderOutcome]: 200 | 400 | 503 } = {
  hecho: 200,
  'no-valido': 400,
  'no-se-pudo-comprobar': 503,
};

/** From the provider's server, not from a browser: the signature of its token is the whole proof. */
export async function receiveLogoutOrder(web: Web, c: WebContext): Promise<Response> {
  const client = web.deps.institucional;
  const body = await readForm(c);
  const outcome =
    client === null || isRefusal(body)
      ? 'no-valido'
      : await endOnOrder(web.deps, client, first(body, 'logout_token'));
  const status = orderStatus[outcome];
  return status === 200 ? c.body(null, 200) : c.json({ error: 'invalid_request' }, status);
}
