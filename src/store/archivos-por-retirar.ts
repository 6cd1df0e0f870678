/** Files that lost a reference: which of them nothing else needs is found by going through everything that names files. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const add = statement<'hashes' | 'ahora'>(
  'archivos-por-retirar-anadir',
  `insert into archivos_por_retirar (sha256, desde)
   select distinct h, :ahora::timestamptz from unnest(:hashes::text[]) as h where h ~ '^[0-9a-f]{64}$'
   order by 1 on conflict (sha256) do update set desde = excluded.desde`,
);
const due = statement<'antes' | 'limite'>(
  'archivos-por-retirar',
  `select sha256 from archivos_por_retirar where desde < :antes::timestamptz order by desde limit :limite::int`,
);
const forget = statement<'hashes'>(
  'archivos-por-retirar-olvidar',
  'delete from archivos_por_retirar where sha256 = any(:hashes::text[])',
);
const removeRow = statement<'sha256'>(
  'archivo-retirar',
  `with a as (delete from archivos where sha256 = :sha256), e as (delete from examenes where sha256 = :sha256)
   delete from archivos_por_retirar where sha256 = :sha256`,
);

// Small tables, looked through whole.
const inSmall = statement<'hashes'>(
  'archivos-usados-pequenas',
  `select h from unnest(:hashes::text[]) as h where h in (
     select jsonb_path_query(adjuntos, '$[*].sha256') #>> '{}' from borradores
     union all select jsonb_path_query(adjuntos, '$[*].sha256') #>> '{}' from requerimientos
     union all select paquete from peticiones_de_datos where paquete is not null
     union all select jsonb_path_query(contenido, '$.**.sha256') #>> '{}' from correo_hilos where retirado_en is null)`,
);

/** Large tables in the order in which a file can pass from one to the next, each page by page. */
const paged = {
  correos: statement<'desde' | 'limite' | 'hashes'>(
    'archivos-usados-correos',
    `with p as materialized (select id, sha256, leido, crudo_retirado_en from correos_recibidos where id > :desde::uuid order by id limit :limite::int)
     select (select id from p order by id desc limit 1) as hasta,
       array(select h from unnest(:hashes::text[]) as h where h in (
         select sha256 from p where crudo_retirado_en is null
         union all select jsonb_path_query(leido, '$.adjuntos[*].sha256') #>> '{}' from p)) as usados`,
  ),
  conversaciones: statement<'desde' | 'limite' | 'hashes'>(
    'archivos-usados-conversaciones',
    `with p as materialized (select id from conversaciones where id > :desde::uuid and retirada_en is null order by id limit :limite::int)
     select (select id from p order by id desc limit 1) as hasta,
       array(select h from unnest(:hashes::text[]) as h where h in (
         select l.contenido ->> 'sha256' from p join conversacion_lineas l on l.conversacion = p.id and l.clase = 'archivo')) as usados`,
  ),
  solicitudes: statement<'desde' | 'limite' | 'hashes'>(
    'archivos-usados-solicitudes',
    `with p as materialized (select id, contenido from solicitudes where id > :desde::uuid and depurada_en is null order by id limit :limite::int)
     select (select id from p order by id desc limit 1) as hasta,
       array(select h from unnest(:hashes::text[]) as h where h in (
         select jsonb_path_query(contenido, '$.adjuntos[*].sha256') #>> '{}' from p
         union all select jsonb_path_query(e.datos, '$.adjuntos[*].sha256') #>> '{}' from p
           join eventos e on e.solicitud = p.id and e.datos ? 'adjuntos')) as usados`,
  ),
} as const;

export type TablaConArchivos = keyof typeof paged;

export const tablasConArchivos = Object.keys(paged) as readonly TablaConArchivos[];

export const primerId = '00000000-0000-0000-0000-000000000000';

export async function addPorRetirar(
  queries: Queries,
  hashes: readonly string[],
  ahoraMs: number,
): Promise<void> {
  if (hashes.length > 0) await queries.execute(add, valuesFor(add, { hashes, ahora: instant(ahoraMs) }));
}

export async function listPorRetirar(
  queries: Queries,
  antesMs: number,
  limite: number,
): Promise<readonly string[]> {
  const rows = await queries.query<{ sha256: string }>(
    due,
    valuesFor(due, { antes: instant(antesMs), limite }),
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Of these hashes, those that drafts, requests to entities, packages or threads of mails still name. */
export async function listUsadosEnPequenas(
  queries: Queries,
  hashes: readonly string[],
): Promise<readonly string[]> {
  return (await queries.query<{ h: string }>(inSmall, valuesFor(inSmall, { hashes }))).map(({ h }) => h);
}

/** One page of a large table behind `desde`: which hashes it names, and where the next page begins; null at the end. */
export async function readUsadosEn(
  queries: Queries,
  tabla: TablaConArchivos,
  desde: string,
  hashes: readonly string[],
  limite: number,
): Promise<{ readonly hasta: string | null; readonly usados: readonly string[] }> {
  const prepared = paged[tabla];
  const values = valuesFor(prepared, { desde, limite, hashes });
  const [row] = await queries.query<{ hasta: string | null; usados: string[] }>(prepared, values);
  return row ?? { hasta: null, usados: [] };
}

export async function forgetPorRetirar(queries: Queries, hashes: readonly string[]): Promise<void> {
  if (hashes.length > 0) await queries.execute(forget, valuesFor(forget, { hashes }));
}

/** What the tables know of a file that is no longer in the store. */
export async function removeArchivoRow(queries: Queries, sha256: string): Promise<void> {
  await queries.execute(removeRow, valuesFor(removeRow, { sha256 }));
}
