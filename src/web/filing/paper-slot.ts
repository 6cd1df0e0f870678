/** One document of a trámite as an upload field: where to choose its files, and what was found in those that came. */
import type { AdjuntoExaminado } from '../../domain/documento/examen.ts';
import { limits } from '../../domain/limits.ts';
import type { Documento } from '../../domain/tramite/documento.ts';
import { fileList } from '../../ui/components/file-list.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { paperFindings, paperState } from '../../ui/components/paper-findings.ts';
import { type Html, html } from '../../ui/html.ts';
import { fileSize } from '../file-size.ts';
import { templateLink } from '../template-link.ts';

export const fieldName = (clave: string): string => `documento:${clave}`;

function hintOf(documento: Documento, maximo: number): string {
  const formats = documento.formatos.map((f) => f.toUpperCase()).join(', ');
  const several = maximo === 1 ? '' : ` Hasta ${maximo} archivos.`;
  const kinds = documento.alternativas === undefined ? '' : ' Basta uno de los dos.';
  const columns = documento.columnas === undefined ? '' : ` Columnas: ${documento.columnas.join(', ')}.`;
  return `${documento.ayuda ?? ''} ${formats}, hasta ${fileSize(limits.fileSizeBytesMax)} cada uno.${several}${kinds}${columns}`.trim();
}

export type SlotOptions = {
  readonly clave: string;
  readonly documento: Documento;
  /** The files of this slot. */
  readonly papers: readonly AdjuntoExaminado[];
  readonly error: string | undefined;
  /** Where each file goes as soon as it is chosen; null where files only travel with their form. */
  readonly uploadHref: string | null;
  /** Of the heading that stands in for the field where nothing more fits. */
  readonly headingLevel: 2 | 3;
};

export function paperSlot(options: SlotOptions): Html {
  const { clave, documento, papers, error, uploadHref, headingLevel } = options;
  const maximo = Math.min(documento.maximo, limits.filesPerDocumentMax);
  const name = fieldName(clave);
  const label = documento.opcional === true ? `${documento.etiqueta} (opcional)` : documento.etiqueta;
  const files = papers.map(({ id, nombre, tamanoBytes, examen }) => ({
    id,
    name: nombre,
    size: fileSize(tamanoBytes),
    state: paperState(examen),
    found: paperFindings(examen, 'Así no se puede presentar: quítelo y adjunte el archivo corregido.'),
  }));
  const list = fileList({ name, files, canRemove: true });
  if (papers.length >= maximo && error === undefined)
    return html`<div class="govuk-form-group"><h${headingLevel} class="govuk-heading-s govuk-!-margin-bottom-1" id="${name}">${label}</h${headingLevel}><p class="govuk-hint">Para cambiarlo, quite primero ${maximo === 1 ? 'el que ya envió' : 'alguno de los que ya envió'}.</p>${templateLink(documento)}${list}</div>`;
  const upload = fileUpload({
    name,
    label,
    labelSize: 's',
    hint: hintOf(documento, maximo),
    error,
    multiple: maximo > 1,
    accept: documento.formatos.map((f) => `.${f}`).join(','),
    ...(uploadHref === null ? {} : { uploadHref, sizeBytesMax: limits.fileSizeBytesMax }),
  });
  return html`${upload}${templateLink(documento)}${(uploadHref !== null || files.length > 0) && list}`;
}
