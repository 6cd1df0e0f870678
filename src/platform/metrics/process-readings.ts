/** What this process says of itself: memory, delays of its one thread, collections of garbage, connections. */
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import type pg from 'pg';
import type { Reading, Sample } from './registry.ts';

const gauge = (name: string, help: string, samples: readonly Sample[]): Reading => ({
  name,
  help,
  kind: 'gauge',
  samples,
});
const counter = (name: string, help: string, value: number): Reading => ({
  name,
  help,
  kind: 'counter',
  samples: [{ value }],
});

const nanoseconds = 1e9;
const resolutionMs = 20;

export type ProcessReadings = {
  read(pools: ReadonlyMap<string, pg.Pool>): readonly Reading[];
  stop(): void;
};

function poolSamples(pools: ReadonlyMap<string, pg.Pool>): readonly Sample[] {
  return [...pools].flatMap(([pool, { totalCount, idleCount, waitingCount }]) => [
    { labels: { pool, estado: 'en-uso' }, value: totalCount - idleCount },
    { labels: { pool, estado: 'libre' }, value: idleCount },
    { labels: { pool, estado: 'en-espera' }, value: waitingCount },
  ]);
}

/** Watching costs a timer of twenty milliseconds; one per process. */
export function watchProcess(version: string): ProcessReadings {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const collected = { count: 0, seconds: 0 };
  const collections = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      collected.count += 1;
      collected.seconds += duration / 1000;
    }
  });
  collections.observe({ entryTypes: ['gc'] });
  return {
    read(pools) {
      const { rss, heapUsed, external } = process.memoryUsage();
      const delays = [
        { labels: { cuantil: '0.5' }, value: delay.percentile(50) / nanoseconds },
        { labels: { cuantil: '0.99' }, value: delay.percentile(99) / nanoseconds },
        { labels: { cuantil: '1' }, value: delay.max / nanoseconds },
      ];
      // Each reading tells of the time since the one before.
      delay.reset();
      return [
        gauge('ventanilla_info', 'Versión del programa y de Node.', [
          { labels: { version, node: process.version }, value: 1 },
        ]),
        gauge('ventanilla_proceso_memoria_bytes', 'Memoria del proceso.', [
          { labels: { clase: 'residente' }, value: rss },
          { labels: { clase: 'monton' }, value: heapUsed },
          { labels: { clase: 'externa' }, value: external },
        ]),
        gauge(
          'ventanilla_proceso_demora_segundos',
          'Demora del hilo que atiende, desde la lectura anterior.',
          delays,
        ),
        counter('ventanilla_proceso_recolecciones_total', 'Recolecciones de memoria.', collected.count),
        counter(
          'ventanilla_proceso_recoleccion_segundos_total',
          'Tiempo en recolecciones.',
          collected.seconds,
        ),
        gauge('ventanilla_proceso_activo_segundos', 'Tiempo desde el arranque.', [
          { value: process.uptime() },
        ]),
        gauge('ventanilla_conexiones_base', 'Conexiones a la base.', poolSamples(pools)),
      ];
    },
    stop() {
      delay.disable();
      collections.disconnect();
    },
  };
}
