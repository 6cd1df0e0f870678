/** Filling the search: what the journal tells after commit, what was there before, and what no journal tells. */
import type { Queries } from '../platform/database.ts';
import { type Cursor, sigueTras } from './diario.ts';
import { instant, type Statement, statement, valuesFor } from './statement.ts';

export const clasesDeHallazgo = ['solicitud', 'hilo', 'conversacion'] as const;
export type ClaseDeHallazgo = (typeof clasesDeHallazgo)[number];

const lock = statement<never>(
  'busqueda-cursor',
  `select tx::text as tx, seq from cursores where nombre = 'busqueda' for update skip locked`,
);
// The dispatcher's rule: only transactions below every one still open, so that nothing appears behind the cursor.
const due = statement<'tx' | 'seq' | 'limite'>(
  'busqueda-por-leer',
  `select e.tx::text as tx, e.seq, e.solicitud, e.clase from eventos e
   where (e.tx, e.seq) > (:tx::xid8, :seq::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
   order by e.tx, e.seq limit :limite`,
);
const advance = statement<'tx' | 'seq'>(
  'busqueda-avanzar',
  `update cursores set tx = :tx::xid8, seq = :seq::bigint where nombre = 'busqueda'`,
);
const pending = statement<never>(
  'busqueda-pendiente',
  `select ${sigueTras('busqueda')}
     or exists (select from busqueda_relleno where hasta is not null) as pendiente`,
);

const keep = (marca: string) =>
  `on conflict (clase, id) do update set fecha = excluded.fecha, ${marca} vector = excluded.vector
   where busqueda.vector is distinct from excluded.vector`;

const indexTexts: { readonly [C in ClaseDeHallazgo]: string } = {
  solicitud: `with v as materialized (select * from vectores_de_solicitudes(:ids::uuid[])),
    puestas as (insert into busqueda (clase, id, fecha, vector) select 'solicitud', id, fecha, vector from v ${keep('')})
    select anotar_lexico((select array_agg(vector) from v))`,
  hilo: `with v as materialized (select * from vectores_de_hilos(:ids::uuid[])),
    puestas as (insert into busqueda (clase, id, fecha, marca, vector) select 'hilo', id, fecha, marca, vector from v
      ${keep('marca = excluded.marca,')} or busqueda.marca <> excluded.marca)
    select anotar_lexico((select array_agg(vector) from v))`,
  conversacion: `with v as materialized (select * from vectores_de_conversaciones(:ids::uuid[])),
    puestas as (insert into busqueda (clase, id, fecha, marca, vector) select 'conversacion', id, fecha, marca, vector from v
      ${keep('marca = excluded.marca,')} or busqueda.marca <> excluded.marca)
    select anotar_lexico((select array_agg(vector) from v))`,
};
const index: { readonly [C in ClaseDeHallazgo]: Statement<'ids'> } = {
  solicitud: statement<'ids'>('busqueda-poner-solicitud', indexTexts.solicitud),
  hilo: statement<'ids'>('busqueda-poner-hilo', indexTexts.hilo),
  conversacion: statement<'ids'>('busqueda-poner-conversacion', indexTexts.conversacion),
};

const tables: { readonly [C in ClaseDeHallazgo]: string } = {
  solicitud: 'solicitudes',
  hilo: 'correo_hilos',
  conversacion: 'conversaciones',
};
const olderText = (clase: ClaseDeHallazgo) =>
  `select t.id from ${tables[clase]} t where t.id < (select hasta from busqueda_relleno where clase = '${clase}')
   order by t.id desc limit :limite`;
const older: { readonly [C in ClaseDeHallazgo]: Statement<'limite'> } = {
  solicitud: statement<'limite'>('busqueda-anteriores-solicitud', olderText('solicitud')),
  hilo: statement<'limite'>('busqueda-anteriores-hilo', olderText('hilo')),
  conversacion: statement<'limite'>('busqueda-anteriores-conversacion', olderText('conversacion')),
};
const filled = statement<'clase' | 'hasta'>(
  'busqueda-relleno-avanzar',
  `update busqueda_relleno set hasta = :hasta::uuid where clase = :clase`,
);

/** Open ones and those closed since, each through its own small index: no index may hold what every message changes. */
const changedText = (table: string, closed: string, changed: string, marca: string, clase: string) =>
  `select t.id from ${table} t left join busqueda b on b.clase = '${clase}' and b.id = t.id
   where (t.${closed} is null or t.${closed} > :desde::timestamptz) and t.${changed} > :desde::timestamptz
     and b.marca is distinct from ${marca} order by t.${changed} limit :limite`;
const changed: { readonly [C in 'hilo' | 'conversacion']: Statement<'desde' | 'limite'> } = {
  hilo: statement<'desde' | 'limite'>(
    'busqueda-cambiados-hilo',
    changedText('correo_hilos', 'cerrado_en', 'cambiado_en', `t.version || '/' || t.cambiado_en`, 'hilo'),
  ),
  conversacion: statement<'desde' | 'limite'>(
    'busqueda-cambiados-conversacion',
    changedText(
      'conversaciones',
      'cerrada_en',
      'cambiada_en',
      `t.version || '/' || t.lineas || '/' || t.cambiada_en`,
      'conversacion',
    ),
  ),
};
const lookedAt = statement<'clase'>(
  'busqueda-mirado',
  `select case when mirado_en = '-infinity' then 0 else (extract(epoch from mirado_en) * 1000)::float8 end as "miradoMs"
   from busqueda_relleno where clase = :clase`,
);
const look = statement<'clase' | 'ahora'>(
  'busqueda-mirar',
  `update busqueda_relleno set mirado_en = :ahora::timestamptz where clase = :clase`,
);

export type EventoPorBuscar = Cursor & { readonly solicitud: string; readonly clase: string };

/** Holds the search's cursor until the transaction ends; null when another process fills. */
export async function lockBusqueda(queries: Queries): Promise<Cursor | null> {
  const [row] = await queries.query<Cursor>(lock, []);
  return row ?? null;
}

export function readPorBuscar(
  queries: Queries,
  { tx, seq }: Cursor,
  limite: number,
): Promise<readonly EventoPorBuscar[]> {
  return queries.query<EventoPorBuscar>(due, valuesFor(due, { tx, seq, limite }));
}

export async function advanceBusqueda(queries: Queries, { tx, seq }: Cursor): Promise<void> {
  await queries.execute(advance, valuesFor(advance, { tx, seq }));
}

/** Whether events wait to be found, or older rows to be filled in. Cheap: asked on every turn. */
export async function isBusquedaPending(queries: Queries): Promise<boolean> {
  const [row] = await queries.query<{ pendiente: boolean }>(pending, []);
  return row?.pendiente === true;
}

/** Reads these anew and puts down what they are found by; what did not change is not written. */
export async function putInBusqueda(
  queries: Queries,
  clase: ClaseDeHallazgo,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await queries.query(index[clase], valuesFor(index[clase], { ids }));
}

/** The next ones that were there before the search was, the newest first. */
export async function listAnteriores(
  queries: Queries,
  clase: ClaseDeHallazgo,
  limite: number,
): Promise<readonly string[]> {
  const rows = await queries.query<{ id: string }>(older[clase], valuesFor(older[clase], { limite }));
  return rows.map(({ id }) => id);
}

/** `hasta`: the last one filled in; null when nothing older is left. */
export async function advanceRelleno(
  queries: Queries,
  clase: ClaseDeHallazgo,
  hasta: string | null,
): Promise<void> {
  await queries.execute(filled, valuesFor(filled, { clase, hasta }));
}

/** Threads or conversations that changed since the last look, less `overlapMs` for commits that came late. */
export async function listCambiados(
  queries: Queries,
  clase: 'hilo' | 'conversacion',
  overlapMs: number,
  limite: number,
): Promise<readonly string[]> {
  const [at] = await queries.query<{ miradoMs: number }>(lookedAt, valuesFor(lookedAt, { clase }));
  const desde = instant(Math.max(0, (at?.miradoMs ?? 0) - overlapMs));
  const rows = await queries.query<{ id: string }>(
    changed[clase],
    valuesFor(changed[clase], { desde, limite }),
  );
  return rows.map(({ id }) => id);
}

export async function noteMirado(
  queries: Queries,
  clase: 'hilo' | 'conversacion',
  ahoraMs: number,
): Promise<void> {
  await queries.execute(look, valuesFor(look, { clase, ahora: instant(ahoraMs) }));
}
