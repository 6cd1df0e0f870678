/** A list of rows that grows and shrinks with submit buttons; the server renders the new list. */
import { type Content, type Html, html } from '../html.ts';
import { button } from './button.ts';
import { fieldNotes } from './field.ts';

export type AddAnotherOptions = {
  /** Field name; the buttons send `_accion` = `agregar:<name>` or `quitar:<name>:<index>`. */
  name: string;
  legend: Content;
  hint?: Content | undefined;
  error?: Content | undefined;
  /** «Código», shown as «Código 1», «Código 2»… */
  rowTitle: string;
  rows: readonly Content[];
  addText?: string | undefined;
  rowsMin?: number | undefined;
  rowsMax?: number | undefined;
};

export function addAnother(options: AddAnotherOptions): Html {
  const canRemove = options.rows.length > (options.rowsMin ?? 1);
  const canAdd = options.rows.length < (options.rowsMax ?? Number.POSITIVE_INFINITY);
  const rows = options.rows.map((row, index) => {
    const title = `${options.rowTitle} ${index + 1}`;
    return html`<fieldset class="govuk-fieldset v-lista__fila" id="${options.name}-${index}"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${title}</legend>${row}
${
  canRemove &&
  button({
    text: html`Quitar<span class="govuk-visually-hidden"> ${title}</span>`,
    variant: 'secondary',
    name: '_accion',
    value: `quitar:${options.name}:${index}`,
    classes: 'v-lista__quitar',
  })
}</fieldset>`;
  });
  return html`<div class="v-lista" id="${options.name}" role="group" aria-labelledby="${options.name}-titulo"><h2 class="govuk-heading-m" id="${options.name}-titulo">${options.legend}</h2>${fieldNotes(options.name, options)}${rows}
${canAdd && button({ text: options.addText ?? `Agregar otro ${options.rowTitle.toLowerCase()}`, variant: 'secondary', name: '_accion', value: `agregar:${options.name}` })}</div>`;
}
