/** The part of the security page about recovery codes: how many are left, new ones, and, once, the codes themselves. */
import { countRecoveryCodes } from '../../actions/ingreso/recovery-codes.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';

export async function recoverySection(
  web: Web,
  { session }: Staff,
  {
    csrf,
    isProved,
    codes,
  }: { readonly csrf: string; readonly isProved: boolean; readonly codes?: readonly string[] | undefined },
): Promise<Html> {
  const left = await countRecoveryCodes(web.deps, session);
  const words =
    left === 0
      ? 'No tiene códigos de recuperación. Con ellos podrá ingresar si pierde el teléfono y la llave.'
      : `Le ${left === 1 ? 'queda 1 código' : `quedan ${left} códigos`} de recuperación. Si crea otros, los anteriores dejan de servir.`;
  const make = form({
    action: paths.mesa.codigosDeRecuperacion,
    csrf,
    content: button({ text: 'Crear códigos de recuperación', variant: 'secondary' }),
  });
  const shown =
    codes !== undefined &&
    html`${warningText({ text: 'Guárdelos ahora: no se vuelven a mostrar. Imprímalos o anótelos, y no los deje junto a su clave.' })}
<ul class="govuk-list v-recuperacion">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>`;
  return html`<section><h2 class="govuk-heading-m" id="recuperacion">Códigos de recuperación</h2>
${shown || html`<p class="govuk-body">${words}</p>${isProved && session.debeLlave !== true && make}`}</section>`;
}
