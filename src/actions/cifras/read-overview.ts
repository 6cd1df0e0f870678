/** The dashboard's first page: what came and was decided, what waits, how the promise fares. */
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { inicioDePaso, type Paso, pasoDe, pasosDe } from '../../domain/cifras/periodo.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { readPeldanos, readPendientes, readPorDia, readTotales } from '../../store/cifras-lectura.ts';
import type { Deps } from '../deps.ts';
import {
  decididasDe,
  type EdadDeCola,
  type FilaDeCifras,
  joinAges,
  joinRows,
  sinCifras,
} from './figures-rows.ts';
import { type CifrasAsked, filterWithin } from './figures-scope.ts';

/** A day, a week or a month, by the day it begins. */
export type PuntoDeCifras = {
  readonly desde: CivilDate;
  readonly recibidas: number;
  readonly decididas: number;
};

export type Overview = {
  readonly paso: Paso;
  readonly puntos: readonly PuntoDeCifras[];
  readonly total: FilaDeCifras;
  readonly edades: readonly EdadDeCola[];
  readonly tramites: readonly FilaDeCifras[];
};

const emptyRow: FilaDeCifras = {
  ...sinCifras,
  clave: '',
  decididas: 0,
  p50Ms: null,
  p90Ms: null,
  pendientes: 0,
  vencidas: 0,
};

export async function readOverview(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Funcionario,
  asked: CifrasAsked,
): Promise<Overview | Refusal> {
  const filter = filterWithin(actor, asked);
  if (isRefusal(filter)) return filter;
  const [days, totals, steps, waiting] = await Promise.all([
    readPorDia(db, filter),
    readTotales(db, filter, 'tramite'),
    readPeldanos(db, filter, 'tramite'),
    readPendientes(db, filter, 'tramite', clock.nowMs()),
  ]);
  const paso = pasoDe(asked.periodo);
  const points = new Map(
    pasosDe(asked.periodo, paso).map((desde) => [desde, { desde, recibidas: 0, decididas: 0 }]),
  );
  for (const day of days) {
    const point = points.get(inicioDePaso(day.dia, paso));
    if (point === undefined) continue;
    point.recibidas += day.recibidas;
    point.decididas += decididasDe(day);
  }
  const whole = <T extends object>(rows: readonly T[]) => rows.map((row) => ({ ...row, clave: '' }));
  const sum = totals.reduce((so, row) => addTotales(so, row), sinCifras);
  const [total = emptyRow] = joinRows([{ ...sum, clave: '' }], whole(steps), whole(waiting));
  return {
    paso,
    puntos: [...points.values()],
    total,
    edades: joinAges(waiting),
    tramites: joinRows(totals, steps, waiting),
  };
}

function addTotales(one: typeof sinCifras, other: typeof sinCifras): typeof sinCifras {
  const names = Object.keys(sinCifras) as (keyof typeof sinCifras)[];
  return { ...sinCifras, ...Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) };
}
