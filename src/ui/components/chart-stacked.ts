/** Stacked columns by day: how many of each kind. */
import { type Html, html } from '../html.ts';
import { chartFrame } from './chart-frame.ts';

export type StackedChartOptions = {
  id: string;
  title: string;
  summary: string;
  /** At most five. */
  series: readonly string[];
  days: readonly { label: string; values: readonly number[] }[];
};

const height = 160;
const step = 24;

function column(values: readonly number[], index: number, unit: number): Html[] {
  let top = height;
  return values.map((value, series) => {
    const size = Math.round(value * unit * 10) / 10;
    top -= size;
    return html`<rect class="v-serie-${(series % 5) + 1}" x="${index * step + 4}" y="${Math.round(top * 10) / 10}" width="${step - 8}" height="${size}"/>`;
  });
}

export function stackedChart(options: StackedChartOptions): Html {
  const totals = options.days.map((day) => day.values.reduce((sum, value) => sum + value, 0));
  const max = Math.max(1, ...totals);
  const width = Math.max(1, options.days.length) * step;
  const columns = options.days.map((day, index) => column(day.values, index, (height - 8) / max));
  const drawing = html`<div class="v-columnas" aria-hidden="true"><span class="v-columnas__max">${max}</span>
<svg class="v-columnas__dibujo" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" focusable="false"><line class="v-grafico__linea" x1="0" x2="${width}" y1="8" y2="8"/><line class="v-grafico__eje" x1="0" x2="${width}" y1="${height}" y2="${height}"/>${columns}</svg>
<span class="v-columnas__desde">${options.days.at(0)?.label}</span><span class="v-columnas__hasta">${options.days.at(-1)?.label}</span></div>`;
  return chartFrame(
    {
      ...options,
      legend: options.series.map((name, index) => ({ name, series: (index % 5) + 1 })),
      figures: {
        head: [{ text: 'Día' }, ...options.series.map((text) => ({ text, numeric: true }))],
        rows: options.days.map((day) => [
          day.label,
          ...day.values.map((value) => ({ text: String(value), numeric: true })),
        ]),
      },
    },
    drawing,
  );
}
