/** What the person asks for: their answers and what they declared. */
import { summaryList } from '../ui/components/summary-list.ts';
import { type Html, html } from '../ui/html.ts';
import type { CaseView } from './case-view.ts';

function lines(texts: readonly string[]): Html {
  return texts.length === 1
    ? html`${texts}`
    : html`<ul class="govuk-list v-sin-margen">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

export function caseRequest(view: CaseView): Html {
  const { resumen, confirmaciones } = view.caso.solicitud;
  return html`<section aria-labelledby="lo-pedido"><h2 class="govuk-heading-m" id="lo-pedido">Lo que pide</h2>
${summaryList({ rows: resumen.map(({ etiqueta, lineas }) => ({ key: etiqueta, value: lines(lineas) })) })}
${confirmaciones.length > 0 && html`<h3 class="govuk-heading-s">Declaró al presentar</h3><ul class="govuk-list govuk-list--bullet">${confirmaciones.map((texto) => html`<li>${texto}</li>`)}</ul>`}</section>`;
}
