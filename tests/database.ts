/** A real database for tests: one PostgreSQL per test process, one fresh copy of the migrated schema per call. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Definiciones, Deps } from '../src/actions/deps.ts';
import { openExaminer } from '../src/documents/examen/examiner.ts';
import { noTrust } from '../src/documents/examen/order.ts';
import { indexCalendar } from '../src/domain/calendar/working-calendar.ts';
import { zoneGuayaquil } from '../src/domain/calendar/zone.ts';
import { systemClock, type TestClock, testClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { readClusterSecrets } from '../src/platform/embedded-postgres-cluster.ts';
import { type DatabaseAddress, roleNames } from '../src/platform/embedded-postgres-roles.ts';
import { armableFaults } from '../src/platform/fault-points.ts';
import { openFileStore } from '../src/platform/files.ts';
import { type Ids, seededIds, systemIds } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { passwordsWith } from '../src/platform/passwords.ts';
import { embeddedRegistry } from '../src/registry/embedded.ts';
import { readCalendar } from '../src/store/calendario.ts';
import { keysFrom } from '../src/trust/keys.ts';

/** Monday 23 November 2026, 10:00 in Ecuador. */
export const testStartMs = Date.UTC(2026, 10, 23, 15, 0);

export type TestDeps = Deps & { readonly clock: TestClock };

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

type Server = { readonly app: DatabaseAddress; readonly superuser: DatabaseAddress; end(): Promise<void> };

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
    await migrate(migrations, server.app.user, pool);
  } catch (error) {
    await pool.end();
    await end();
    throw error;
  }
  await pool.end();
  await asSuperuser(superuser, `alter database ${server.app.database} rename to ${template}`);
  return { app: server.app, superuser, end };
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

/** Identifiers repeat from run to run; what is secret does not. */
function idsFor(clock: TestClock): Ids {
  const seeded = seededIds(20_261_123, clock);
  return { ...systemIds, newId: seeded.newId, randomId: seeded.randomId };
}

const noDefinitions: Definiciones = { todas: [], porId: () => null };

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
  const clock = testClock(testStartMs);
  const ids = idsFor(clock);
  const logLines: string[] = [];
  const log = createLog({ level: 'debug', clock, ids, write: (line) => logLines.push(line) });
  const connection = { ...server.app, database };
  const db = openDatabase({ connection, poolMax: 10, statementSeconds: 20, applicationName: database, log });
  const faults = armableFaults();
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-archivos-'));
  const calendar = async () => {
    const { setting, holidays } = await readCalendar(db);
    const { version, valor } = setting;
    return indexCalendar({ version: String(version), zone: zoneGuayaquil, hours: valor.horas, holidays });
  };
  const deps: TestDeps = {
    db,
    clock,
    ids,
    log,
    faults,
    keys: keysFrom(Buffer.from(systemIds.randomToken(32), 'base64url'), systemIds),
    files: await openFileStore(folder, systemIds, faults),
    examiner: openExaminer(noTrust),
    crlFolder: null,
    scanner: null,
    passwords: passwordsWith(systemIds, 2, 1_000),
    registry: embeddedRegistry(db),
    definiciones: noDefinitions,
    calendar,
    nudge: () => undefined,
    sendCode: () => Promise.resolve(),
    baseUrl: 'http://localhost:8080',
  };
  const whole = { ...deps, ...override(deps), clock };
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    whole.examiner.close();
    await db.close();
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
