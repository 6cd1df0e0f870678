import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics } from './registry.ts';

test('counters and histograms are written as the text format 0.0.4 asks', () => {
  const metrics = createMetrics();
  const filed = metrics.counter('ventanilla_presentaciones_total', 'Presentaciones.');
  filed.add({ puerta: 'web' });
  filed.add({ puerta: 'web' }, 2);
  const times = metrics.histogram('ventanilla_segundos', 'Tiempos.', [0.1, 1]);
  for (const seconds of [0.05, 0.1, 0.5, 7]) times.observe({ ruta: '/a "b"\\\n' }, seconds);
  const gauge = {
    name: 'ventanilla_info',
    help: 'Versión.',
    kind: 'gauge' as const,
    samples: [{ value: 1 }],
  };
  assert.equal(
    metrics.render([gauge]),
    [
      '# HELP ventanilla_presentaciones_total Presentaciones.',
      '# TYPE ventanilla_presentaciones_total counter',
      'ventanilla_presentaciones_total{puerta="web"} 3',
      '# HELP ventanilla_segundos Tiempos.',
      '# TYPE ventanilla_segundos histogram',
      'ventanilla_segundos_bucket{ruta="/a \\"b\\"\\\\\\n",le="0.1"} 2',
      'ventanilla_segundos_bucket{ruta="/a \\"b\\"\\\\\\n",le="1"} 3',
      'ventanilla_segundos_bucket{ruta="/a \\"b\\"\\\\\\n",le="+Inf"} 4',
      'ventanilla_segundos_sum{ruta="/a \\"b\\"\\\\\\n"} 7.65',
      'ventanilla_segundos_count{ruta="/a \\"b\\"\\\\\\n"} 4',
      '# HELP ventanilla_info Versión.',
      '# TYPE ventanilla_info gauge',
      'ventanilla_info 1',
      '',
    ].join('\n'),
  );
});

test('labels nobody foresaw stop growing', () => {
  const metrics = createMetrics();
  const family = metrics.counter('x_total', 'X.');
  for (let i = 0; i < 5_000; i += 1) family.add({ ruta: `/${i}` });
  assert.equal(metrics.render().split('\n').length, 2_000 + 3);
});
