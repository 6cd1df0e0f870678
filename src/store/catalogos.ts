/** Reference data: places, CPC, CIIU and how they relate. Read by exact code for decisions, by text for pickers. */
import { foldForSearch } from '../domain/identity/nombre.ts';
import { limits } from '../domain/limits.ts';
import type { Cpc, Parroquia } from '../domain/tramite/hechos.ts';
import { stopwatch } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

const parroquiasPorCodigo = statement<'codigos'>(
  'parroquias-por-codigo',
  'select codigo, nombre, canton, provincia from parroquias where codigo = any(:codigos::text[])',
);

/** Everything the codes of goods and services among a set of answers name, in one query. */
const factsByCpc = statement<'cpcs'>(
  'catalogos-por-cpc',
  `select
    (select coalesce(jsonb_agg(jsonb_build_object('codigo', codigo, 'descripcion', descripcion, 'restringido', restringido)), '[]')
       from cpc where codigo = any(:cpcs::text[])) as cpcs,
    (select coalesce(jsonb_agg(cpc || ':' || ciiu), '[]') from cpc_ciiu where cpc = any(:cpcs::text[])) as relaciones,
    exists (select from cpc_ciiu) as hay_relaciones`,
);

export type FactsByCode = {
  readonly parroquias: ReadonlyMap<string, Parroquia>;
  readonly cpcs: ReadonlyMap<string, Cpc>;
  readonly relaciones: ReadonlySet<string>;
  readonly hayRelaciones: boolean;
};

export const noFacts: FactsByCode = {
  parroquias: new Map(),
  cpcs: new Map(),
  relaciones: new Set(),
  hayRelaciones: false,
};

type KeptPlace = { readonly place: Parroquia; readonly ageMs: () => number };

/** Places change by decree and import, about once a year. */
const placeKeptMs = 60_000;
const keptPlaces = new WeakMap<Database, Map<string, KeptPlace>>();

/**
 * The places of some codes, from memory where they were asked lately: every filing asks for two, and a round trip costs
 * it more than the checks do. What is not known is asked again each time, so that a fresh import counts at once.
 */
async function readPlaces(db: Database, codigos: readonly string[]): Promise<ReadonlyMap<string, Parroquia>> {
  const kept = keptPlaces.get(db) ?? new Map<string, KeptPlace>();
  keptPlaces.set(db, kept);
  const isFresh = (codigo: string) => (kept.get(codigo)?.ageMs() ?? placeKeptMs) < placeKeptMs;
  const missing = codigos.filter((codigo) => codigo !== '' && !isFresh(codigo));
  if (missing.length > 0) {
    for (const codigo of missing) kept.delete(codigo);
    const rows = await db.query<Parroquia>(
      parroquiasPorCodigo,
      valuesFor(parroquiasPorCodigo, { codigos: missing }),
    );
    for (const place of rows) kept.set(place.codigo, { place, ageMs: stopwatch() });
  }
  const places = codigos.flatMap((codigo) => kept.get(codigo)?.place ?? []);
  return new Map(places.map((place) => [place.codigo, place]));
}

export async function readFactsByCode(
  db: Database,
  parroquias: readonly string[],
  cpcs: readonly string[],
): Promise<FactsByCode> {
  const places = await readPlaces(db, parroquias);
  if (cpcs.length === 0) return { ...noFacts, parroquias: places };
  const [row] = await db.query<{ cpcs: Cpc[]; relaciones: string[]; hay_relaciones: boolean }>(
    factsByCpc,
    valuesFor(factsByCpc, { cpcs }),
  );
  return {
    parroquias: places,
    cpcs: new Map(row?.cpcs.map((c) => [c.codigo, c])),
    relaciones: new Set(row?.relaciones),
    hayRelaciones: row?.hay_relaciones ?? false,
  };
}

export type Opcion = { readonly codigo: string; readonly nombre: string };

const provincias = statement(
  'provincias',
  `select distinct provincia_codigo as codigo, provincia as nombre from parroquias order by 2`,
);
const cantones = statement<'provincia'>(
  'cantones',
  `select distinct canton_codigo as codigo, canton as nombre from parroquias where provincia_codigo = :provincia order by 2`,
);
const parroquiasDe = statement<'canton'>(
  'parroquias-de-canton',
  `select codigo, nombre from parroquias where canton_codigo = :canton order by 2`,
);

export const listProvincias = (db: Database): Promise<readonly Opcion[]> => db.query<Opcion>(provincias, []);
export const listCantones = (db: Database, provincia: string): Promise<readonly Opcion[]> =>
  db.query<Opcion>(cantones, valuesFor(cantones, { provincia }));
export const listParroquias = (db: Database, canton: string): Promise<readonly Opcion[]> =>
  db.query<Opcion>(parroquiasDe, valuesFor(parroquiasDe, { canton }));

/** Every word must appear; codes by their beginning first. */
const searchText = (table: 'cpc' | 'ciiu') =>
  `select codigo, descripcion as nombre from ${table}
   where codigo like :prefijo or plegado like all (:palabras::text[])
   order by (codigo like :prefijo) desc, length(plegado), codigo limit :limite`;
const searchCpc = statement<'prefijo' | 'palabras' | 'limite'>('buscar-cpc', searchText('cpc'));
const searchCiiu = statement<'prefijo' | 'palabras' | 'limite'>('buscar-ciiu', searchText('ciiu'));

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (char) => `\\${char}`);

function searchValues(prepared: typeof searchCpc, consulta: string) {
  const plegada = foldForSearch(consulta.slice(0, limits.searchCharsMax));
  const palabras = plegada
    .split(' ')
    .filter(Boolean)
    .map((palabra) => `%${escapeLike(palabra)}%`);
  return valuesFor(prepared, {
    prefijo: `${escapeLike(consulta.trim().slice(0, 10).toUpperCase())}%`,
    palabras,
    limite: limits.searchResultsMax,
  });
}

/** Up to `searchResultsMax` matches by code or words; nothing for an empty query. */
export async function searchCodes(
  db: Database,
  clase: 'cpc' | 'ciiu',
  consulta: string,
): Promise<readonly Opcion[]> {
  if (consulta.trim() === '') return [];
  const prepared = clase === 'cpc' ? searchCpc : searchCiiu;
  return db.query<Opcion>(prepared, searchValues(prepared, consulta));
}

const ciiusByCode = statement<'codigos'>(
  'ciiu-por-codigo',
  `select codigo, descripcion as nombre from ciiu where codigo = any(:codigos::text[])`,
);

/** Names of activities; a code the table does not know keeps its code as name. */
export async function readCiiuNames(db: Database, codigos: readonly string[]): Promise<readonly Opcion[]> {
  const rows = await db.query<Opcion>(ciiusByCode, valuesFor(ciiusByCode, { codigos }));
  const names = new Map(rows.map((r) => [r.codigo, r.nombre]));
  return codigos.map((codigo) => ({ codigo, nombre: names.get(codigo) ?? codigo }));
}
