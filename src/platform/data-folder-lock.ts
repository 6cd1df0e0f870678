// One owner per data folder: a lock of the operating system's, which dies with its holder however that ends.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeDurably } from './durable-file.ts';

/** Who holds the folder, for the sentence a second start shows; the lock itself does not depend on it. */
export interface LockHolder {
  pid: number;
  startedMs: number;
}

export interface FolderLock {
  release(): void;
}

/** A lock nobody refers to would be collected, closed and thereby lost: these stay until released. */
const held = new Set<DatabaseSync>();

/** SQLITE_BUSY: somebody else holds the lock. https://sqlite.org/rescode.html#busy */
const busy = 5;

export function readHolder(folder: string): LockHolder | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'));
    if (typeof record !== 'object' || record === null) return undefined;
    if (!('pid' in record && 'startedMs' in record)) return undefined;
    const { pid, startedMs } = record;
    return typeof pid === 'number' && typeof startedMs === 'number' ? { pid, startedMs } : undefined;
  } catch {
    // Half-written or missing: the holder stays unnamed.
    return undefined;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy;
}

/**
 * Takes the folder, or returns undefined when another process has it. A file with a process number alone would leave
 * stale locks and, when two starts clear the same one, two owners; Node offers no flock, so an empty SQLite file whose
 * exclusive transaction stays open holds the lock (fcntl, LockFileEx): the kernel drops it on `kill -9`.
 */
export function lockFolder(folder: string, holder: LockHolder): FolderLock | undefined {
  const lock = new DatabaseSync(join(folder, 'owner.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  held.add(lock);
  writeDurably(join(folder, 'owner.json'), JSON.stringify(holder), 0o600);
  return {
    release: () => {
      if (held.delete(lock)) lock.close();
    },
  };
}
