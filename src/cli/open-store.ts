/** The database for a command: the configured one, the carried one, or the one a running service already has open. */
import { type Clock, systemClock } from '../platform/clock.ts';
import { type Config, type Environment, readConfig } from '../platform/config.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { clientConfig } from '../platform/database-address.ts';
import { type Ids, systemIds } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { startPlatform } from '../platform/start-platform.ts';

export type Store = {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  stop(): Promise<void>;
};

const applicationName = 'ventanilla-operador';

/** A command speaks to a person: the service's notes would only come between. */
const quietly = (env: Environment): Environment => ({ ...env, LOG_LEVEL: env.LOG_LEVEL ?? 'error' });

/** Throws StartRefusal with the operator's sentence. Brings the schema up to the code, as every start does. */
export async function openStore(env: Environment): Promise<Store> {
  return startPlatform(quietly(env), { applicationName, joinRunning: true });
}

/** The database of DATABASE_URL as it stands, its schema untouched; the carried one has no other user to disturb. */
export async function openStoreUnmigrated(env: Environment): Promise<Store> {
  const reading = readConfig(env);
  if (!reading.ok || reading.config.databaseUrl === undefined) return openStore(env);
  const { config } = reading;
  const database = openDatabase({
    connection: clientConfig(reading.config.databaseUrl, config.mode === 'production'),
    poolMax: 2,
    statementSeconds: config.databaseStatementSeconds,
    applicationName,
    log: createLog({ level: 'error', clock: systemClock, ids: systemIds }),
  });
  const stop = () => database.close();
  try {
    await database.ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return { config, database, clock: systemClock, ids: systemIds, stop };
}

/** Opens, works, and closes whatever happens. */
export async function withStore<T>(open: Promise<Store>, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await open;
  try {
    return await work(store);
  } finally {
    await store.stop();
  }
}
