// The PostgreSQL that comes with the program: created, started, watched over and stopped in one data folder.
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stopwatch } from './clock.ts';
import { type Account, choosePostgresAccount, handOver } from './embedded-postgres-account.ts';
import { findPostgresBinaries } from './embedded-postgres-binaries.ts';
import { ensureCluster, readClusterSecrets } from './embedded-postgres-cluster.ts';
import { clearLeftover, type Remains } from './embedded-postgres-leftover.ts';
import { openPostgresLog } from './embedded-postgres-log.ts';
import { readPidFile } from './embedded-postgres-pidfile.ts';
import { addressFor, type DatabaseAddress, ensureRoles } from './embedded-postgres-roles.ts';
import { runServer, ServerNotReady, type ServerOrder, type ServerRun } from './embedded-postgres-server.ts';
import { serverArguments } from './embedded-postgres-settings.ts';
import { choosePostgresListening, clusterNameFor, removeSocketFolder } from './embedded-postgres-socket.ts';
import type { Log } from './log.ts';
import { StartRefusal } from './start-refusal.ts';

export interface EmbeddedPostgres {
  owner: DatabaseAddress;
  app: DatabaseAddress;
  /** Of the sealed room. */
  sala: DatabaseAddress;
  /** The process number of the running server. */
  pid(): number;
  /** Ends the server cleanly; nothing restarts it. */
  stop(): Promise<void>;
}

const retryMs = 100;
const retriesMax = 100;
const pauseMsMin = 50;
const pauseMsMax = 10_000;
/** A server that ran this long was well: the next pause starts small again. */
const steadyMs = 60_000;

/** Starts the server; where remains of a killed one are still letting go of its memory, tries again for ten seconds. */
async function startPatiently(order: ServerOrder, remains: Remains): Promise<ServerRun> {
  for (let attempt = 1; ; attempt += 1) {
    await clearLeftover(remains);
    try {
      return await runServer(order);
    } catch (error) {
      if (!(error instanceof ServerNotReady && error.passing && attempt < retriesMax)) throw error;
      await wait(retryMs);
    }
  }
}

/** Keeps a server running until told to stop. A server that ends soon after its start waits longer each time. */
function supervise(
  first: ServerRun,
  restart: () => Promise<ServerRun>,
  log: Log,
): Pick<EmbeddedPostgres, 'pid' | 'stop'> {
  let current = first;
  let stopping = false;

  async function watch(): Promise<void> {
    let pauseMs = 0;
    let ranMs = stopwatch();
    await current.ended;
    while (!stopping) {
      log.warn('postgres-termino', { pid: current.pid });
      pauseMs = ranMs() > steadyMs ? 0 : Math.min(pauseMs * 2 + pauseMsMin, pauseMsMax);
      await wait(pauseMs);
      ranMs = stopwatch();
      try {
        current = await restart();
      } catch (error) {
        log.fault(error, { duty: 'postgres' });
        continue;
      }
      log.info('postgres-reiniciado', { pid: current.pid });
      if (stopping) await current.stop();
      await current.ended;
    }
  }

  const watching = watch();
  return {
    pid: () => current.pid,
    stop: async () => {
      stopping = true;
      await current.stop();
      await watching;
    },
  };
}

function prepareHome(dataDir: string, account: Account): string {
  const home = join(dataDir, 'postgres');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  chmodSync(home, 0o700);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(home, account.uid, account.gid);
  return home;
}

/**
 * Brings up the server of a data folder whose lock the caller holds.
 * Throws StartRefusal where the operator can do something about it.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  configuredUid: number,
  log: Log,
): Promise<EmbeddedPostgres> {
  const dataPath = join(dataDir, 'postgres', 'data');
  const account = choosePostgresAccount(dataDir, dataPath, configuredUid);
  const binaries = findPostgresBinaries(dataDir, account);
  const home = prepareHome(dataDir, account);
  const folder = handOver(account, home);
  const secrets = readClusterSecrets(dataDir);
  await ensureCluster({
    home,
    initdb: binaries.initdb,
    account,
    folder,
    superuserPassword: secrets.superuser,
  });
  const clusterName = clusterNameFor(dataDir);
  const listening = await choosePostgresListening(clusterName, account);
  const order: ServerOrder = {
    binaries,
    account,
    folder,
    dataPath,
    args: serverArguments(`${folder.path}/data`, clusterName, listening),
    log: openPostgresLog(join(dataDir, 'postgres.log')),
  };
  const start = (): Promise<ServerRun> =>
    startPatiently(order, { dataPath, clusterName, socketFolder: listening.socketFolder, log });
  const run = await start().catch((error: unknown) => {
    if (!(error instanceof ServerNotReady)) throw error;
    throw new StartRefusal(`El PostgreSQL incluido no arrancó: ${error.message}`, { cause: error });
  });
  const supervised = supervise(run, start, log);
  try {
    await ensureRoles(dataDir, secrets, listening);
  } catch (error) {
    await supervised.stop();
    throw error;
  }
  const stop = async (): Promise<void> => {
    await supervised.stop();
    removeSocketFolder(listening);
    folder.close();
  };
  return {
    ...supervised,
    stop,
    owner: addressFor('owner', secrets, listening),
    app: addressFor('app', secrets, listening),
    sala: addressFor('sala', secrets, listening),
  };
}

/** The addresses of a server that another process started in this folder; undefined when it is not ready. */
export function runningEmbeddedPostgres(
  dataDir: string,
): Pick<EmbeddedPostgres, 'owner' | 'app' | 'sala'> | undefined {
  const file = readPidFile(join(dataDir, 'postgres', 'data'));
  if (file?.status !== 'ready') return undefined;
  const secrets = readClusterSecrets(dataDir);
  const listening = { socketFolder: file.socketFolder, port: file.port };
  return {
    owner: addressFor('owner', secrets, listening),
    app: addressFor('app', secrets, listening),
    sala: addressFor('sala', secrets, listening),
  };
}
