/** What the desk's first page says: what waits, what is late, what was decided, whether the promise was kept. */
import { civilDateAt, instantOf } from '../domain/calendar/civil-date.ts';
import { limits } from '../domain/limits.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { countDecididas, countPromesaCumplida, countVencidas } from '../store/cifras.ts';
import { countCola } from '../store/cola.ts';
import type { Deps } from './deps.ts';
import { endOfToday } from './list-queue.ts';
import { readVisibleUnits } from './read-visible-units.ts';

export type DeskFigures = {
  readonly unidades: readonly string[];
  readonly mias: number;
  readonly sinAsignar: number;
  readonly abiertas: number;
  readonly vencidas: number;
  /** Overdue ones included. */
  readonly vencenHoy: number;
  readonly decididasHoy: { readonly cuenta: number; readonly enElActo: number };
  /** Decisions of people in the last 30 days; `decididas` 0: nothing to measure yet. */
  readonly promesa: { readonly decididas: number; readonly cumplidas: number };
};

const promiseDays = 30;
const promiseRowsMax = 500;
const dayMs = 86_400_000;

/** Null for whoever handles no cases. Counts stop at `queueRowsCountedMax` + 1. */
export async function readDeskFigures(deps: Deps, actor: Funcionario): Promise<DeskFigures | null> {
  const unidades = await readVisibleUnits(deps, actor);
  if (unidades.length === 0) return null;
  const nowMs = deps.clock.nowMs();
  const calendar = await deps.calendar();
  const todayMs = instantOf(civilDateAt(nowMs, calendar.zone), 0, calendar.zone);
  const tramites = deps.definiciones.todas
    .filter(({ definicion }) => unidades.includes(definicion.atiende))
    .map(({ definicion }) => definicion.id);
  const max = limits.queueRowsCountedMax + 1;
  const { db } = deps;
  const [mias, sinAsignar, abiertas, vencidas, vencenHoy, decididasHoy, promesa] = await Promise.all([
    countCola(db, { unidades, asignado: actor.cuenta }, max),
    countCola(db, { unidades, asignado: 'nadie' }, max),
    countCola(db, { unidades }, max),
    countVencidas(db, unidades, nowMs, max),
    countCola(db, { unidades, venceHastaMs: endOfToday(nowMs, calendar) }, max),
    countDecididas(db, tramites, todayMs, max),
    countPromesaCumplida(db, tramites, nowMs - promiseDays * dayMs, promiseRowsMax),
  ]);
  return { unidades, mias, sinAsignar, abiertas, vencidas, vencenHoy, decididasHoy, promesa };
}
