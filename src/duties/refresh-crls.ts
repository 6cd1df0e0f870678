/**
 * Fetches revocation lists, where the operator asked for it by putting their addresses into a file: nothing leaves the
 * house otherwise. A list that cannot be fetched stays as it was, until it is too old to be believed.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../actions/deps.ts';
import { crlBytesMax, crlFileName } from '../documents/certificados/crl-folder.ts';
import { writeDurably } from '../platform/durable-file.ts';

/** One address a line; what follows a `#` is a remark. */
export const addressFile = 'direcciones.txt';
const addressesMax = 100;
const fetchMs = 20_000;

async function addressesIn(folder: string): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(join(folder, addressFile), 'utf8');
  } catch {
    // No such file: nothing was asked for.
    return [];
  }
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
  return lines.filter((line) => line !== '').slice(0, addressesMax);
}

/** The bytes, or null when the answer is no list: wrong status, too large, too slow. */
async function fetchList(address: string): Promise<Buffer | null> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(fetchMs), redirect: 'follow' });
  if (!answer.ok || answer.body === null) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body) {
    size += part.length;
    if (size > crlBytesMax) return null;
    parts.push(part);
  }
  return size === 0 ? null : Buffer.concat(parts);
}

/** How many lists were fetched. */
export async function refreshCrls({
  crlFolder: folder,
  log,
}: Pick<Deps, 'crlFolder' | 'log'>): Promise<number> {
  if (folder === null) return 0;
  let fetched = 0;
  for (const address of await addressesIn(folder)) {
    const name = crlFileName(address);
    try {
      const list = name === null ? null : await fetchList(address);
      if (name === null || list === null) throw new Error('no list');
      writeDurably(join(folder, name), list, 0o644);
      fetched += 1;
    } catch (error) {
      log.warn('lista-de-revocacion', {
        duty: 'revocaciones',
        kind: error instanceof Error ? error.name : 'desconocido',
      });
    }
  }
  return fetched;
}
