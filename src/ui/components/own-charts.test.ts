/** The charts of the dashboards: true to their figures, whole when empty, and readable without seeing the drawing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { heatGrid, shadeOf } from './chart-heat.ts';
import { lineChart, roundAbove } from './chart-lines.ts';
import { rangeChart } from './chart-ranges.ts';

const lines = (labels: readonly string[], values: readonly number[]) =>
  String(
    lineChart({
      id: 'g',
      title: 'Recibidas & decididas',
      summary: 'Resumen',
      stepHead: 'Día',
      series: [
        { name: 'Recibidas', values },
        { name: 'Decididas', values: values.map((value) => value / 2) },
      ],
      labels,
      format: String,
    }),
  );

test('a course stays inside its drawing, whatever the figures', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000_000), { maxLength: 40 }), (values) => {
      const markup = lines(
        values.map((_, i) => `d${i}`),
        values,
      );
      assert.doesNotMatch(markup, /NaN|Infinity/);
      for (const [, points = ''] of markup.matchAll(/class="v-trazo-1" points="([^"]+)"/g)) {
        for (const pair of points.split(' ')) {
          const [x = -1, y = -1] = pair.split(',').map(Number);
          assert.ok(x >= 0 && x <= 600 && y >= 0 && y <= 180, pair);
        }
      }
    }),
  );
});

test('every figure of a course stands in its table, and the drawing has its name and description', () => {
  const markup = lines(['1 nov', '2 nov'], [12, 40]);
  for (const cell of ['1 nov', '2 nov', '>12<', '>40<', '>6<', '>20<'])
    assert.ok(markup.includes(cell), cell);
  assert.match(markup, /<title id="g-t">Recibidas &amp; decididas<\/title><desc id="g-d">Resumen<\/desc>/);
});

test('the scale ends above the greatest figure, and its half is whole', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), (value) => {
      const end = roundAbove(value);
      assert.ok(end >= value && Number.isInteger(end / 2) && end <= Math.max(2, value * 2.0001));
    }),
  );
});

test('a range says in words what its band shows, and says when nothing was measured', () => {
  const markup = String(
    rangeChart({
      id: 'r',
      title: 'Cuánto tardan',
      summary: 'Resumen',
      rowHead: 'Trámite',
      detailHead: 'Ofrecido',
      rows: [
        { label: 'Uno', detail: '72 horas', p50: 5, p90: 20 },
        { label: 'Dos', p50: null, p90: null },
      ],
      format: (value) => (value === null ? '—' : `${value} h`),
    }),
  );
  assert.match(markup, /aria-label="Uno: la mitad en 5 h, nueve de cada diez en 20 h"/);
  assert.match(markup, /x="50" y="2" width="150"/);
  assert.match(markup, /Dos: sin decisiones de personas/);
});

test('shades follow the figures, none for nothing', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.nat(1000),
      (a, b) => shadeOf(Math.min(a, b), 1000) <= shadeOf(Math.max(a, b), 1000),
    ),
  );
  assert.equal(shadeOf(0, 0), 0);
  assert.equal(shadeOf(1, 1_000_000), 1);
  assert.equal(shadeOf(1_000_000, 1_000_000), 5);
  const grid = String(
    heatGrid({
      id: 'h',
      title: 'Horas',
      summary: 'Resumen',
      rowHead: 'Hora',
      columns: [{ short: 'L', name: 'lunes' }],
      rows: [{ label: '08h', values: [7] }],
      format: String,
    }),
  );
  assert.match(grid, /<td class="v-calor-5">7<\/td>/);
});
