/** How long things take, line by line: a band from what half of the people wait at most to what nine of ten do. */
import { type Html, html } from '../html.ts';
import { chartFrame } from './chart-frame.ts';

export type RangeRow = {
  readonly label: string;
  /** Beside it: what was promised. */
  readonly detail?: string | undefined;
  /** Null where nothing was measured. */
  readonly p50: number | null;
  readonly p90: number | null;
};

export type RangeChartOptions = {
  id: string;
  title: string;
  summary: string;
  rowHead: string;
  detailHead: string;
  rows: readonly RangeRow[];
  format: (value: number | null) => string;
};

const width = 200;
const rounded = (value: number) => Math.round(value * 10) / 10;

function band({ label, p50, p90 }: RangeRow, max: number, words: string): Html {
  const from = p50 === null ? 0 : rounded((p50 / max) * width);
  const until = p90 === null ? 0 : rounded((p90 / max) * width);
  return html`<svg class="v-rangos__barra" viewBox="0 0 ${width} 14" preserveAspectRatio="none" role="img" aria-label="${`${label}: ${words}`}" focusable="false"><title>${words}</title><rect class="v-grafico__fondo" y="4" width="${width}" height="6" rx="1"/>${p50 !== null && html`<rect class="v-rangos__banda" x="${from}" y="2" width="${Math.max(1, until - from)}" height="10"/><rect class="v-rangos__mitad" x="${Math.min(width - 2, from)}" y="0" width="2" height="14"/>`}</svg>`;
}

export function rangeChart(options: RangeChartOptions): Html {
  const { rows, format } = options;
  const max = Math.max(1, ...rows.map(({ p90 }) => p90 ?? 0));
  const lines = rows.map((row) => {
    const words =
      row.p50 === null
        ? 'sin decisiones de personas'
        : `la mitad en ${format(row.p50)}, nueve de cada diez en ${format(row.p90)}`;
    return html`<li class="v-rangos__fila"><span class="v-rangos__nombre">${row.label}${row.detail && html`<span class="v-rangos__detalle">${row.detail}</span>`}</span>
${band(row, max, words)}<span class="v-rangos__valor" aria-hidden="true">${row.p50 === null ? '—' : html`${format(row.p50)} – ${format(row.p90)}`}</span></li>`;
  });
  return chartFrame(
    {
      id: options.id,
      title: options.title,
      summary: options.summary,
      figures: {
        head: [
          { text: options.rowHead },
          { text: options.detailHead },
          { text: 'La mitad (p50)', numeric: true },
          { text: 'Nueve de diez (p90)', numeric: true },
        ],
        rows: rows.map(({ label, detail, p50, p90 }) => [
          label,
          detail ?? '—',
          { text: format(p50), numeric: true },
          { text: format(p90), numeric: true },
        ]),
      },
    },
    html`<ul class="v-rangos">${lines}</ul>`,
  );
}
