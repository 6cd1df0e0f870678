/** Loads provinces, cantons and parishes (DPA) in bulk; the table holds one row per parish with the names above it. */
import type { Queries } from '../platform/database.ts';
import type { Cambiadas } from './importar-catalogos.ts';
import { type Statement, statement, valuesFor } from './statement.ts';

export type FilaParroquia = {
  readonly codigo: string;
  readonly nombre: string;
  readonly canton: string;
  readonly provincia: string;
};
type FilaLugar = { readonly codigo: string; readonly nombre: string };

const upsert = statement<'filas'>(
  'importar-parroquias',
  `with escritas as (
     insert into parroquias as p (codigo, nombre, canton_codigo, canton, provincia_codigo, provincia)
     select codigo, nombre, left(codigo, 4), canton, left(codigo, 2), provincia
     from jsonb_to_recordset(:filas::jsonb) as f (codigo text, nombre text, canton text, provincia text)
     on conflict (codigo) do update set nombre = excluded.nombre, canton = excluded.canton, provincia = excluded.provincia
     where (p.nombre, p.canton, p.provincia) is distinct from (excluded.nombre, excluded.canton, excluded.provincia)
     returning (xmax = 0) as nueva)
   select count(*) filter (where nueva)::int as nuevas, count(*) filter (where not nueva)::int as cambiadas from escritas`,
);

/** A place above the parishes is renamed in all of them; one with no parish yet has nowhere to be kept. */
const rename = (level: 'canton' | 'provincia') =>
  statement<'filas'>(
    `importar-nombre-${level}`,
    `with entra as (select * from jsonb_to_recordset(:filas::jsonb) as f (codigo text, nombre text)),
     escritas as (
       update parroquias p set ${level} = e.nombre from entra e
       where p.${level}_codigo = e.codigo and p.${level} <> e.nombre returning e.codigo)
     select e.codigo, exists (select from escritas k where k.codigo = e.codigo) as cambiada,
       exists (select from parroquias p where p.${level}_codigo = e.codigo) as conocida
     from entra e`,
  );
const renames = { canton: rename('canton'), provincia: rename('provincia') };

const names = (level: 'canton' | 'provincia') =>
  statement(
    `nombres-de-${level}`,
    `select distinct ${level}_codigo as codigo, ${level} as nombre from parroquias`,
  );
const known = { canton: names('canton'), provincia: names('provincia') };

const codes: Statement<string> = statement('codigos-de-parroquias', 'select codigo from parroquias');

export async function importarParroquias(
  queries: Queries,
  filas: readonly FilaParroquia[],
): Promise<Cambiadas> {
  const [row] = await queries.query<Cambiadas>(upsert, valuesFor(upsert, { filas: JSON.stringify(filas) }));
  return row ?? { nuevas: 0, cambiadas: 0 };
}

type LugarRenombrado = {
  readonly codigo: string;
  readonly cambiada: boolean;
  readonly conocida: boolean;
};

export async function renombrarLugares(
  queries: Queries,
  level: 'canton' | 'provincia',
  filas: readonly FilaLugar[],
): Promise<readonly LugarRenombrado[]> {
  const prepared = renames[level];
  return queries.query<LugarRenombrado>(prepared, valuesFor(prepared, { filas: JSON.stringify(filas) }));
}

/** Code → name of the places that some parish already belongs to. */
export async function leerNombresDeLugares(
  queries: Queries,
  level: 'canton' | 'provincia',
): Promise<Map<string, string>> {
  const rows = await queries.query<FilaLugar>(known[level], []);
  return new Map(rows.map((row) => [row.codigo, row.nombre]));
}

export async function leerCodigosDeParroquias(queries: Queries): Promise<ReadonlySet<string>> {
  const rows = await queries.query<{ codigo: string }>(codes, []);
  return new Set(rows.map((row) => row.codigo));
}
