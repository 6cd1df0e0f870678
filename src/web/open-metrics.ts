/** Starts counting: requests by their door, filings by what became of them, and the process itself. */
import type { Deps } from '../actions/deps.ts';
import { watchProcess } from '../platform/metrics/process-readings.ts';
import { createMetrics } from '../platform/metrics/registry.ts';
import type { WebMetrics } from './web.ts';

export type OpenMetrics = { readonly metrics: WebMetrics; readonly filed: NonNullable<Deps['filed']> };

/** `version`: the program's. One per process. */
export function openMetrics(version: string, pools: WebMetrics['pools']): OpenMetrics {
  const counted = createMetrics();
  const filings = counted.counter(
    'ventanilla_presentaciones_total',
    'Presentaciones por trámite, puerta y resultado (estado, o código de lo que faltó).',
  );
  return {
    metrics: { counted, process: watchProcess(version), pools },
    filed: (tramite, puerta, resultado) => filings.add({ tramite, puerta, resultado }),
  };
}
