/** How long it takes, over time: half of the people wait at most p50, nine of ten at most p90. */
import { type Html, html } from '../html.ts';
import { chartFrame } from './chart-frame.ts';

export type SparklineOptions = {
  id: string;
  title: string;
  summary: string;
  points: readonly { label: string; p50: number; p90: number }[];
  /** Writes a figure as people read it («3 min», «2 días»). */
  format: (value: number) => string;
};

const width = 300;
const height = 60;

function line(values: readonly number[], max: number): string {
  const step = width / Math.max(1, values.length - 1);
  return values
    .map(
      (value, index) =>
        `${Math.round(index * step * 10) / 10},${Math.round((height - 2 - (value / max) * (height - 6)) * 10) / 10}`,
    )
    .join(' ');
}

export function sparkline(options: SparklineOptions): Html {
  const { points, format } = options;
  const max = Math.max(1e-9, ...points.map((point) => Math.max(point.p50, point.p90)));
  const drawing = html`<svg class="v-chispa" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><polyline class="v-trazo-2" points="${line(
    points.map((point) => point.p90),
    max,
  )}"/><polyline class="v-trazo-1" points="${line(
    points.map((point) => point.p50),
    max,
  )}"/></svg>`;
  return chartFrame(
    {
      ...options,
      legend: [
        { name: 'La mitad espera como máximo (p50)', series: 1 },
        { name: 'Nueve de cada diez (p90)', series: 2 },
      ],
      figures: {
        head: [{ text: 'Periodo' }, { text: 'p50', numeric: true }, { text: 'p90', numeric: true }],
        rows: points.map((point) => [
          point.label,
          { text: format(point.p50), numeric: true },
          { text: format(point.p90), numeric: true },
        ]),
      },
    },
    drawing,
  );
}
