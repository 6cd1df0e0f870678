/**
 * The last head this machine published, in a small file outside the database: whoever sets the database back cannot set
 * this back with it, and a head that does not follow from it is not published.
 */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder, writeDurably } from '../../platform/durable-file.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';

/** The log does not continue what was published before. Nothing may be published until the operator declares it. */
export class LogHeadBroken extends Error {
  override readonly name = 'LogHeadBroken';
}

export type LogHead = Checkpoint & { readonly note: string };

/** Null where nothing was published from here yet. Throws LogHeadBroken for a file that holds no checkpoint. */
export function readLogHead(path: string): LogHead | null {
  let note: string;
  try {
    note = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const checkpoint = readCheckpoint(note);
  if (checkpoint === null) throw new LogHeadBroken(`${path} holds no checkpoint`);
  return { ...checkpoint, note };
}

/** On disk when this returns. Call it while holding the log's cursor: nobody else then writes the file. */
export function writeLogHead(path: string, note: string): void {
  writeDurably(path, note, 0o644);
}

/** For a declared epoch only. */
export function removeLogHead(path: string): void {
  rmSync(path, { force: true });
  syncFolder(dirname(path));
}

/** Where that file lies. */
export function logHeadPath(dataDir: string): string {
  return join(dataDir, 'registro-publico.punto');
}
