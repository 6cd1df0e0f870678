// Small files that must survive a power cut once written: secrets, markers, heads.
import { closeSync, fchmodSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemIds } from './ids.ts';

/** Forces a folder's entries to disk: without it a rename can be lost although the file's bytes are safe. */
export function syncFolder(path: string): void {
  // Windows has no way to open a folder for that; NTFS journals its entries.
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeSynced(path: string, content: Uint8Array | string, mode: number): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    fchmodSync(descriptor, mode);
    const bytes = Buffer.from(content);
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(descriptor, bytes, written);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Replaces the file in one step; when this returns, content and name are on disk. `mode` such as 0o600. */
export function writeDurably(path: string, content: Uint8Array | string, mode: number): void {
  const temporary = `${path}.${systemIds.randomToken(6)}.tmp`;
  try {
    writeSynced(temporary, content, mode);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(dirname(path));
}

/** Creates the file unless it exists; says whether this call created it. Of several processes exactly one wins. */
export function createDurably(path: string, content: Uint8Array | string, mode: number): boolean {
  const temporary = `${path}.${systemIds.randomToken(6)}.tmp`;
  try {
    writeSynced(temporary, content, mode);
    linkSync(temporary, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(dirname(path));
  return true;
}
