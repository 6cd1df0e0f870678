/** What a backup notes of the database beside its rows, and how a restored one takes its numbers up again. */
import type { Queries } from '../platform/database.ts';
import { jobsSchema } from '../platform/job-queues.ts';
import { statement, valuesFor } from './statement.ts';

/** `columna` as `esquema.tabla.columna`. */
export type Secuencia = { readonly columna: string; readonly ultima: string };

const about = statement<'colas'>(
  'respaldo-estado',
  `select current_setting('server_version') as servidor,
     coalesce(substring(obj_description(to_regnamespace(:colas), 'pg_namespace') from '^ventanilla (\\d+) '), '') as colas`,
);
const migrations = statement('respaldo-migraciones', 'select name from migraciones order by name');
/*
 * A sequence stands outside transactions: read after the rows it is never behind them.
 */
const sequences = statement(
  'respaldo-secuencias',
  `select n.nspname || '.' || c.relname || '.' || a.attname as columna,
     coalesce(pg_sequence_last_value(pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname)::regclass), 0)::text as ultima
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   where a.attidentity <> '' and c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'sala')
   order by 1`,
);
const takeUp = statement<'tabla' | 'columna' | 'ultima'>(
  'respaldo-secuencia',
  `select setval(pg_get_serial_sequence(:tabla, :columna)::regclass, :ultima::bigint)`,
);
const serving = statement(
  'respaldo-en-servicio',
  `select count(*)::int as conexiones from pg_stat_activity
   where datname = current_database() and application_name in ('ventanilla', 'ventanilla-tareas') and pid <> pg_backend_pid()`,
);

export type EstadoRespaldado = {
  readonly servidor: string;
  /** Version of the job library's tables, as text; '' where they were never made. */
  readonly colas: string;
  readonly migraciones: readonly string[];
};

export async function readEstadoRespaldado(queries: Queries): Promise<EstadoRespaldado> {
  const [row] = await queries.query<{ servidor: string; colas: string }>(
    about,
    valuesFor(about, { colas: jobsSchema }),
  );
  if (row === undefined) throw new Error('the server answered no row');
  const applied = await queries.query<{ name: string }>(migrations);
  return { ...row, migraciones: applied.map(({ name }) => name) };
}

export function readSecuencias(queries: Queries): Promise<readonly Secuencia[]> {
  return queries.query<Secuencia>(sequences);
}

/** The next number handed out is above both the rows' and the one the backup saw. */
export async function takeUpSecuencias(queries: Queries, seen: readonly Secuencia[]): Promise<void> {
  for (const { columna: path, ultima } of seen) {
    const [esquema = '', tabla = '', columna = ''] = path.split('.');
    if (ultima === '0') continue;
    await queries.query(takeUp, valuesFor(takeUp, { tabla: `"${esquema}"."${tabla}"`, columna, ultima }));
  }
}

/** Connections of processes that serve from this database right now. */
export async function countServing(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ conexiones: number }>(serving);
  return row?.conexiones ?? 0;
}
