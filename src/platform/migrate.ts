// Brings the schema up to the code: numbered SQL files, forward only, one process at a time.
import { readdirSync } from 'node:fs';
import type pg from 'pg';
import { StartRefusal } from './start-refusal.ts';

/** Whom the pools are signed in as: the service's, and that of the sealed room where it is another. */
export type ServingRoles = { readonly app: string; readonly sala: string };

/** `0001-first.sql`: four digits, then kebab-case. */
const fileName = /^\d{4}-[a-z0-9-]+\.sql$/;
/** The table Kysely's migrator keeps its record in. */
const recordTable = 'migraciones';
/** Any constant of our own: whoever holds it migrates, the others wait. */
const lockNumber = 7_305_120_301;

/** The names of the migrations in a folder, in order, without their ending. */
export function listMigrations(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => fileName.test(name));
  return names.sort().map((name) => name.slice(0, -'.sql'.length));
}

/** Asked without provoking an error: the pool would close the connection of a failed query, and with it lose the lock. */
async function appliedMigrations(pool: pg.Pool): Promise<string[]> {
  const table = await pool.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    recordTable,
  ]);
  if (table.rows[0]?.found !== true) return [];
  const answer = await pool.query<{ name: string }>(`select name from ${recordTable} order by name`);
  return answer.rows.map((row) => row.name);
}

/** Refuses a database that a newer program has already changed: this one would not understand it. */
function missingFrom(applied: readonly string[], known: readonly string[]): string[] {
  const newer = applied.find((name) => !known.includes(name));
  if (newer !== undefined) {
    throw new StartRefusal(
      `La base de datos es más nueva que este programa (tiene la migración ${newer}): use la versión del programa con la que se actualizó.`,
    );
  }
  return known.filter((name) => !applied.includes(name));
}

/**
 * Applies what is missing; returns the names of what it applied. `pool` has exactly one connection, of the schema's
 * owner, so that lock and work share it. The usual case, nothing missing, costs two short queries. A migration may read the
 * names of the serving roles with `current_setting('ventanilla.app_role')` and `'ventanilla.sala_role'`, for its grants.
 */
export async function migrate(folder: string, { app, sala }: ServingRoles, pool: pg.Pool): Promise<string[]> {
  const known = listMigrations(folder);
  if (missingFrom(await appliedMigrations(pool), known).length === 0) return [];
  await pool.query('select pg_advisory_lock($1)', [lockNumber]);
  const missing = missingFrom(await appliedMigrations(pool), known);
  if (missing.length > 0) {
    await pool.query(
      "select set_config('ventanilla.app_role', $1, false), set_config('ventanilla.sala_role', $2, false)",
      [app, sala],
    );
    const { applyMigrations } = await import('./migrate-apply.ts');
    await applyMigrations({ folder, names: known, recordTable }, pool);
  }
  await pool.query('select pg_advisory_unlock($1)', [lockNumber]);
  return missing;
}
