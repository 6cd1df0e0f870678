/** The receipts of a case: the newest offered with the answer, all of them at the foot of what was filed. */
import type { CaseView, ReciboDeCaso } from '../../actions/read-case.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import { paths } from '../../paths.ts';
import { linkButton } from '../../ui/components/button.ts';
import { type Html, html } from '../../ui/html.ts';

function codeOf({ codigo }: ReciboDeCaso): Html {
  if (codigo === null) return html``;
  return html`<p class="govuk-body v-recibo__codigo">Código de verificación: <a class="govuk-link" href="${paths.verificarCodigo(codigo)}"><strong>${codigo}</strong></a></p>`;
}

/** Where the answer stands: what to keep of it, in one button. */
export function newestReceipt({ solicitud, recibos }: CaseView): Html {
  const newest = recibos.at(-1);
  if (newest === undefined) return html``;
  const what = newest.clase === 'decision' ? 'Recibo de la decisión' : 'Recibo de lo que presentó';
  return html`<section class="v-recibo" aria-labelledby="recibo"><h2 class="govuk-heading-s" id="recibo">${what}</h2>
<p class="govuk-body">Guárdelo: con su código, cualquiera puede comprobar que es auténtico.</p>
${linkButton({ text: 'Descargar el recibo (PDF)', variant: 'secondary', href: paths.recibo(solicitud.referencia, newest.n) })}
${codeOf(newest)}</section>`;
}

/** Every receipt there is; nothing where the newest is the only one. */
export function caseReceipts({ solicitud, recibos, zone }: CaseView): Html {
  if (recibos.length < 2) return html``;
  const links = recibos.map(
    ({ n, titulo, ocurridoMs }) =>
      html`<li><a class="govuk-link" href="${paths.recibo(solicitud.referencia, n)}">${titulo} (PDF)</a> <span class="govuk-hint">${instantText(ocurridoMs, zone)}</span></li>`,
  );
  return html`<h2 class="govuk-heading-m" id="recibos">Recibos</h2><ul class="govuk-list">${links}</ul>`;
}
