/** A test database whose job queues are set up as at a start: by the schema's owner, for the serving role. */
import pg from 'pg';
import type { Deps } from '../src/actions/deps.ts';
import { roleNames } from '../src/platform/embedded-postgres-roles.ts';
import { type Jobs, openJobs } from '../src/platform/jobs.ts';
import { migrateJobs } from '../src/platform/migrate-jobs.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import type { TestDeps } from './deps.ts';

/** One connection as the owner of the schema, as migrations get it. */
export function ownerPool({ superuser }: TestDatabase): pg.Pool {
  return new pg.Pool({ ...superuser, options: `-c role=${roleNames.owner}`, max: 1, idleTimeoutMillis: 0 });
}

export async function databaseWithQueues(
  override?: (deps: TestDeps) => Partial<Deps>,
): Promise<TestDatabase> {
  const database = await testDatabase(override);
  const pool = ownerPool(database);
  try {
    await migrateJobs(pool, database.connection.user);
  } finally {
    await pool.end();
  }
  return database;
}

/** The queues of one process, looked at twice a second. */
export function openTestJobs({ connection, deps }: TestDatabase): Promise<Jobs> {
  return openJobs({ connection, log: deps.log, pollSeconds: 0.5 });
}

/** Waits until something is so; the test's own time-out ends a wait in vain. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
