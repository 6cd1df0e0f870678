/** A real database for tests: one PostgreSQL per test process, one fresh copy of the migrated schema per call. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Deps } from '../src/actions/deps.ts';
import { systemClock } from '../src/platform/clock.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { readClusterSecrets } from '../src/platform/embedded-postgres-cluster.ts';
import { type DatabaseAddress, roleNames } from '../src/platform/embedded-postgres-roles.ts';
import { systemIds } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { depsOn, type TestDeps } from './deps.ts';

export type TestDatabase = {
  readonly deps: TestDeps;
  /** As the serving role, for LISTEN, pg-boss or a second pool on the same database. */
  readonly connection: DatabaseAddress;
  /** Past everything the serving role may not do, for arranging and inspecting. */
  readonly superuser: DatabaseAddress;
  readonly logLines: readonly string[];
  /** Ends the pool, drops the database; the last one stops the server too. Safe to call twice. */
  stop(): Promise<void>;
};

type Server = {
  readonly app: DatabaseAddress;
  readonly sala: DatabaseAddress;
  readonly superuser: DatabaseAddress;
  end(): Promise<void>;
};

const migrations = fileURLToPath(new URL('../src/store/migrations', import.meta.url));
const template = 'plantilla_de_pruebas';
/** The account the carried PostgreSQL runs under where tests run as root: nobody. */
const unprivilegedUid = 65_534;

const quiet = createLog({ level: 'error', clock: systemClock, ids: systemIds });

async function asSuperuser(address: DatabaseAddress, ...statements: string[]): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    for (const text of statements) await client.query(text);
  } finally {
    await client.end();
  }
}

async function startServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-base-'));
  const server = await startEmbeddedPostgres(folder, unprivilegedUid, quiet);
  const superuser = {
    ...server.app,
    user: roleNames.superuser,
    password: readClusterSecrets(folder).superuser,
    database: 'postgres',
  };
  const end = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const pool = new pg.Pool({ ...server.owner, max: 1, idleTimeoutMillis: 0 });
  try {
    await migrate(migrations, { app: server.app.user, sala: server.sala.user }, pool);
  } catch (error) {
    await pool.end();
    await end();
    throw error;
  }
  await pool.end();
  await asSuperuser(superuser, `alter database ${server.app.database} rename to ${template}`);
  return { app: server.app, sala: server.sala, superuser, end };
}

let running: Promise<Server> | undefined;
let users = 0;
let copies = 0;

async function release(): Promise<void> {
  users -= 1;
  if (users > 0 || running === undefined) return;
  const last = running;
  running = undefined;
  await (await last).end();
}

/**
 * A database of its own with everything the verbs need, on a clock that stands still at `testStartMs`.
 * `override` replaces parts, for instance `{ definiciones }` or passwords that count.
 */
export async function testDatabase(
  override: (deps: TestDeps) => Partial<Deps> = () => ({}),
): Promise<TestDatabase> {
  users += 1;
  running ??= startServer();
  const server = await running;
  copies += 1;
  const database = `prueba_${copies}`;
  await asSuperuser(
    server.superuser,
    `create database ${database} template ${template} owner ${roleNames.owner}`,
  );
  const logLines: string[] = [];
  const connection = { ...server.app, database };
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-archivos-'));
  const deps = await depsOn({
    connection,
    sala: { ...server.sala, database },
    folder,
    name: database,
    write: (line) => logLines.push(line),
  });
  const whole = { ...deps, ...override(deps), clock: deps.clock };
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    whole.examiner.close();
    await deps.db.close();
    if (deps.sala.db !== deps.db) await deps.sala.db.close();
    whole.mailReader.close();
    await asSuperuser(server.superuser, `drop database ${database} with (force)`);
    await rm(folder, { recursive: true, force: true });
    await release();
  };
  return {
    deps: whole,
    connection,
    superuser: { ...server.superuser, database },
    logLines,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
