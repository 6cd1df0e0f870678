/** The closed room: the reading phrase opens it in this browser; what a form brought meanwhile is carried along. */
import type { Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { proofField, provesRecently } from './prove-again.ts';
import { salaPurpose } from './sala-purpose.ts';

export type UnlockShown = {
  /** Path of the room to go to afterwards. */
  readonly volver: string;
  /** An urlencoded form to send again to `volver`; empty for none. */
  readonly pendiente?: string;
  readonly refusal?: Refusal | null;
};

export function showUnlock(
  web: Web,
  c: WebContext,
  staff: Staff,
  { volver, pendiente = '', refusal = null }: UnlockShown,
): Response {
  const field = refusal?.code === 'frase-incorrecta' || provesRecently(web, staff) ? '#frase' : '#clave';
  const content = html`<input type="hidden" name="volver" value="${volver}">${pendiente !== '' && html`<input type="hidden" name="_pendiente" value="${pendiente}">`}
${proofField(web, staff)}${passwordInput({
  name: 'frase',
  label: 'Frase de lectura',
  hint: 'La que eligió al inscribirse. Nadie más la conoce y nadie puede cambiarla por usted.',
  autocomplete: 'current-password',
})}${button({ text: 'Abrir la sala' })}`;
  return deskPage(web, c, {
    title: 'Abrir la sala reservada',
    place: 'sala',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    main: html`${refusal !== null && errorSummary({ errors: [{ text: refusal.sentence, href: field }] })}
<h1 class="govuk-heading-l">Abrir la sala reservada</h1>
<p class="govuk-body">Las denuncias están selladas: su clave de lectura se abre con su frase y solo en este navegador. Se cierra tras 20 minutos sin uso.</p>
${form({ action: paths.mesa.sala.abrir, csrf: tokenFor(web, c.var.visit, salaPurpose('abrir')), content })}`,
  });
}
