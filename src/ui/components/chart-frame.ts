/** The frame of every chart: title, drawing, and the same figures as a table for those who want to read them. */
import { type Html, html } from '../html.ts';
import { details } from './details.ts';
import { type TableOptions, table } from './table.ts';

export type ChartFrame = {
  id: string;
  title: string;
  /** One sentence with what the drawing shows. */
  summary: string;
  legend?: readonly { name: string; series: number }[];
  figures: Pick<TableOptions, 'head' | 'rows'>;
};

/** Series are numbered 1 to 5; the style sheet gives each its colour, and the legend its name. */
export function chartFrame(frame: ChartFrame, drawing: Html): Html {
  return html`<figure class="v-grafico" aria-labelledby="${frame.id}-titulo">
<figcaption class="v-grafico__titulo" id="${frame.id}-titulo">${frame.title}</figcaption>
<p class="v-grafico__resumen">${frame.summary}</p>
${
  frame.legend &&
  html`<ul class="v-grafico__leyenda">${frame.legend.map(({ name, series }) => html`<li><svg width="12" height="12" aria-hidden="true" focusable="false"><rect class="v-serie-${series}" width="12" height="12" rx="2"/></svg> ${name}</li>`)}</ul>`
}
${drawing}
${details({
  summary: 'Ver los datos en una tabla',
  content: table({
    caption: frame.title,
    captionHidden: true,
    ...frame.figures,
    firstCellIsHeader: true,
    narrow: 'scroll',
  }),
})}</figure>`;
}
