// Brings up everything below the product: configuration, log, data folder, PostgreSQL, schema and pool; and takes it down.
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { type Clock, systemClock } from './clock.ts';
import { type Config, type Environment, readConfig } from './config.ts';
import { openDataFolder } from './data-folder.ts';
import { readSecretKey } from './data-folder-secret.ts';
import type { Database } from './database.ts';
import { armableFaults, type Faults, inertFaults } from './fault-points.ts';
import { type Ids, systemIds } from './ids.ts';
import { createLog, type Log } from './log.ts';
import { StartRefusal } from './start-refusal.ts';

export interface Platform {
  config: Config;
  log: Log;
  clock: Clock;
  ids: Ids;
  /** 32 bytes; derive one key per purpose from it, never use it as it is. */
  secretKey: Uint8Array;
  database: Database;
  /** As the role of the sealed room; the same pool where the operator gave it none. */
  salaDatabase: Database;
  /** What another connection to the same database takes, as the serving role: for LISTEN and for pg-boss. */
  connection: pg.ClientConfig;
  faults: Faults;
  /** Closes the pool and stops the carried PostgreSQL; safe to call twice. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Folder of the numbered SQL files; the product's own unless told. */
  migrations?: string;
  /** Shows in pg_stat_activity. */
  applicationName?: string;
  /** For tools: where a service already runs in the data folder, use its PostgreSQL instead of refusing. */
  joinRunning?: boolean;
}

const ownMigrations = fileURLToPath(new URL('../store/migrations', import.meta.url));

function readConfigOrRefuse(env: Environment): Config {
  const reading = readConfig(env);
  if (reading.ok) return reading.config;
  throw new StartRefusal(
    ['La configuración no es válida:', ...reading.problems.map((one) => `- ${one}`)].join('\n'),
  );
}

function faultsFor(config: Config): Faults {
  return config.mode === 'production' ? inertFaults : armableFaults(config.faults);
}

/**
 * Starts it all, or throws StartRefusal with the operator's sentence, leaving nothing running.
 * Without DATABASE_URL the data folder gets one owner and the carried PostgreSQL runs in it.
 */
export async function startPlatform(env: Environment, options: StartOptions = {}): Promise<Platform> {
  const config = readConfigOrRefuse(env);
  const clock = systemClock;
  const ids = systemIds;
  const log = createLog({ level: config.logLevel, clock, ids });
  const folder = openDataFolder(config.dataDir, config.mode);
  const undo: (() => Promise<void> | void)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      for (const step of undo.reverse()) await step();
    })();
    return stopped;
  };
  try {
    const { openStore } = await import('./start-store.ts');
    const secretKey = readSecretKey(folder.path, config.mode, config.secretKey);
    const { database, salaDatabase, connection } = await openStore({
      config,
      folder,
      log,
      clock,
      migrations: options.migrations ?? ownMigrations,
      joinRunning: options.joinRunning ?? false,
      applicationName: options.applicationName ?? 'ventanilla',
      onStop: (step) => undo.push(step),
    });
    const faults = faultsFor(config);
    await faults.hit('tras-migrar-antes-de-servir');
    return { config, log, clock, ids, secretKey, database, salaDatabase, connection, faults, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
