/** Where a document has a workbook to fill in: the link to download it. */
import type { Documento } from '../domain/tramite/documento.ts';
import { paths } from '../paths.ts';
import { type Html, html } from '../ui/html.ts';

const addressOf: { readonly [P in NonNullable<Documento['plantilla']>]: string } = {
  socios: paths.plantillaDeSocios,
};

export function templateLink({ plantilla }: Documento): Html | false {
  return (
    plantilla !== undefined &&
    html`<p class="govuk-body"><a class="govuk-link" href="${addressOf[plantilla]}" download>Descargar la plantilla de Excel</a></p>`
  );
}
