/** First step of the staff sign-in: user and password, or a passkey alone. */
import { startPasskeySignIn } from '../actions/passkey-sign-in.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import { paths, safeReturn } from '../paths.ts';
import { button } from '../ui/components/button.ts';
import { errorSummary } from '../ui/components/error-summary.ts';
import { form } from '../ui/components/form.ts';
import { input } from '../ui/components/input.ts';
import { passwordInput } from '../ui/components/password-input.ts';
import { type Content, type Html, html } from '../ui/html.ts';
import { seeOther } from '../web/pages.ts';
import { tokenFor } from '../web/visit.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskPage } from './desk-page.ts';
import { institutionalEntry } from './ingreso/institutional-entry.ts';
import { passkeyForm } from './passkey-form.ts';
import { staffOf } from './require-staff.ts';

export const signInPurpose = 'mesa-ingresar';

/** What a sign-in carries from step to step. */
export type Carried = {
  /** Path to go to afterwards. */
  readonly volver: string;
  /** An urlencoded form to offer again at `volver`; empty for none. */
  readonly pendiente: string;
};

export type SignInShown = Carried & {
  readonly usuario?: string;
  readonly refusal?: Refusal | null;
  /** Further fields the sign-in asks for: proof of work. */
  readonly extra?: Content;
};

export function carriedFields({ volver, pendiente }: Carried): Html {
  return html`<input type="hidden" name="volver" value="${volver}">${pendiente !== '' && html`<input type="hidden" name="_pendiente" value="${pendiente}">`}`;
}

export async function showSignInPage(
  web: Web,
  c: WebContext,
  { usuario = '', refusal = null, extra, ...carried }: SignInShown,
): Promise<Response> {
  const options = await startPasskeySignIn(web.deps, null);
  const csrf = tokenFor(web, c.var.visit, signInPurpose);
  return deskPage(web, c, {
    title: 'Ingreso del personal',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    scripts: extra === undefined ? ['llave'] : ['llave', 'prueba'],
    main: html`<div class="v-angosto">${refusal !== null && errorSummary({ errors: [{ text: refusal.sentence, href: '#usuario' }] })}
<h1 class="govuk-heading-l">Ingreso del personal</h1>
${carried.pendiente !== '' && html`<p class="govuk-body">Su sesión terminó. Lo que escribió se conserva: ingrese y podrá enviarlo.</p>`}
${await institutionalEntry(web, { volver: carried.volver, hasPending: carried.pendiente !== '' })}${form({
  action: paths.mesa.ingresar,
  csrf,
  content: html`${carriedFields(carried)}${input({ name: 'usuario', label: 'Usuario', value: usuario, autocomplete: 'username', spellcheck: false, width: 20 })}
${passwordInput({ name: 'clave', label: 'Clave', autocomplete: 'current-password' })}${extra}${button({ text: 'Continuar' })}`,
})}
${!isRefusal(options) && passkeyForm({ action: paths.mesa.llave, csrf, options, does: 'ingresar', text: 'Ingresar con una llave de acceso', hidden: carriedFields(carried) })}</div>`,
  });
}

export function signInPage(web: Web, c: WebContext): Promise<Response> | Response {
  const volver = safeReturn(c.req.query('volver'), paths.mesa.inicio);
  return staffOf(c.var.visit) === null
    ? showSignInPage(web, c, { volver, pendiente: '' })
    : seeOther(c, volver);
}
