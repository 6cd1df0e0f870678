// The folder where everything lives that must outlast the process: opened, checked and, where needed, owned.
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type FolderLock, lockFolder, readHolder } from './data-folder-lock.ts';
import { createDurably } from './durable-file.ts';
import { StartRefusal } from './start-refusal.ts';

export type Mode = 'demo' | 'production';

export interface DataFolder {
  /** Absolute. */
  path: string;
  /** Takes the folder for this process; undefined when another one has it. */
  own(startedMs: number): FolderLock | undefined;
  /** The refusal that names the owner. */
  inUse(): StartRefusal;
}

const modeFile = 'mode';

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'error';
}

function unwritable(path: string, error: unknown): StartRefusal {
  const advice = 'dé permiso de escritura o indique otra con DATA_DIR';
  return new StartRefusal(
    `No se puede escribir en la carpeta de datos ${path} (${errorCode(error)}): ${advice}.`,
    {
      cause: error,
    },
  );
}

/** A folder begun with synthetic people and known passwords never becomes a real service, nor the other way round. */
function checkMode(path: string, mode: Mode): void {
  createDurably(join(path, modeFile), mode, 0o600);
  const begun = readFileSync(join(path, modeFile), 'utf8').trim();
  if (begun !== mode) {
    throw new StartRefusal(
      `La carpeta de datos ${path} se creó en modo ${begun} y no puede usarse en modo ${mode}: indique otra con DATA_DIR.`,
    );
  }
}

/** One level at a time: Node's own recursive form never returns below /proc, where creating always says ENOENT. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it just now.
    if (!existsSync(path)) throw error;
  }
}

/** Creates the folder (0700) when it does not exist. Throws StartRefusal when it cannot be used. */
export function openDataFolder(path: string, mode: Mode): DataFolder {
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    checkMode(path, mode);
  } catch (error) {
    throw error instanceof StartRefusal ? error : unwritable(path, error);
  }
  return { path, own: (startedMs) => own(path, startedMs), inUse: () => inUse(path) };
}

function own(path: string, startedMs: number): FolderLock | undefined {
  try {
    return lockFolder(path, { pid: process.pid, startedMs });
  } catch (error) {
    throw unwritable(path, error);
  }
}

function inUse(path: string): StartRefusal {
  const holder = readHolder(path);
  const owner = holder === undefined ? 'otro proceso' : `el proceso ${holder.pid}`;
  return new StartRefusal(
    `La carpeta de datos ${path} ya la usa ${owner}: detenga esa Ventanilla o indique otra carpeta con DATA_DIR.`,
  );
}
