/** The figures of a month that the agency owes to everybody (LOTAIP): sums only, and small numbers of complaints not told apart. */
import { addDays, civilDateAt } from '../../domain/calendar/civil-date.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import { type Peldano, percentil } from '../../domain/cifras/escala.ts';
import { periodoDeMes } from '../../domain/cifras/periodo.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Canal, Definicion } from '../../domain/tramite/definicion.ts';
import {
  type Par,
  readDiasConCifras,
  readPares,
  readPeldanosDePares,
  type Totales,
} from '../../store/cifras-lectura.ts';
import type { Deps } from '../deps.ts';
import { cifrasLimits } from './cifras-limits.ts';
import { decididasDe, sinCifras } from './figures-rows.ts';
import { tramitesWithin } from './figures-scope.ts';

/** Times in ms from filing to decision, pauses left out, over all decisions; null where there was none. */
export type PublicRow = {
  readonly tramite: string;
  readonly nombre: string;
  /** Null: all doors together, because there were too few to tell them apart. */
  readonly canal: Canal | null;
  readonly ofrecido: string;
  readonly recibidas: number;
  readonly decididas: number;
  readonly enElActo: number;
  readonly concedidas: number;
  readonly negadas: number;
  /** Withdrawn by the person, or filed away without an answer to a correction. */
  readonly terminadasSinDecision: number;
  /** Open when the month ended, or now in the month that runs. */
  readonly pendientes: number;
  readonly demoraMediaMs: number | null;
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
  /** Decided under a promise, and of them within it; those decided at once are within it. */
  readonly conPromesa: number;
  readonly promesaCumplida: number;
};

export type PublicMonth = {
  /** 'YYYY-MM' */
  readonly mes: string;
  readonly desde: string;
  readonly hasta: string;
  /** The month is not over. */
  readonly enCurso: boolean;
  /** Months there are, newest first. */
  readonly meses: readonly string[];
  readonly filas: readonly PublicRow[];
};

type Needs = Pick<Deps, 'db' | 'clock' | 'calendar' | 'definiciones'>;
type Group = {
  readonly tramite: string;
  readonly canal: Canal | null;
  readonly month: Totales;
  readonly before: Totales;
  readonly steps: readonly Peldano[];
};

const addUp = (rows: readonly Totales[]): Totales =>
  rows.reduce((one, other) => {
    const names = Object.keys(sinCifras) as (keyof Totales)[];
    return {
      ...sinCifras,
      ...Object.fromEntries(names.map((name) => [name, one[name] + other[name]])),
    };
  }, sinCifras);

/** Received so far and not closed yet. */
const leftOpen = (upTo: Totales): number =>
  upTo.recibidas - decididasDe(upTo) - upTo.desistidas - upTo.archivadas;

function rowOf({ tramite, canal, month, before, steps }: Group, definicion: Definicion | null): PublicRow {
  const decididas = decididasDe(month);
  return {
    tramite,
    nombre: definicion?.nombre ?? tramite,
    canal,
    ofrecido: definicion === null ? '—' : describePlazo(definicion.tiempoEstimado),
    recibidas: month.recibidas,
    decididas,
    enElActo: month.enElActo,
    concedidas: month.concedidas,
    negadas: decididas - month.concedidas,
    terminadasSinDecision: month.desistidas + month.archivadas,
    pendientes: leftOpen(before) + leftOpen(month),
    demoraMediaMs: month.demoraCasos === 0 ? null : Math.round(month.demoraSumaMs / month.demoraCasos),
    p50Ms: percentil(steps, 0.5),
    p90Ms: percentil(steps, 0.9),
    conPromesa: month.promesaEnElActo + month.promesaMedidas,
    promesaCumplida: month.promesaEnElActo + month.promesaCumplidas,
  };
}

/** Who complains about whom must not be guessed from a single case at a rare door. */
const isComplaint = (definicion: Definicion | null): boolean => definicion?.requerimiento !== undefined;

function isTooFew(month: Totales): boolean {
  const shown = [month.recibidas, decididasDe(month), month.concedidas];
  return shown.some((count) => count > 0 && count < cifrasLimits.publicCountMin);
}

function merged(groups: readonly Group[], definicion: Definicion | null): readonly Group[] {
  const [one] = groups;
  if (one === undefined || groups.length < 2 || !isComplaint(definicion)) return groups;
  if (!groups.some(({ month }) => isTooFew(month))) return groups;
  return [
    {
      tramite: one.tramite,
      canal: null,
      month: addUp(groups.map(({ month }) => month)),
      before: addUp(groups.map(({ before }) => before)),
      steps: groups.flatMap(({ steps }) => steps),
    },
  ];
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  for (let count = 0; count < cifrasLimits.publicMonthsMax; count += 1) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name < first.slice(0, 7)) break;
    months.push(name);
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
  return months;
}

/** The newest month that is over, or the running one before any is; null while nothing was ever filed. */
export async function newestPublicMonth({ db, clock, calendar }: Needs): Promise<string | null> {
  const days = await readDiasConCifras(db);
  if (days === null) return null;
  const { zone } = await calendar();
  const [running, over] = monthsBetween('', civilDateAt(clock.nowMs(), zone));
  return over !== undefined && over >= days.primero.slice(0, 7) ? over : (running ?? null);
}

/** Refused with `no-encontrada` for what is no month, lies ahead, or before the first case. */
export async function readPublicMonth(deps: Needs, mes: string): Promise<PublicMonth | Refusal> {
  const { db, clock, calendar } = deps;
  const periodo = periodoDeMes(mes);
  const days = await readDiasConCifras(db);
  const { zone } = await calendar();
  const today = civilDateAt(clock.nowMs(), zone);
  if (periodo === null || days === null || periodo.desde > today || mes < days.primero.slice(0, 7))
    return refuse('no-encontrada');
  const all = { unidades: null, tramite: null, canal: null };
  const [months, until, steps] = await Promise.all([
    readPares(db, { ...all, ...periodo }),
    readPares(db, { ...all, desde: days.primero, hasta: addDays(periodo.desde, -1) }),
    readPeldanosDePares(db, { ...all, ...periodo }),
  ]);
  const same = (one: Par, other: Par) => one.tramite === other.tramite && one.canal === other.canal;
  const keys = [...months, ...until.filter((pair) => !months.some((month) => same(pair, month)))];
  const published = tramitesWithin(deps, null).map(({ id }) => id);
  const ids = [...new Set([...published, ...keys.map(({ tramite }) => tramite)])];
  const filas = ids.flatMap((id) => {
    const definicion = deps.definiciones.porId(id)?.definicion ?? null;
    const groups = keys
      .filter(({ tramite }) => tramite === id)
      .map((key) => ({
        tramite: id,
        canal: key.canal as Canal,
        month: months.find((row) => same(row, key)) ?? sinCifras,
        before: until.find((row) => same(row, key)) ?? sinCifras,
        steps: steps.filter((row) => same(row, key)),
      }));
    return merged(groups, definicion).map((group) => rowOf(group, definicion));
  });
  return {
    mes,
    ...periodo,
    enCurso: periodo.hasta >= today,
    meses: monthsBetween(days.primero, today),
    filas: filas.filter(({ recibidas, decididas, pendientes, terminadasSinDecision }) =>
      [recibidas, decididas, pendientes, terminadasSinDecision].some((count) => count > 0),
    ),
  };
}
