/** The sign-in page, as the portal shows it and as any form shows it when the session ended under it. */
import type { Refusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { button } from '../ui/components/button.ts';
import { errorSummary } from '../ui/components/error-summary.ts';
import { form } from '../ui/components/form.ts';
import { input } from '../ui/components/input.ts';
import { passwordInput } from '../ui/components/password-input.ts';
import { type Content, html } from '../ui/html.ts';
import { publicPage } from './pages.ts';
import { tokenFor } from './visit.ts';
import type { Web, WebContext } from './web.ts';

export const signInPurpose = 'ingresar';

export type SignInPage = {
  /** Path to go to afterwards. */
  readonly volver: string;
  /** An urlencoded form to send again to `volver`; empty for none. */
  readonly pendiente?: string;
  readonly refusal?: Refusal | null;
  readonly ruc?: string;
  readonly usuario?: string;
  /** Further fields the sign-in asks for: proof of work. */
  readonly extra?: Content;
};

export function signInPage(
  web: Web,
  c: WebContext,
  { volver, pendiente = '', refusal = null, ruc = '', usuario = '', extra }: SignInPage,
): Response {
  const content = html`<input type="hidden" name="volver" value="${volver}">
${pendiente !== '' && html`<input type="hidden" name="_pendiente" value="${pendiente}">`}
${input({ name: 'ruc', label: 'RUC', value: ruc, inputmode: 'numeric', autocomplete: 'organization', width: 20, hint: 'Los 13 dígitos de su RUC o el de su entidad.' })}
${input({ name: 'usuario', label: 'Usuario', value: usuario, autocomplete: 'username', spellcheck: false, width: 20 })}
${passwordInput({ name: 'clave', label: 'Clave', autocomplete: 'current-password' })}
${extra}${button({ text: 'Ingresar' })}`;
  return publicPage(web, c, {
    title: 'Ingresar',
    place: 'ingresar',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    hasForm: true,
    scripts: extra === undefined ? [] : ['prueba'],
    main: html`${refusal !== null && errorSummary({ errors: [{ text: refusal.sentence, href: '#ruc' }] })}
<h1 class="govuk-heading-l">Ingresar</h1>
<p class="govuk-body">Use el mismo RUC, usuario y clave con los que ingresa al portal de compras públicas.</p>
${form({ action: paths.ingresar, csrf: tokenFor(web, c.var.visit, signInPurpose), content })}
<p class="govuk-body">¿Olvidó su clave? <a class="govuk-link" href="${paths.cortos.clave}">Pida un enlace para elegir una nueva</a>.</p>`,
  });
}
