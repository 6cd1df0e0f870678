/** What the register knows of the process somebody named: shown to them, so that they see they were understood. */
import type { ProcesoNombrado } from '../../actions/sala/look-up-process.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';

export function processTold(told: ProcesoNombrado | null): Html | null {
  if (told === null) return null;
  if (told.encontrados.length === 0)
    return insetText({
      text: html`El código <strong>${told.codigo}</strong> no consta en nuestro registro. Puede seguir: quien lea la denuncia lo buscará en el portal.`,
    });
  return insetText({
    text: html`<strong>${told.codigo}</strong> consta en el registro:<ul class="govuk-list govuk-list--bullet">${told.encontrados.map(({ entidad, objeto }) => html`<li>${entidad}: ${objeto}</li>`)}</ul>Si no es este, vuelva atrás y corríjalo.`,
  });
}
