// The service's own key: given by the operator, found in the data folder, or (demo only) made there once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from './data-folder.ts';
import { createDurably } from './durable-file.ts';
import { systemIds } from './ids.ts';
import { StartRefusal } from './start-refusal.ts';

const keyBytes = 32;

function storedKey(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Returns 32 bytes that are on disk or in the configuration before anybody uses them. */
export function readSecretKey(folder: string, mode: Mode, given: Uint8Array | undefined): Uint8Array {
  if (given !== undefined) return given;
  const path = join(folder, 'secret.key');
  if (storedKey(path) === undefined) {
    if (mode === 'production') {
      throw new StartRefusal(
        'SECRET_KEY: es obligatoria en producción; genere una con «openssl rand -base64 32» y guárdela fuera de la base de datos.',
      );
    }
    createDurably(path, Buffer.from(systemIds.randomToken(keyBytes), 'base64url'), 0o600);
  }
  const key = storedKey(path);
  if (key?.length !== keyBytes) {
    throw new StartRefusal(`La clave ${path} está dañada: recupérela de su respaldo.`);
  }
  return key;
}
