/** All papers a draft asks for as form fields, with what was found in those that came. */
import type { OpenDraft } from '../../actions/open-draft.ts';
import { readDraftPapers } from '../../actions/read-draft-papers.ts';
import type { FieldError } from '../../domain/refusals.ts';
import { esSolicitante } from '../../domain/solicitud/actor.ts';
import { documentosPedidos } from '../../domain/tramite/resumen.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../web.ts';
import { errorsByPath } from './field-errors.ts';
import { fieldName, paperSlot } from './paper-slot.ts';

/** With the island each file is looked into as it arrives; without it, this sends the files and stays. */
const attachButton = button({
  text: 'Adjuntar y ver qué se encontró',
  variant: 'secondary',
  name: '_accion',
  value: 'adjuntar',
  classes: 'v-sin-guiones',
});

/** The content of the form of papers but its token. `refreshHref`: where to see whether a look that goes on has ended. */
export async function paperSlots(
  web: Web,
  c: WebContext,
  { vigente: { definicion }, borrador, lectura }: OpenDraft,
  { errors, refreshHref }: { readonly errors: readonly FieldError[]; readonly refreshHref: string },
): Promise<Html> {
  const { actor } = c.var.visit;
  const { adjuntos, id } = borrador;
  const papers = esSolicitante(actor) ? await readDraftPapers(web.deps, actor, definicion, adjuntos) : [];
  const byPath = errorsByPath(errors);
  const slots = documentosPedidos(definicion, lectura.datos).map(([clave, documento]) =>
    paperSlot({
      clave,
      documento,
      papers: papers.filter((paper) => paper.documento === clave),
      error: byPath.get(fieldName(clave)),
      uploadHref: paths.borradorDocumento(id, clave),
      headingLevel: 2,
    }),
  );
  const refresh =
    papers.some(({ examen }) => examen === null) &&
    html`<p class="govuk-body"><a class="govuk-link" href="${refreshHref}">Ver si ya terminó la revisión</a></p>`;
  return html`${slots}<p class="govuk-body">Los archivos se guardan en cuanto llegan; puede seguir más tarde.</p>${refresh}<div class="govuk-button-group">${button({ text: 'Continuar' })}${attachButton}</div>`;
}
