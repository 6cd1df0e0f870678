/** The papers of a trámite sent by mail as upload fields: what came already, what was found in it, and room for the rest. */
import type { AdjuntoExaminado } from '../../domain/documento/examen.ts';
import type { Datos } from '../../domain/tramite/campo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { documentosPedidos } from '../../domain/tramite/resumen.ts';
import { type Html, html } from '../../ui/html.ts';
import { fieldName, paperSlot } from '../../web/filing/paper-slot.ts';

export function completionSlots(
  definicion: Definicion,
  datos: Datos,
  papers: readonly AdjuntoExaminado[],
  errors: ReadonlyMap<string, string>,
): Html {
  const asked = documentosPedidos(definicion, datos);
  if (asked.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">Documentos</h2>${asked.map(([clave, documento]) =>
    paperSlot({
      clave,
      documento,
      papers: papers.filter((paper) => paper.documento === clave),
      error: errors.get(fieldName(clave)),
      uploadHref: null,
      headingLevel: 3,
    }),
  )}`;
}
