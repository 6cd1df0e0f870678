/** What the person asks for: their answers, what they declared, and the papers they attached. */
import { paths } from '../paths.ts';
import { fileList } from '../ui/components/file-list.ts';
import { summaryList } from '../ui/components/summary-list.ts';
import { type Html, html } from '../ui/html.ts';
import { fileSize } from '../web/file-size.ts';
import type { CaseView } from './case-view.ts';

function lines(texts: readonly string[]): Html {
  return texts.length === 1
    ? html`${texts}`
    : html`<ul class="govuk-list v-sin-margen">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function attachments({ caso: { solicitud, definicion } }: CaseView): Html | false {
  const { adjuntos, referencia } = solicitud;
  if (adjuntos.length === 0) return false;
  const files = adjuntos.map(({ id, nombre, tamanoBytes, documento }) => ({
    id,
    name: nombre,
    size: fileSize(tamanoBytes),
    href: paths.mesa.adjunto(referencia, id),
    note: definicion?.documentos[documento]?.etiqueta ?? documento,
  }));
  return html`<h2 class="govuk-heading-m">Documentos</h2>${fileList({ name: 'documentos', files })}`;
}

export function caseRequest(view: CaseView): Html {
  const { resumen, confirmaciones } = view.caso.solicitud;
  return html`<section aria-labelledby="lo-pedido"><h2 class="govuk-heading-m" id="lo-pedido">Lo que pide</h2>
${summaryList({ rows: resumen.map(({ etiqueta, lineas }) => ({ key: etiqueta, value: lines(lineas) })) })}
${confirmaciones.length > 0 && html`<h3 class="govuk-heading-s">Declaró al presentar</h3><ul class="govuk-list govuk-list--bullet">${confirmaciones.map((texto) => html`<li>${texto}</li>`)}</ul>`}
${attachments(view)}</section>`;
}
