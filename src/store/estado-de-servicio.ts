/** What the operator's check-up asks of a database in use: its settings, rights, room to breathe, and what is kept in it. */
import type { Queries } from '../platform/database.ts';
import { jobsSchema } from '../platform/job-queues.ts';
import { statement, valuesFor } from './statement.ts';

export type EstadoDeServicio = {
  /** Settings without which what was confirmed could be lost: those that are off. */
  readonly inseguros: readonly string[];
  readonly sumas: boolean;
  readonly conexiones: number;
  readonly conexionesMax: number;
  /** Seconds the oldest open transaction has been open. */
  readonly transaccionSegundos: number;
  /** Tables with more dead rows than live ones, beyond some thousands. */
  readonly hinchadas: readonly string[];
  /** Whether the serving role could rewrite the journal or create tables. */
  readonly puedeReescribir: boolean;
  readonly puedeCrear: boolean;
};

const state = statement(
  'doctor-servicio',
  `select
     array(select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off') as inseguros,
     current_setting('data_checksums') = 'on' as sumas,
     (select count(*)::int from pg_stat_activity where datname = current_database()) as conexiones,
     current_setting('max_connections')::int as "conexionesMax",
     coalesce((select extract(epoch from now() - min(xact_start))::float8 from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()), 0) as "transaccionSegundos",
     array(select relname::text from pg_stat_user_tables where n_dead_tup > 10000 and n_dead_tup > n_live_tup order by relname) as hinchadas,
     has_table_privilege('eventos', 'update') or has_table_privilege('eventos', 'delete') as "puedeReescribir",
     has_schema_privilege('public', 'create') as "puedeCrear"`,
);
const dead = statement(
  'doctor-tareas-muertas',
  `select count(*)::int as muertas from ${jobsSchema}.job where name = 'muertas' and state < 'active'`,
);
const sample = statement<'desde' | 'limite'>(
  'doctor-archivos',
  `select sha256 from archivos where sha256 >= :desde order by sha256 limit :limite::int`,
);

export async function readEstadoDeServicio(queries: Queries): Promise<EstadoDeServicio> {
  const [row] = await queries.query<EstadoDeServicio>(state);
  if (row === undefined) throw new Error('the server answered no row');
  return row;
}

/** Jobs that failed every time. */
export async function countTareasMuertas(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ muertas: number }>(dead);
  return row?.muertas ?? 0;
}

/** Hashes of stored files from some point of their order on: a fair sample, since hashes are. */
export async function sampleArchivos(
  queries: Queries,
  desde: string,
  limite: number,
): Promise<readonly string[]> {
  const rows = await queries.query<{ sha256: string }>(sample, valuesFor(sample, { desde, limite }));
  return rows.map(({ sha256 }) => sha256);
}
