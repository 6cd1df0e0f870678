/** The dashboards' figures, read from the days that are kept; only what waits is counted from the cases, by its index. */
import type { Peldano } from '../domain/cifras/escala.ts';
import type { Queries } from '../platform/database.ts';
import { instant, type Statement, statement, valuesFor } from './statement.ts';

/** What is asked for. Civil dates, both included; null: every one. */
export type FiltroDeCifras = {
  readonly desde: string;
  readonly hasta: string;
  readonly unidades: readonly string[] | null;
  readonly tramite: string | null;
  readonly canal: string | null;
};

/** By what figures are told apart; `todo`: not at all. */
export const dimensiones = ['tramite', 'canal', 'unidad', 'todo'] as const;
export type Dimension = (typeof dimensiones)[number];

export type Totales = {
  readonly recibidas: number;
  /** Decided at once by the checks. */
  readonly enElActo: number;
  /** Granted and denied by people. */
  readonly aprobadas: number;
  readonly negadas: number;
  readonly desistidas: number;
  readonly archivadas: number;
  /** Granted, at once or by people. */
  readonly concedidas: number;
  readonly promesaEnElActo: number;
  readonly promesaMedidas: number;
  readonly promesaCumplidas: number;
  readonly legalMedidas: number;
  readonly legalCumplidas: number;
  readonly demoraCasos: number;
  readonly demoraSumaMs: number;
};

export type TotalesDe = Totales & { readonly clave: string };
export type DiaDeCifras = Totales & { readonly dia: string };

type Parametro = 'nivel' | 'desde' | 'hasta' | 'unidades' | 'tramite' | 'canal';
type DeQuien = Pick<FiltroDeCifras, 'unidades' | 'tramite' | 'canal'>;

/** The level with the fewest rows that still tells apart what is asked for; `todo` and days need no dimension. */
function nivelDe({ unidades, tramite, canal }: DeQuien, dimension: Dimension): string {
  if (unidades === null && dimension !== 'unidad') return 'agencia';
  const needsDetail = tramite !== null || canal !== null || dimension === 'tramite' || dimension === 'canal';
  return needsDetail ? 'detalle' : 'unidad';
}

const ofThese = `(:unidades::text[] is null or unidad = any(:unidades::text[]))
  and (:tramite::text is null or tramite = :tramite::text) and (:canal::text is null or canal = :canal::text)`;
const where = `nivel = :nivel and dia between :desde::date and :hasta::date and ${ofThese}`;
const columnas: Readonly<Record<keyof Totales, string>> = {
  recibidas: 'recibidas',
  enElActo: 'en_el_acto',
  aprobadas: 'aprobadas',
  negadas: 'negadas',
  desistidas: 'desistidas',
  archivadas: 'archivadas',
  concedidas: 'concedidas',
  promesaEnElActo: 'promesa_en_el_acto',
  promesaMedidas: 'promesa_medidas',
  promesaCumplidas: 'promesa_cumplidas',
  legalMedidas: 'legal_medidas',
  legalCumplidas: 'legal_cumplidas',
  demoraCasos: 'demora_casos',
  demoraSumaMs: 'demora_suma_ms',
};
const totales = Object.entries(columnas)
  .map(([name, column]) => `coalesce(sum(${column}), 0)::float8 as "${name}"`)
  .join(', ');

const byDay = statement<Parametro>(
  'cifras-por-dia',
  `select dia::text as dia, ${totales} from cifras_dia where ${where} group by cifras_dia.dia order by cifras_dia.dia`,
);
const columnOf = (dimension: Dimension) => (dimension === 'todo' ? `''` : dimension);

/** The first day of a month at or after a day, in SQL. */
const monthAfter = (day: string) => `(date_trunc('month', ${day} - 1) + interval '1 month')::date`;
/** Whole months of the period from their sums, the days before and after them one by one. */
function stretches(columns: string, months: string, days: string): string {
  const those = `nivel = :nivel and ${ofThese}`;
  return `(
  select ${columns} from ${months}
  where mes >= :desde::date and mes <= (:hasta::date + 1 - interval '1 month')::date and ${those}
  union all
  select ${columns} from ${days}
  where dia >= :desde::date and dia < least(:hasta::date + 1, ${monthAfter(':desde::date')}) and ${those}
  union all
  select ${columns} from ${days}
  where dia >= greatest(${monthAfter(':desde::date')}, date_trunc('month', :hasta::date + 1)::date) and dia <= :hasta::date and ${those}) as d`;
}
const figures = stretches(
  `tramite, canal, unidad, ${Object.values(columnas).join(', ')}`,
  'cifras_mes',
  'cifras_dia',
);
const sketches = stretches('tramite, canal, unidad, cubo, casos', 'cifras_demora_mes', 'cifras_demora');

const perDimension = <P extends string>(
  name: string,
  text: (column: string) => string,
): { readonly [D in Dimension]: Statement<P> } => {
  const of = (dimension: Dimension) =>
    statement<P>(`${name}-${dimension}`, text(columnOf(dimension))) as Statement<P>;
  return { tramite: of('tramite'), canal: of('canal'), unidad: of('unidad'), todo: of('todo') };
};

const sums = perDimension<Parametro>(
  'cifras-suma',
  (column) => `select ${column} as clave, ${totales} from ${figures} group by 1 order by 1`,
);
const delays = perDimension<Parametro>(
  'cifras-demoras',
  (column) => `select ${column} as clave, cubo, sum(casos)::float8 as casos from ${sketches} group by 1, 2`,
);
const pairs = statement<Parametro>(
  'cifras-tramite-canal',
  `select tramite, canal, ${totales} from ${figures} group by tramite, canal order by tramite, canal`,
);
const pairDelays = statement<Parametro>(
  'cifras-demoras-tramite-canal',
  `select tramite, canal, cubo, sum(casos)::float8 as casos from ${sketches} group by tramite, canal, cubo`,
);
const hourSums = Array.from({ length: 24 }, (_, hora) => `coalesce(sum(horas[${hora + 1}]), 0)::float8`);
const byHour = statement<Parametro>(
  'cifras-por-hora',
  `select extract(isodow from dia)::int as semana, array[${hourSums.join(', ')}] as horas
   from cifras_dia where ${where} group by 1 order by 1`,
);
const days = statement<never>(
  'cifras-dias-extremos',
  `select (select min(dia) from cifras_dia)::text as primero, (select max(dia) from cifras_dia)::text as ultimo`,
);

/** Days of age at which a wait counts under the next heading. */
export const edadesDias = [1, 3, 7, 15, 30] as const;

const ages = edadesDias.map((dias) => `:ahora::timestamptz - interval '${dias} days'`).join(', ');
const open = perDimension<'ahora' | 'unidades' | 'tramite' | 'canal'>(
  'cifras-pendientes',
  (column) => `select ${column} as clave,
     ${edadesDias.length} - width_bucket(presentada_en, (select array_agg(m order by m) from unnest(array[${ages}]) as m)) as edad,
     count(*)::float8 as casos, (count(*) filter (where vence_en < :ahora::timestamptz))::float8 as vencidas
   from solicitudes where cerrada_en is null and ${ofThese} group by 1, 2`,
);

const valuesOf = ({ desde, hasta, unidades, tramite, canal }: FiltroDeCifras, dimension: Dimension) => ({
  nivel: nivelDe({ unidades, tramite, canal }, dimension),
  desde,
  hasta,
  unidades,
  tramite,
  canal,
});

/** Days in which something came or closed, in order. */
export function readPorDia(queries: Queries, filtro: FiltroDeCifras): Promise<readonly DiaDeCifras[]> {
  return queries.query<DiaDeCifras>(byDay, valuesFor(byDay, valuesOf(filtro, 'todo')));
}

/** Summed over the days, one for each value of the dimension; of `todo` none or one, its `clave` empty. */
export function readTotales(
  queries: Queries,
  filtro: FiltroDeCifras,
  dimension: Dimension,
): Promise<readonly TotalesDe[]> {
  return queries.query<TotalesDe>(sums[dimension], valuesFor(sums[dimension], valuesOf(filtro, dimension)));
}

/** Steps of the scale by value of the dimension, in no order. */
export function readPeldanos(
  queries: Queries,
  filtro: FiltroDeCifras,
  dimension: Dimension,
): Promise<readonly (Peldano & { readonly clave: string })[]> {
  return queries.query(delays[dimension], valuesFor(delays[dimension], valuesOf(filtro, dimension)));
}

export type Par = { readonly tramite: string; readonly canal: string };

export function readPares(queries: Queries, filtro: FiltroDeCifras): Promise<readonly (Totales & Par)[]> {
  return queries.query(pairs, valuesFor(pairs, valuesOf(filtro, 'tramite')));
}

export function readPeldanosDePares(
  queries: Queries,
  filtro: FiltroDeCifras,
): Promise<readonly (Peldano & Par)[]> {
  return queries.query(pairDelays, valuesFor(pairDelays, valuesOf(filtro, 'tramite')));
}

/** Received by hour of the day (24 figures), for each day of the week from 1 Monday to 7 Sunday that has some. */
export function readPorHora(
  queries: Queries,
  filtro: FiltroDeCifras,
): Promise<readonly { readonly semana: number; readonly horas: readonly number[] }[]> {
  return queries.query(byHour, valuesFor(byHour, valuesOf(filtro, 'todo')));
}

/** `edad` 0: younger than the first of `edadesDias`; each one more is the next; the last: older than all of them. */
export type Pendientes = {
  readonly clave: string;
  readonly edad: number;
  readonly casos: number;
  /** Of them, those whose earlier clock has run out. */
  readonly vencidas: number;
};

/** What is open now. */
export function readPendientes(
  queries: Queries,
  { unidades, tramite, canal }: Omit<FiltroDeCifras, 'desde' | 'hasta'>,
  dimension: Dimension,
  ahoraMs: number,
): Promise<readonly Pendientes[]> {
  const values = { ahora: instant(ahoraMs), unidades, tramite, canal };
  return queries.query(open[dimension], valuesFor(open[dimension], values));
}

/** Civil dates of the first and last day with figures; null before there are any. */
export async function readDiasConCifras(
  queries: Queries,
): Promise<{ readonly primero: string; readonly ultimo: string } | null> {
  const [row] = await queries.query<{ primero: string | null; ultimo: string | null }>(days, []);
  if (row === undefined || row.primero === null || row.ultimo === null) return null;
  return { primero: row.primero, ultimo: row.ultimo };
}
