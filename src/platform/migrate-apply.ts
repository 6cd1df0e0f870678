// Runs missing SQL files under Kysely's migrator; loaded only when there is something to run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type pg from 'pg';

/** A file may hold many statements: sent without parameters, the server takes them all in one message. */
function fromFile(path: string): Migration {
  const text = readFileSync(path, 'utf8');
  return {
    up: async (db) => {
      await sql.raw(text).execute(db);
    },
  };
}

export interface MigrationOrder {
  folder: string;
  /** All known migrations in order, those already applied included. */
  names: readonly string[];
  recordTable: string;
}

/** All files in one transaction: either the new schema is there or the old one. Throws what the database said. */
export async function applyMigrations(order: MigrationOrder, pool: pg.Pool): Promise<void> {
  const { folder, names, recordTable } = order;
  const migrations = Object.fromEntries(names.map((name) => [name, fromFile(join(folder, `${name}.sql`))]));
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    provider: { getMigrations: async () => migrations },
    migrationTableName: recordTable,
    migrationLockTableName: `${recordTable}_cerrojo`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
