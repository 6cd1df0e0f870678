// Deals with what a killed predecessor left: a server still running, or a process number that means somebody else now.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isOurServer, isRunning, readPidFile } from './embedded-postgres-pidfile.ts';
import type { Log } from './log.ts';

const pollMs = 10;
/** Fast shutdown, then immediate (recovery at the next start), then by force: how long each may take. */
const steps: readonly { signal: NodeJS.Signals; waitMs: number }[] = [
  { signal: 'SIGINT', waitMs: 20_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
];

/** Signals a process step by step until it is gone; says whether it is. */
export async function endProcess(pid: number): Promise<boolean> {
  for (const { signal, waitMs } of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone between two looks.
      return true;
    }
    for (let waitedMs = 0; waitedMs < waitMs; waitedMs += pollMs) {
      if (!isRunning(pid)) return true;
      await wait(pollMs);
    }
  }
  return !isRunning(pid);
}

export interface Remains {
  /** The cluster as this process sees it. */
  dataPath: string;
  clusterName: string;
  socketFolder: string | undefined;
  log: Log;
}

/**
 * To be called by the owner of the data folder only, before the server starts. A running orphan is stopped, not taken
 * over: its settings, socket and watcher belong to a program that no longer exists, and a restart takes milliseconds.
 */
export async function clearLeftover({ dataPath, clusterName, socketFolder, log }: Remains): Promise<void> {
  const left = readPidFile(dataPath);
  if (left !== undefined && isOurServer(left.pid, clusterName)) {
    log.debug('postgres-huerfano-detenido', { pid: left.pid });
    await endProcess(left.pid);
  }
  // The server would refuse to start for a process that merely inherited the number, or for an uncollected dead one.
  // Should it be running under our eyes after all, the shared memory it holds (keyed by the folder) keeps a second out.
  rmSync(join(dataPath, 'postmaster.pid'), { force: true });
  if (socketFolder === undefined) return;
  for (const name of readdirSync(socketFolder)) rmSync(join(socketFolder, name), { force: true });
}
