/** Totals, percentiles and what waits, put together line by line. */
import { type Peldano, percentil } from '../../domain/cifras/escala.ts';
import { edadesDias, type Pendientes, type Totales, type TotalesDe } from '../../store/cifras-lectura.ts';

/** Times are those of decisions that waited for a person, in ms; null where there was none. */
export type FilaDeCifras = Totales & {
  readonly clave: string;
  readonly decididas: number;
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
  readonly pendientes: number;
  readonly vencidas: number;
};

/** How many wait that long; `desdeDias` null: the youngest. */
export type EdadDeCola = {
  readonly desdeDias: number | null;
  readonly hastaDias: number | null;
  readonly casos: number;
  readonly vencidas: number;
};

export const sinCifras: Totales = {
  recibidas: 0,
  enElActo: 0,
  aprobadas: 0,
  negadas: 0,
  desistidas: 0,
  archivadas: 0,
  concedidas: 0,
  promesaEnElActo: 0,
  promesaMedidas: 0,
  promesaCumplidas: 0,
  legalMedidas: 0,
  legalCumplidas: 0,
  demoraCasos: 0,
  demoraSumaMs: 0,
};

export const decididasDe = ({ enElActo, aprobadas, negadas }: Totales): number =>
  enElActo + aprobadas + negadas;

/** One line for each key that occurs anywhere. */
export function joinRows(
  totals: readonly TotalesDe[],
  steps: readonly (Peldano & { readonly clave: string })[],
  waiting: readonly Pendientes[],
): readonly FilaDeCifras[] {
  const keys = [...new Set([...totals, ...waiting].map(({ clave }) => clave))].sort();
  return keys.map((clave) => {
    const sums = totals.find((row) => row.clave === clave) ?? sinCifras;
    const byPeople = steps.filter((step) => step.clave === clave && step.cubo > 0);
    const open = waiting.filter((row) => row.clave === clave);
    return {
      ...sums,
      clave,
      decididas: decididasDe(sums),
      p50Ms: percentil(byPeople, 0.5),
      p90Ms: percentil(byPeople, 0.9),
      pendientes: open.reduce((sum, { casos }) => sum + casos, 0),
      vencidas: open.reduce((sum, { vencidas }) => sum + vencidas, 0),
    };
  });
}

/** Every age in order, those nobody waits for too. */
export function joinAges(waiting: readonly Pendientes[]): readonly EdadDeCola[] {
  return Array.from({ length: edadesDias.length + 1 }, (_, edad) => {
    const rows = waiting.filter((row) => row.edad === edad);
    return {
      desdeDias: edadesDias[edad - 1] ?? null,
      hastaDias: edadesDias[edad] ?? null,
      casos: rows.reduce((sum, { casos }) => sum + casos, 0),
      vencidas: rows.reduce((sum, { vencidas }) => sum + vencidas, 0),
    };
  });
}
