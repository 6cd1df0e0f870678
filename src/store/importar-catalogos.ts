/** Loads reference tables in bulk: products (CPC), activities (CIIU) and which activity supports which product. */
import { foldForSearch } from '../domain/identity/nombre.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

/** How many rows a bulk statement added and changed; the others were the same already. */
export type Cambiadas = { readonly nuevas: number; readonly cambiadas: number };

/** `derivada`: named after a product below it, so it never replaces a name that is already there. */
export type FilaCpc = {
  readonly codigo: string;
  readonly descripcion: string;
  /** Null leaves what is there (false for a new code). */
  readonly restringido: boolean | null;
  readonly derivada: boolean;
};
export type FilaCiiu = { readonly codigo: string; readonly descripcion: string };
export type FilaRelacion = { readonly cpc: string; readonly ciiu: string };

/** `xmax` is 0 in a row the statement inserted, and the statement's own number in one it updated. */
const counts = `select count(*) filter (where nueva)::int as nuevas, count(*) filter (where not nueva)::int as cambiadas from escritas`;

const upsertCpc = statement<'filas'>(
  'importar-cpc',
  `with entra as (
     select * from jsonb_to_recordset(:filas::jsonb) as f (codigo text, descripcion text, plegado text, restringido boolean, derivada boolean)),
   escritas as (
     insert into cpc as c (codigo, descripcion, plegado, restringido)
     select codigo, descripcion, plegado, coalesce(restringido, false) from entra e
     where not (derivada and exists (select from cpc k where k.codigo = e.codigo))
     on conflict (codigo) do update set descripcion = excluded.descripcion, plegado = excluded.plegado,
       restringido = coalesce((select e.restringido from entra e where e.codigo = c.codigo), c.restringido)
     where (c.descripcion, c.plegado, c.restringido) is distinct from (excluded.descripcion, excluded.plegado,
       coalesce((select e.restringido from entra e where e.codigo = c.codigo), c.restringido))
     returning (xmax = 0) as nueva)
   ${counts}`,
);

const upsertCiiu = statement<'filas'>(
  'importar-ciiu',
  `with escritas as (
     insert into ciiu as c (codigo, descripcion, plegado)
     select codigo, descripcion, plegado from jsonb_to_recordset(:filas::jsonb) as f (codigo text, descripcion text, plegado text)
     on conflict (codigo) do update set descripcion = excluded.descripcion, plegado = excluded.plegado
     where (c.descripcion, c.plegado) is distinct from (excluded.descripcion, excluded.plegado)
     returning (xmax = 0) as nueva)
   ${counts}`,
);

const insertRelations = statement<'filas'>(
  'importar-cpc-ciiu',
  `with escritas as (
     insert into cpc_ciiu (cpc, ciiu)
     select cpc, ciiu from jsonb_to_recordset(:filas::jsonb) as f (cpc text, ciiu text)
     on conflict do nothing returning true as nueva)
   ${counts}`,
);

const none: Cambiadas = { nuevas: 0, cambiadas: 0 };

/** Codes must not repeat within `filas`. */
export async function importarCpc(queries: Queries, filas: readonly FilaCpc[]): Promise<Cambiadas> {
  const json = filas.map((fila) => ({ ...fila, plegado: foldForSearch(fila.descripcion) }));
  const [row] = await queries.query<Cambiadas>(
    upsertCpc,
    valuesFor(upsertCpc, { filas: JSON.stringify(json) }),
  );
  return row ?? none;
}

/** Codes must not repeat within `filas`. */
export async function importarCiiu(queries: Queries, filas: readonly FilaCiiu[]): Promise<Cambiadas> {
  const json = filas.map((fila) => ({ ...fila, plegado: foldForSearch(fila.descripcion) }));
  const [row] = await queries.query<Cambiadas>(
    upsertCiiu,
    valuesFor(upsertCiiu, { filas: JSON.stringify(json) }),
  );
  return row ?? none;
}

export async function importarRelaciones(
  queries: Queries,
  filas: readonly FilaRelacion[],
): Promise<Cambiadas> {
  const values = valuesFor(insertRelations, { filas: JSON.stringify(filas) });
  const [row] = await queries.query<Cambiadas>(insertRelations, values);
  return row ?? none;
}

const unknownCodes = statement<'cpcs' | 'ciius'>(
  'importar-codigos-desconocidos',
  `select codigo from unnest(:cpcs::text[]) as u (codigo) where not exists (select from cpc where cpc.codigo = u.codigo)
   union
   select codigo from unnest(:ciius::text[]) as u (codigo) where not exists (select from ciiu where ciiu.codigo = u.codigo)`,
);

/** Which of the codes the catalogues do not have. */
export async function codigosDesconocidos(
  queries: Queries,
  cpcs: readonly string[],
  ciius: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await queries.query<{ codigo: string }>(
    unknownCodes,
    valuesFor(unknownCodes, { cpcs, ciius }),
  );
  return new Set(rows.map((row) => row.codigo));
}
