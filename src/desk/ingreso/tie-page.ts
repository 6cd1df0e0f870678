/** The first time somebody comes from the institution: proving with the account's own password that it is hers. */
import type { Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { type Content, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage } from '../desk-page.ts';

export const tiePurpose = 'mesa-vincular';

export type TieShown = {
  readonly volver: string;
  readonly ficha: string;
  readonly usuario: string;
  readonly refusal?: Refusal;
  /** Further fields the sign-in asks for: proof of work. */
  readonly extra?: Content;
};

export function showTiePage(
  web: Web,
  c: WebContext,
  { volver, ficha, usuario, refusal, extra }: TieShown,
): Response {
  const name = web.deps.institucional?.name ?? '';
  return deskPage(web, c, {
    title: 'Vincule su cuenta',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== undefined,
    scripts: extra === undefined ? [] : ['prueba'],
    main: html`<div class="v-angosto">${refusal !== undefined && errorSummary({ errors: [{ text: refusal.sentence, href: '#clave' }] })}
<h1 class="govuk-heading-l">Vincule su cuenta</h1>
<p class="govuk-body">Ya ingresó con ${name}. Solo esta vez, confirme que la cuenta <strong>${usuario}</strong> de Ventanilla es suya: escriba su clave y, en el paso siguiente, su segunda prueba. Las próximas veces ya no le pediremos esa clave.</p>
${form({
  action: paths.mesa.institucional.vincular,
  csrf: tokenFor(web, c.var.visit, tiePurpose),
  content: html`<input type="hidden" name="volver" value="${volver}"><input type="hidden" name="ficha" value="${ficha}"><input type="hidden" name="usuario" value="${usuario}">
${passwordInput({ name: 'clave', label: 'Clave de Ventanilla', autocomplete: 'current-password', error: refusal?.sentence })}${extra}${button({ text: 'Continuar' })}`,
})}
<p class="govuk-body">¿No recuerda su clave? Pida a la administración que vincule su cuenta.</p>
<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.ingresar}">Empezar otra vez</a></p></div>`,
  });
}
