/** Templates of a unit, each with every version it ever had. */
import type { Plantilla } from '../domain/plantilla/plantilla.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const columns = 'id, unidad, tramite, uso, titulo, texto, version, activa';

const ofUnit = statement<'unidad' | 'limite'>(
  'plantillas-de-unidad',
  `select ${columns} from plantillas where unidad = :unidad order by activa desc, titulo, id limit :limite::int`,
);
const byId = statement<'id'>('plantilla', `select ${columns} from plantillas where id = :id::uuid`);
// `versionVista` 0: a new one. The unit of one that exists never changes.
const put = statement<
  | 'id'
  | 'unidad'
  | 'tramite'
  | 'uso'
  | 'titulo'
  | 'texto'
  | 'activa'
  | 'versionVista'
  | 'cuenta'
  | 'nombre'
  | 'ahora'
  | 'maximo'
>(
  'plantilla-guardar',
  `with escrita as (
     insert into plantillas (${columns})
     select :id::uuid, :unidad::text, :tramite::text, :uso::text, :titulo::text, :texto::text, 1, :activa::boolean
     where :versionVista::int = 0 and (select count(*) from plantillas where unidad = :unidad::text) < :maximo::int
     on conflict (id) do nothing returning ${columns}),
   cambiada as (
     update plantillas set tramite = :tramite, uso = :uso, titulo = :titulo, texto = :texto, activa = :activa::boolean,
       version = version + 1
     where id = :id::uuid and unidad = :unidad and version = :versionVista::int returning ${columns}),
   quedo as (select * from escrita union all select * from cambiada)
   insert into plantillas_historia (${columns}, cuenta, nombre, ocurrida_en)
   select ${columns}, :cuenta::uuid, :nombre, :ahora::timestamptz from quedo`,
);
const history = statement<'unidad' | 'limite'>(
  'plantillas-historia',
  `select id, version, titulo, texto, activa, nombre, ocurrida_en from plantillas_historia
   where unidad = :unidad order by ocurrida_en desc, version desc limit :limite::int`,
);

/** Those in use first, each part by title. */
export function listPlantillas(
  queries: Queries,
  unidad: string,
  limite: number,
): Promise<readonly Plantilla[]> {
  return queries.query<Plantilla>(ofUnit, valuesFor(ofUnit, { unidad, limite }));
}

export async function findPlantilla(queries: Queries, id: string): Promise<Plantilla | null> {
  const [row] = await queries.query<Plantilla>(byId, valuesFor(byId, { id }));
  return row ?? null;
}

/** Writes the version after `versionVista`; false where somebody else was first, or the unit has `maximo` already. */
export async function writePlantilla(
  queries: Queries,
  { version: _next, ...plantilla }: Plantilla,
  change: {
    readonly versionVista: number;
    readonly cuenta: string;
    readonly nombre: string;
    readonly ahoraMs: number;
    readonly maximo: number;
  },
): Promise<boolean> {
  const { ahoraMs, ...rest } = change;
  const values = { ...plantilla, ...rest, ahora: instant(ahoraMs) };
  return (await queries.execute(put, valuesFor(put, values))) === 1;
}

export type VersionDePlantilla = Pick<Plantilla, 'id' | 'version' | 'titulo' | 'texto' | 'activa'> & {
  /** Who wrote it. */
  readonly nombre: string;
  readonly ocurridaMs: number;
};

/** Of all templates of the unit, the newest first. */
export async function listHistoriaDePlantillas(
  queries: Queries,
  unidad: string,
  limite: number,
): Promise<readonly VersionDePlantilla[]> {
  const rows = await queries.query<Omit<VersionDePlantilla, 'ocurridaMs'> & { ocurrida_en: Date }>(
    history,
    valuesFor(history, { unidad, limite }),
  );
  return rows.map(({ ocurrida_en, ...row }) => ({ ...row, ocurridaMs: ocurrida_en.getTime() }));
}
