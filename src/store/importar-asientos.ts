/** Writes register entries in bulk: version, content and history in one statement, only where the content changed. */
import type { Asiento, Cambio, ClaseAsiento } from '../domain/registro/asiento.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** Origins of history that begin with this are imports; all others are cases decided here. */
const importPrefix = 'importación %';

type ContenidoDe<C extends ClaseAsiento> = Extract<Asiento, { clase: C }>['contenido'];

export type AsientoLeido<C extends ClaseAsiento> = {
  readonly id: string;
  readonly version: number;
  readonly contenido: ContenidoDe<C>;
};

/** `versionVista` is null for a new entry. */
export type FilaAsiento = {
  readonly clase: ClaseAsiento;
  readonly id: string;
  readonly versionVista: number | null;
  readonly busqueda: string;
  readonly contenido: Asiento['contenido'];
  readonly cambios: readonly Cambio[];
};

const byIds = statement<'clase' | 'ids'>(
  'importar-leer-asientos',
  `select id, version, contenido from asientos where clase = :clase and id = any(:ids::text[])`,
);
const bySearch = statement<'clase' | 'textos'>(
  'importar-buscar-asientos',
  `select id, version, busqueda, contenido from asientos where clase = :clase and busqueda = any(:textos::text[]) order by id`,
);

/** By field, the last who wrote it: where that was no import, a case decided it. */
const decided = statement<'clase' | 'ids' | 'importacion'>(
  'importar-decididos',
  `with ultimos as (
     select distinct on (h.id, c ->> 'campo') h.id, c ->> 'campo' as campo, h.origen
     from asientos_historia h cross join jsonb_array_elements(h.cambios) as c
     where h.clase = :clase and h.id = any(:ids::text[])
     order by h.id, c ->> 'campo', h.version desc)
   select id, campo, origen from ultimos where origen not like :importacion`,
);

const write = statement<'filas' | 'origen' | 'ahora'>(
  'importar-asientos',
  `with entra as (
     select * from jsonb_to_recordset(:filas::jsonb)
       as f (clase text, id text, "versionVista" int, busqueda text, contenido jsonb, cambios jsonb)),
   nuevos as (
     insert into asientos (clase, id, version, busqueda, contenido, cambiado_en)
     select clase, id, 1, busqueda, contenido, :ahora::timestamptz from entra where "versionVista" is null
     on conflict do nothing returning clase, id, version),
   cambiados as (
     update asientos a set version = a.version + 1, busqueda = e.busqueda, contenido = e.contenido, cambiado_en = :ahora::timestamptz
     from entra e where a.clase = e.clase and a.id = e.id and a.version = e."versionVista"
     returning a.clase, a.id, a.version),
   escritos as (select * from nuevos union all select * from cambiados),
   historia as (
     insert into asientos_historia (clase, id, version, cambios, origen, ocurrido_en)
     select w.clase, w.id, w.version, e.cambios, :origen, :ahora::timestamptz from escritos w join entra e using (clase, id))
   select clase, id from escritos`,
);

export async function leerAsientos<C extends ClaseAsiento>(
  queries: Queries,
  clase: C,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AsientoLeido<C>>> {
  const rows = await queries.query<AsientoLeido<C>>(byIds, valuesFor(byIds, { clase, ids }));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Entries by their search text, several where several have the same. */
export async function buscarAsientos<C extends ClaseAsiento>(
  queries: Queries,
  clase: C,
  textos: readonly string[],
): Promise<ReadonlyMap<string, readonly AsientoLeido<C>[]>> {
  const rows = await queries.query<AsientoLeido<C> & { readonly busqueda: string }>(
    bySearch,
    valuesFor(bySearch, { clase, textos }),
  );
  return Map.groupBy(rows, (row) => row.busqueda);
}

/** Entry id → field → origin (the case's reference) of what a case decided after the last import of that field. */
export async function leerDecididos(
  queries: Queries,
  clase: ClaseAsiento,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows = await queries.query<{ id: string; campo: string; origen: string }>(
    decided,
    valuesFor(decided, { clase, ids, importacion: importPrefix }),
  );
  const byId = Map.groupBy(rows, (row) => row.id);
  return new Map(
    [...byId].map(([id, fields]) => [id, new Map(fields.map(({ campo, origen }) => [campo, origen]))]),
  );
}

/** Answers which entries went in, as `clase:id`; the others were changed by somebody meanwhile and are untouched. */
export async function escribirAsientos(
  queries: Queries,
  filas: readonly FilaAsiento[],
  origen: string,
  ahoraMs: number,
): Promise<ReadonlySet<string>> {
  if (filas.length === 0) return new Set();
  const rows = await queries.query<{ clase: string; id: string }>(
    write,
    valuesFor(write, { filas: JSON.stringify(filas), origen, ahora: instant(ahoraMs) }),
  );
  return new Set(rows.map(({ clase, id }) => `${clase}:${id}`));
}
