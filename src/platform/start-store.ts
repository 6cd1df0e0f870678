// The database part of the start: own server or DATABASE_URL, schema brought up to the code, pool checked.
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { DataFolder } from './data-folder.ts';
import type { FolderLock } from './data-folder-lock.ts';
import { type Database, openDatabase } from './database.ts';
import { clientConfig } from './database-address.ts';
import { DatabaseFault } from './database-fault.ts';
import {
  type EmbeddedPostgres,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
import type { Log } from './log.ts';
import { migrate, type ServingRoles } from './migrate.ts';
import { migrateJobs } from './migrate-jobs.ts';
import { StartRefusal } from './start-refusal.ts';

const closeMsMax = 5_000;
const salaPoolMax = 4;

export interface StoreOrder {
  config: Config;
  folder: DataFolder;
  log: Log;
  clock: Clock;
  migrations: string;
  applicationName: string;
  joinRunning: boolean;
  /** Registers what must be undone at the stop; the last registered is undone first. */
  onStop(step: () => Promise<void> | void): void;
}

interface Connections {
  owner: pg.ClientConfig;
  app: pg.ClientConfig;
  /** Null: the room is served as everything else is. */
  sala: pg.ClientConfig | null;
}

async function chooseConnections(order: StoreOrder): Promise<Connections> {
  const { config, folder, log, clock, joinRunning, onStop } = order;
  const { databaseUrl, databaseMigrationUrl, databaseSalaUrl, mode, postgresUid } = config;
  const production = mode === 'production';
  if (databaseUrl !== undefined) {
    return {
      owner: clientConfig(databaseMigrationUrl ?? databaseUrl, production),
      app: clientConfig(databaseUrl, production),
      sala: databaseSalaUrl === undefined ? null : clientConfig(databaseSalaUrl, production),
    };
  }
  const started = (lock: FolderLock): Promise<EmbeddedPostgres> => {
    onStop(() => lock.release());
    return startEmbeddedPostgres(folder.path, postgresUid, log);
  };
  const lock = folder.own(clock.nowMs());
  const server = lock === undefined ? undefined : await started(lock);
  if (server !== undefined) onStop(() => server.stop());
  const roles = server ?? (joinRunning ? runningEmbeddedPostgres(folder.path) : undefined);
  if (roles === undefined) throw folder.inUse();
  return {
    owner: clientConfig(roles.owner, production),
    app: clientConfig(roles.app, production),
    sala: clientConfig(roles.sala, production),
  };
}

/** Host and port for a sentence; never user or password. */
function placeOf(config: Config): string {
  const url = new URL(config.databaseUrl ?? 'postgres://localhost');
  return url.host === '' ? 'el socket local' : url.host;
}

function refusalFor(error: unknown, config: Config): unknown {
  if (!(error instanceof DatabaseFault)) return error;
  if (error.kind === 'too-old') {
    return new StartRefusal(`La base en ${placeOf(config)} es anterior a PostgreSQL 15: actualícela.`, {
      cause: error,
    });
  }
  if (error.kind === 'unreachable' && config.databaseUrl !== undefined) {
    return new StartRefusal(
      `No se puede conectar con la base de DATABASE_URL en ${placeOf(config)} (${error.code}): revise la dirección, el usuario y que esté en marcha.`,
      { cause: error },
    );
  }
  return error;
}

async function migrateAs(owner: pg.ClientConfig, roles: ServingRoles, folder: string): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1, idleTimeoutMillis: 0, application_name: 'ventanilla-migrar' });
  // A connection that breaks between two statements fails the next one; that error is the one to report.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrate(folder, roles, pool);
    await migrateJobs(pool, roles.app);
  } finally {
    await pool.end();
  }
}

/** Whom the pool is signed in as: migrations grant to this role. */
async function roleOf(database: Database): Promise<string> {
  const rows = await database.query<{ role: string }>({
    name: 'platform-role',
    text: 'select current_user as role',
  });
  return rows[0]?.role ?? '';
}

/** A connection somebody never gave back must not keep the program from stopping. */
async function closeWithin(database: Database): Promise<void> {
  await Promise.race([database.close(), wait(closeMsMax, undefined, { ref: false })]);
}

/** Opens the store or throws StartRefusal; what it opened is registered with `onStop` as it goes. */
export async function openStore(
  order: StoreOrder,
): Promise<{ database: Database; salaDatabase: Database; connection: pg.ClientConfig }> {
  const { config, log } = order;
  const { owner, app, sala } = await chooseConnections(order);
  const open = (connection: pg.ClientConfig, poolMax: number): Database => {
    const opened = openDatabase({
      connection,
      poolMax,
      statementSeconds: config.databaseStatementSeconds,
      applicationName: order.applicationName,
      log,
    });
    order.onStop(() => closeWithin(opened));
    return opened;
  };
  const database = open(app, config.databasePoolMax);
  const salaDatabase = sala === null ? database : open(sala, Math.min(salaPoolMax, config.databasePoolMax));
  try {
    await database.ready();
    if (salaDatabase !== database) await salaDatabase.ready();
    const roles = { app: await roleOf(database), sala: await roleOf(salaDatabase) };
    await migrateAs(owner, roles, order.migrations);
  } catch (error) {
    throw refusalFor(error, config);
  }
  return { database, salaDatabase, connection: app };
}
