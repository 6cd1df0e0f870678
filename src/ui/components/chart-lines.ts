/** Two courses over time: the first as a filled area, the second as a dashed line, told apart without colour. */
import { type Html, html } from '../html.ts';
import { chartFrame } from './chart-frame.ts';

export type LineChartOptions = {
  id: string;
  title: string;
  summary: string;
  /** Head of the first column of the table: «Día», «Semana». */
  stepHead: string;
  /** One or two, each with a value for every label. */
  series: readonly { readonly name: string; readonly values: readonly number[] }[];
  labels: readonly string[];
  /** Writes a figure as people read it. */
  format: (value: number) => string;
};

const width = 600;
const height = 180;
/** Room for half a stroke at the top. */
const headroom = 6;
const labelsMax = 5;

/** The next figure above that people divide by two without thinking. */
export function roundAbove(value: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * size >= value) ?? 10;
  return Math.max(2, step * size);
}

const rounded = (value: number) => Math.round(value * 10) / 10;

function pointsOf(values: readonly number[], max: number): readonly (readonly [number, number])[] {
  const step = width / Math.max(1, values.length - 1);
  return values.map((value, index) => [
    rounded(index * step),
    rounded(height - (value / max) * (height - headroom)),
  ]);
}

function drawn(values: readonly number[], index: number, max: number): Html | false {
  const points = pointsOf(values, max);
  // A single day is a level line: a point alone would not be seen.
  const [only] = points;
  const course = points.length === 1 && only !== undefined ? [only, [width, only[1]] as const] : points;
  if (course.length === 0) return false;
  const line = course.map(([x, y]) => `${x},${y}`).join(' ');
  const area =
    index === 0 && html`<polygon class="v-curso__area" points="0,${height} ${line} ${width},${height}"/>`;
  return html`${area}<polyline class="v-trazo-${index + 1}${index > 0 && ' v-trazo--partido'}" points="${line}"/>`;
}

/** Evenly spread, the first and the last among them. */
function spread(labels: readonly string[]): readonly string[] {
  if (labels.length <= labelsMax) return labels;
  const last = labels.length - 1;
  return Array.from({ length: labelsMax }, (_, i) => labels[Math.round((i * last) / (labelsMax - 1))] ?? '');
}

function key(index: number): Html {
  const names = index === 0 ? 'v-trazo-1' : `v-trazo-${index + 1} v-trazo--partido`;
  return html`<svg width="28" height="12" aria-hidden="true" focusable="false">${index === 0 && html`<rect class="v-curso__area" y="6" width="28" height="6"/>`}<polyline class="${names}" points="0,6 28,6"/></svg>`;
}

export function lineChart(options: LineChartOptions): Html {
  const { id, series, labels, format } = options;
  const max = roundAbove(Math.max(0, ...series.flatMap(({ values }) => values)));
  const grid = [headroom, headroom + (height - headroom) / 2].map(
    (y) => html`<line class="v-grafico__linea" x1="0" x2="${width}" y1="${y}" y2="${y}"/>`,
  );
  const drawing = html`<ul class="v-grafico__leyenda">${series.map(({ name }, index) => html`<li>${key(index)} ${name}</li>`)}</ul>
<div class="v-curso"><div class="v-curso__escala" aria-hidden="true"><span>${format(max)}</span><span>${format(max / 2)}</span><span>0</span></div>
<svg class="v-curso__dibujo" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-labelledby="${id}-t ${id}-d" focusable="false"><title id="${id}-t">${options.title}</title><desc id="${id}-d">${options.summary}</desc>${grid}<line class="v-grafico__eje" x1="0" x2="${width}" y1="${height}" y2="${height}"/>${series.map(({ values }, index) => drawn(values, index, max))}</svg>
<div class="v-curso__pasos" aria-hidden="true">${spread(labels).map((label) => html`<span>${label}</span>`)}</div></div>`;
  return chartFrame(
    {
      id,
      title: options.title,
      summary: options.summary,
      figures: {
        head: [{ text: options.stepHead }, ...series.map(({ name }) => ({ text: name, numeric: true }))],
        rows: labels.map((label, index) => [
          label,
          ...series.map(({ values }) => ({ text: format(values[index] ?? 0), numeric: true })),
        ]),
      },
    },
    drawing,
  );
}
