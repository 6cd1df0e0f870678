// One run of the carried PostgreSQL: from spawn to ready, to its end.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresBinaries } from './embedded-postgres-binaries.ts';
import { endProcess } from './embedded-postgres-leftover.ts';
import type { PostgresLog } from './embedded-postgres-log.ts';
import { readPidFile } from './embedded-postgres-pidfile.ts';
import { type Program, spawnWatched } from './embedded-postgres-spawn.ts';

const pollMs = 3;

export interface ServerRun {
  pid: number;
  /** Resolves when the process has ended, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOrder extends Omit<Program, 'file'> {
  binaries: PostgresBinaries;
  /** The data folder as this process sees it. */
  dataPath: string;
  log: PostgresLog;
}

/** Why a server did not get ready, in its own words. */
export class ServerNotReady extends Error {
  override name = 'ServerNotReady';
  /** Remains of a killed server hold its memory for another moment: worth another try. */
  readonly passing: boolean;
  constructor(lines: readonly string[]) {
    super(lines.filter((line) => /FATAL|PANIC|HINT|error|denied/i.test(line)).join(' ') || lines.join(' '));
    this.passing = /shared memory block|lock file .* already exists/.test(this.message);
  }
}

/** On Windows a signal would be a kill; pg_ctl knows the server's own way of being told. */
async function askToStop(order: ServerOrder, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    const asked = execFile(order.binaries.pgCtl, ['stop', '-D', order.dataPath, '-m', 'fast', '-t', '20']);
    await once(asked, 'close');
  } else {
    await endProcess(pid);
  }
}

/** Starts the server and resolves when it takes connections; recovery after a crash may take its time. */
export async function runServer(order: ServerOrder): Promise<ServerRun> {
  const { child, dismissWatcher } = spawnWatched({ ...order, file: order.binaries.postgres }, order.log.add);
  let running = true;
  const ended = new Promise<void>((resolve) => {
    const end = (error?: unknown): void => {
      if (error instanceof Error) order.log.add(`FATAL: ${error.message}\n`);
      running = false;
      dismissWatcher();
      resolve();
    };
    child.on('error', end);
    child.on('exit', () => end());
  });
  const pid = child.pid ?? -1;
  while (running) {
    const file = readPidFile(order.dataPath);
    if (file?.pid === pid && file.status === 'ready') {
      return { pid, ended, stop: () => askToStop(order, pid).then(() => ended) };
    }
    await wait(pollMs);
  }
  throw new ServerNotReady(order.log.last());
}
