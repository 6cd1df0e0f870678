/** The files already received for one document, each with its state and a button that takes it away. */
import { type Content, type Html, html } from '../html.ts';
import { button } from './button.ts';
import { type Tone, tag } from './tag.ts';

export type ReceivedFile = {
  id: string;
  name: string;
  /** «1,2 MB». */
  size: string;
  href?: string | undefined;
  state?: { text: string; tone?: Tone | undefined } | undefined;
  note?: Content | undefined;
  /** What was found in it, below everything else. */
  found?: Html | undefined;
};

export type FileListOptions = {
  /** Name of the file field; the buttons send `_accion` = `quitar-archivo:<name>:<id>`. */
  name: string;
  files: readonly ReceivedFile[];
  canRemove?: boolean | undefined;
};

function fileItem(file: ReceivedFile, options: FileListOptions): Html {
  const name =
    file.href === undefined ? file.name : html`<a class="govuk-link" href="${file.href}">${file.name}</a>`;
  return html`<li class="v-archivo"><span class="v-archivo__nombre">${name}</span> <span class="v-archivo__tamano">${file.size}</span>
${file.state && tag(file.state)}${
  options.canRemove &&
  button({
    text: html`Quitar<span class="govuk-visually-hidden"> ${file.name}</span>`,
    variant: 'secondary',
    name: '_accion',
    value: `quitar-archivo:${options.name}:${file.id}`,
    classes: 'v-boton-menor',
  })
}${file.note !== undefined && html`<p class="v-archivo__nota">${file.note}</p>`}${file.found}</li>`;
}

/** Stands even when empty: the upload island adds its lines here. */
export function fileList(options: FileListOptions): Html {
  return html`<ul class="v-archivos" data-archivos="${options.name}">${options.files.map((file) => fileItem(file, options))}</ul>`;
}
