/** The receipts of a case, for whoever of the staff reads it: the same papers its filer has. */
import { instantText } from '../domain/calendar/civil-text.ts';
import { eventosWithRecibo } from '../domain/recibo/eventos-with-recibo.ts';
import { publicable } from '../domain/recibo/publicable.ts';
import { paths } from '../paths.ts';
import { type Html, html } from '../ui/html.ts';
import type { CaseView } from './case-view.ts';

export function caseReceipts({ caso }: CaseView): Html | false {
  const { solicitud, definicion, diario, relojes } = caso;
  if (publicable(solicitud, definicion) === null) return false;
  const links = eventosWithRecibo(diario).map(
    ({ n, titulo, ocurridoMs }) =>
      html`<li><a class="govuk-link" href="${paths.mesa.recibo(solicitud.referencia, n)}">${titulo} (PDF)</a><br><span class="govuk-hint">${instantText(ocurridoMs, relojes.promesa.zone)}</span></li>`,
  );
  return html`<section aria-labelledby="recibos"><h2 class="govuk-heading-m" id="recibos">Recibos</h2><ul class="govuk-list">${links}</ul></section>`;
}
