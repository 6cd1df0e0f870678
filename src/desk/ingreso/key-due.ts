/** Tells whoever owes a passkey, or soon will, what to do; once it is due every page of the desk leads to the security page. */
import { readKeyDue } from '../../actions/ingreso/key-due.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { paths } from '../../paths.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';

/** Nothing for whoever owes none. */
export async function keyBanner({ deps }: Web, { session }: Staff): Promise<Html | false> {
  const due = await readKeyDue(deps, session);
  if (due === null) return false;
  const { isDue, desde, hasKeys } = due;
  const register = html`regístrela en <a class="govuk-notification-banner__link" href="${paths.mesa.seguridad}#llaves">Llaves de acceso</a>`;
  return notificationBanner({
    content: isDue
      ? html`<p class="govuk-notification-banner__heading">Sus roles exigen ingresar con una llave de acceso.</p>
<p class="govuk-body">${hasKeys ? 'Confirme aquí con la suya.' : html`Para seguir, ${register}.`} Hasta entonces su cuenta no tiene atribuciones en la mesa.</p>`
      : html`<p class="govuk-notification-banner__heading">Desde el ${dateText(desde)} sus roles exigirán ingresar con una llave de acceso.</p>
<p class="govuk-body">Todavía no tiene una: ${register}.</p>`,
  });
}
