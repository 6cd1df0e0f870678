/** The figures by day as they are kept: which days changed since last time, and reckoning a day anew from its cases. */
import { escala } from '../domain/cifras/escala.ts';
import type { Queries } from '../platform/database.ts';
import { type Cursor, sigueTras } from './diario.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** A day of the agency and the instants, epoch ms, at which it begins and the next one does. */
export type DiaCivil = { readonly dia: string; readonly desdeMs: number; readonly hastaMs: number };

const lockFree = statement<never>(
  'cifras-cursor',
  `select tx::text as tx, seq from cursores where nombre = 'cifras' for update skip locked`,
);
const lockWaiting = statement<never>(
  'cifras-cursor-espera',
  `select tx::text as tx, seq from cursores where nombre = 'cifras' for update`,
);
const pending = statement<never>('cifras-pendiente', `select ${sigueTras('cifras')} as pendiente`);
const advance = statement<'tx' | 'seq'>(
  'cifras-avanzar',
  `update cursores set tx = :tx::xid8, seq = :seq::bigint where nombre = 'cifras'`,
);
// Every event of a transaction below it is committed or will never be.
const horizon = statement<never>(
  'cifras-horizonte',
  'select pg_snapshot_xmin(pg_current_snapshot())::text as tx',
);

/** Events after which a case lies under another day or heading: it came, it changed hands, it closed or was opened again. */
const clasesDeCierre = `'decidida', 'aprobar', 'negar', 'confirmar-pago', 'desistir', 'archivar', 'registrar-silencio'`;
const clasesDeEntrada = `'presentada', 'pasar', 'devolver', 'repartir'`;
/*
 * As for the dispatcher: only transactions below every one still open. A case that is opened again leaves the day of its
 * earlier closing, so the days of all its closings are reckoned anew, and its present one.
 */
const changed = statement<'tx' | 'seq' | 'limite' | 'desfase'>(
  'cifras-dias-cambiados',
  `with lote as materialized (
     select e.tx, e.seq, e.solicitud, e.clase from eventos e
     where (e.tx, e.seq) > (:tx::xid8, :seq::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
     order by e.tx, e.seq limit :limite::int),
   llegadas as (select distinct solicitud from lote where clase in (${clasesDeEntrada})),
   cierres as (select distinct solicitud from lote where clase in (${clasesDeCierre}, 'reabrir')),
   momentos as (
     select s.presentada_en as en from llegadas l join solicitudes s on s.id = l.solicitud
     union all
     select s.cerrada_en from cierres c join solicitudes s on s.id = c.solicitud where s.cerrada_en is not null
     union all
     select e.ocurrido_en from cierres c join eventos e on e.solicitud = c.solicitud and e.clase in (${clasesDeCierre})),
   ultimo as (select tx::text as tx, seq from lote order by lote.tx desc, seq desc limit 1)
   select (select tx from ultimo) as tx, (select seq from ultimo) as seq, (select count(*)::int from lote) as eventos,
     array(select distinct ((en + make_interval(mins => :desfase::int)) at time zone 'UTC')::date::text from momentos order by 1) as dias`,
);

export type Cambiados = Cursor & { readonly eventos: number; readonly dias: readonly string[] };

/** Holds the cursor until the transaction ends; null when another process has it and `waits` is not asked. */
export async function lockCifras(queries: Queries, waits = false): Promise<Cursor | null> {
  const [row] = await queries.query<Cursor>(waits ? lockWaiting : lockFree, []);
  return row ?? null;
}

/** Whether the journal goes on beyond what was reckoned. Cheap: asked on every turn. */
export async function isCifrasPending(queries: Queries): Promise<boolean> {
  const [row] = await queries.query<{ pendiente: boolean }>(pending, []);
  return row?.pendiente === true;
}

/** A place in the journal before which everything is settled. */
export async function readHorizonte(queries: Queries): Promise<Cursor> {
  const [row] = await queries.query<{ tx: string }>(horizon, []);
  return { tx: row?.tx ?? '0', seq: 0 };
}

/** The civil dates that the next events touch, and the place of the last of them; null when none can be read yet. */
export async function readCambiados(
  queries: Queries,
  { tx, seq }: Cursor,
  limite: number,
  desfaseMinutes: number,
): Promise<Cambiados | null> {
  const values = { tx, seq, limite, desfase: desfaseMinutes };
  const [row] = await queries.query<Cambiados>(changed, valuesFor(changed, values));
  return row === undefined || row.eventos === 0 ? null : row;
}

export async function advanceCifras(queries: Queries, { tx, seq }: Cursor): Promise<void> {
  await queries.execute(advance, valuesFor(advance, { tx, seq }));
}

const diasPart = `dias as (
  select * from unnest(:dias::date[], :desde::timestamptz[], :hasta::timestamptz[]) as d (dia, desde, hasta))`;
/**
 * Each day's cases by their index, one day after the other. As a plain join it is the same, but a plan made for any days
 * at all reads every case there is instead (measured with 2,000,000: 16 s a week, not 0.4).
 */
const casosDe = (moment: 'presentada_en' | 'cerrada_en') =>
  `dias d cross join lateral (
       select * from solicitudes x where x.${moment} >= d.desde and x.${moment} < d.hasta offset 0) s`;
/** Decided in the act of filing: no person had it in hand. */
const enElActo = 's.decidida_en = s.presentada_en';
const decidida = `s.estado in ('aprobada', 'negada')`;
const porPersonas = `${decidida} and ${enElActo} is not true`;

/** What is counted of the cases that closed on a day, by the name of its column. */
const cuentas: Readonly<Record<string, string>> = {
  en_el_acto: `${decidida} and ${enElActo}`,
  aprobadas: `s.estado = 'aprobada' and ${enElActo} is not true`,
  negadas: `s.estado = 'negada' and ${enElActo} is not true`,
  desistidas: `s.estado = 'desistida'`,
  archivadas: `s.estado = 'archivada'`,
  concedidas: `s.estado = 'aprobada'`,
  promesa_en_el_acto: `${decidida} and ${enElActo} and s.promesa_vence_en is not null`,
  promesa_medidas: `${porPersonas} and s.promesa_vence_en is not null`,
  promesa_cumplidas: `${porPersonas} and s.cerrada_en <= s.promesa_vence_en`,
  legal_medidas: `${porPersonas} and s.legal_vence_en is not null`,
  legal_cumplidas: `${porPersonas} and s.cerrada_en <= s.legal_vence_en`,
  demora_casos: `${decidida} and s.demora_ms is not null`,
};
const closedColumns = Object.keys(cuentas);
const summed = ['recibidas', ...closedColumns, 'demora_suma_ms'];
const counts = closedColumns.map((name) => `count(*) filter (where ${cuentas[name]}) as ${name}`).join(', ');
const sums = summed.map((name) => `coalesce(sum(${name}), 0)`).join(', ');
const hours = (text: (hora: number) => string) =>
  `array[${Array.from({ length: 24 }, (_, hora) => text(hora)).join(', ')}]`;

/** A row for each detail, one for each unit, one for the agency without its units: see `nivelDe` in cifras-lectura.ts. */
const nivel = `case when grouping(unidad) = 1 then 'agencia' when grouping(tramite) = 1 then 'unidad' else 'detalle' end`;
const keys = `${nivel}, coalesce(unidad, ''), dia, coalesce(tramite, ''), coalesce(canal, '')`;
const byLevel = (more = '') =>
  `group by grouping sets ((dia, unidad, tramite, canal${more}), (dia, unidad${more}), (dia, tramite, canal${more})) order by 1, 2, 3`;

/** All of them, said so that the index by level and day serves. */
const everyLevel = `nivel in ('detalle', 'unidad', 'agencia')`;
const removeDay = statement<'dias'>(
  'cifras-dia-quitar',
  `delete from cifras_dia where ${everyLevel} and dia = any(:dias::date[])`,
);
const removeDelays = statement<'dias'>(
  'cifras-demora-quitar',
  `delete from cifras_demora where ${everyLevel} and dia = any(:dias::date[])`,
);
const reckonDay = statement<'dias' | 'desde' | 'hasta' | 'desfase'>(
  'cifras-dia-calcular',
  `insert into cifras_dia (nivel, unidad, dia, tramite, canal, ${summed.join(', ')}, horas)
   with ${diasPart},
   por_hora as (
     select d.dia, s.tramite, s.canal, s.unidad, count(*) as casos,
       extract(hour from (s.presentada_en + make_interval(mins => :desfase::int)) at time zone 'UTC')::int as hora
     from ${casosDe('presentada_en')}
     group by d.dia, s.tramite, s.canal, s.unidad, hora),
   recibidas as (
     select dia, tramite, canal, unidad, sum(casos) as recibidas,
       ${hours((hora) => `coalesce(sum(casos) filter (where hora = ${hora}), 0)::int`)} as horas
     from por_hora group by dia, tramite, canal, unidad),
   cerradas as (
     select d.dia, s.tramite, s.canal, s.unidad, ${counts},
       coalesce(sum(s.demora_ms) filter (where ${decidida}), 0) as demora_suma_ms
     from ${casosDe('cerrada_en')}
     group by d.dia, s.tramite, s.canal, s.unidad)
   select ${keys}, ${sums}, ${hours((hora) => `coalesce(sum(horas[${hora + 1}]), 0)`)}
   from recibidas full join cerradas using (dia, tramite, canal, unidad) ${byLevel()}`,
);
const reckonDelays = statement<'dias' | 'desde' | 'hasta'>(
  'cifras-demora-calcular',
  `insert into cifras_demora (nivel, unidad, dia, tramite, canal, cubo, casos)
   with ${diasPart},
   casos as (
     select d.dia, s.tramite, s.canal, s.unidad,
       case when ${enElActo} then 0 else least(${escala.cuboMax}, greatest(1,
         ceil(ln(greatest(s.demora_ms, 1)::float8 / ${escala.baseMs}) / ln(${escala.factor}::float8)))) end::smallint as cubo
     from ${casosDe('cerrada_en')}
     where ${decidida} and s.demora_ms is not null)
   select ${keys}, cubo, count(*) from casos ${byLevel(', cubo')}`,
);

const meses = `(select distinct date_trunc('month', d)::date as mes from unnest(:dias::date[]) as d) m`;
const ofMonth = `c.${everyLevel} and c.dia >= m.mes and c.dia < (m.mes + interval '1 month')::date`;
const ofMonths = `${everyLevel} and mes = any(array(select mes from ${meses}))`;
const removeMonths = statement<'dias'>(
  'cifras-mes-quitar',
  `with demoras as (delete from cifras_demora_mes where ${ofMonths})
   delete from cifras_mes where ${ofMonths}`,
);
const reckonMonths = statement<'dias'>(
  'cifras-mes-calcular',
  `insert into cifras_mes (nivel, unidad, mes, tramite, canal, ${summed.join(', ')})
   select nivel, unidad, mes, tramite, canal, ${sums} from ${meses} join cifras_dia c on ${ofMonth}
   group by nivel, unidad, mes, tramite, canal order by 1, 2, 3`,
);
const reckonMonthDelays = statement<'dias'>(
  'cifras-demora-mes-calcular',
  `insert into cifras_demora_mes (nivel, unidad, mes, tramite, canal, cubo, casos)
   select nivel, unidad, mes, tramite, canal, cubo, sum(casos) from ${meses} join cifras_demora c on ${ofMonth}
   group by nivel, unidad, mes, tramite, canal, cubo order by 1, 2, 3`,
);

/** Reckons whole days anew; in a transaction that holds the cursor. */
export async function reckonDias(
  queries: Queries,
  days: readonly DiaCivil[],
  desfaseMinutes: number,
): Promise<void> {
  const values = {
    dias: days.map(({ dia }) => dia),
    desde: days.map(({ desdeMs }) => instant(desdeMs)),
    hasta: days.map(({ hastaMs }) => instant(hastaMs)),
    desfase: desfaseMinutes,
  };
  await queries.execute(removeDay, valuesFor(removeDay, values));
  await queries.execute(removeDelays, valuesFor(removeDelays, values));
  await queries.execute(reckonDay, valuesFor(reckonDay, values));
  await queries.execute(reckonDelays, valuesFor(reckonDelays, values));
  await queries.execute(removeMonths, valuesFor(removeMonths, values));
  await queries.execute(reckonMonths, valuesFor(reckonMonths, values));
  await queries.execute(reckonMonthDelays, valuesFor(reckonMonthDelays, values));
}

const span = statement<never>(
  'cifras-extremos',
  `select (select min(presentada_en) from solicitudes) as desde,
     greatest((select max(presentada_en) from solicitudes), (select max(cerrada_en) from solicitudes)) as hasta`,
);
const removeBeyond = statement<'desde' | 'hasta'>(
  'cifras-dia-sobrante',
  `with demoras as (delete from cifras_demora where dia < :desde::date or dia > :hasta::date),
     meses as (delete from cifras_mes where mes < date_trunc('month', :desde::date) or mes > :hasta::date),
     demoras_mes as (delete from cifras_demora_mes where mes < date_trunc('month', :desde::date) or mes > :hasta::date)
   delete from cifras_dia where dia < :desde::date or dia > :hasta::date`,
);

/** When the first case came and the last thing happened, epoch ms; null where there is no case. */
export async function readExtremos(
  queries: Queries,
): Promise<{ readonly desdeMs: number; readonly hastaMs: number } | null> {
  const [row] = await queries.query<{ desde: Date | null; hasta: Date | null }>(span, []);
  if (row === undefined || row.desde === null || row.hasta === null) return null;
  return { desdeMs: row.desde.getTime(), hastaMs: row.hasta.getTime() };
}

/** Days outside of these civil dates hold no case: whatever is kept of them goes. */
export async function removeSobrantes(queries: Queries, desde: string, hasta: string): Promise<void> {
  await queries.execute(removeBeyond, valuesFor(removeBeyond, { desde, hasta }));
}
