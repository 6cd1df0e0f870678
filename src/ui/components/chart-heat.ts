/** A grid of figures shaded by their size; the figures stand in the cells, so the grid is its own table. */
import { type Html, html } from '../html.ts';

export type HeatGridOptions = {
  id: string;
  title: string;
  summary: string;
  /** Head of the first column. */
  rowHead: string;
  /** Short and whole name of each column. */
  columns: readonly { readonly short: string; readonly name: string }[];
  rows: readonly { readonly label: string; readonly values: readonly number[] }[];
  format: (value: number) => string;
};

/** Shades besides none; the style sheet has one class for each. */
const shades = 5;

/** 0 for nothing, then 1 to 5 by the share of the greatest. */
export function shadeOf(value: number, max: number): number {
  return value <= 0 ? 0 : Math.min(shades, Math.max(1, Math.ceil((value / Math.max(1, max)) * shades)));
}

export function heatGrid(options: HeatGridOptions): Html {
  const { id, rows, format } = options;
  const max = Math.max(0, ...rows.flatMap(({ values }) => values));
  const head = options.columns.map(
    ({ short, name }) => html`<th scope="col"><abbr title="${name}">${short}</abbr></th>`,
  );
  const body = rows.map(
    ({ label, values }) =>
      html`<tr><th scope="row">${label}</th>${values.map((value) => html`<td class="v-calor-${shadeOf(value, max)}">${value === 0 ? '0' : format(value)}</td>`)}</tr>`,
  );
  return html`<figure class="v-grafico" aria-labelledby="${id}-titulo">
<figcaption class="v-grafico__titulo" id="${id}-titulo">${options.title}</figcaption>
<p class="v-grafico__resumen">${options.summary}</p>
<table class="v-calor"><caption class="govuk-visually-hidden">${options.title}</caption><thead><tr><th scope="col">${options.rowHead}</th>${head}</tr></thead><tbody>${body}</tbody></table></figure>`;
}
