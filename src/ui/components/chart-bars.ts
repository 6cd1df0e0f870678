/** Horizontal bars: one figure per name. */
import { type Html, html } from '../html.ts';
import { chartFrame } from './chart-frame.ts';

export type Bar = {
  label: string;
  value: number;
  /** The figure as people read it; defaults to the number. */
  text?: string | undefined;
  series?: 1 | 2 | 3 | 4 | 5 | undefined;
};

export type BarChartOptions = {
  id: string;
  title: string;
  summary: string;
  valueHead: string;
  bars: readonly Bar[];
  /** The figure of a full bar, for shares; the greatest one unless told. */
  max?: number | undefined;
};

export function barChart(options: BarChartOptions): Html {
  const max = options.max ?? Math.max(1, ...options.bars.map((bar) => bar.value));
  const lines = options.bars.map(
    (bar) => html`<div class="v-barras__fila"><span class="v-barras__nombre">${bar.label}</span>
<svg class="v-barras__barra" viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false"><rect class="v-grafico__fondo" width="100" height="10"/><rect class="v-serie-${bar.series ?? 1}" width="${Math.round((bar.value / max) * 1000) / 10}" height="10"/></svg>
<span class="v-barras__valor">${bar.text ?? bar.value}</span></div>`,
  );
  return chartFrame(
    {
      ...options,
      figures: {
        head: [{ text: 'Nombre' }, { text: options.valueHead, numeric: true }],
        rows: options.bars.map((bar) => [bar.label, { text: bar.text ?? String(bar.value), numeric: true }]),
      },
    },
    html`<div class="v-barras" aria-hidden="true">${lines}</div>`,
  );
}
