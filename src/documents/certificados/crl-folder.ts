/** Revocation lists that lie in a folder of the operator's, each under the last part of its address. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrlLoader } from './revocation.ts';

/** The largest list of an Ecuadorian authority is a few megabytes [M]. */
export const crlBytesMax = 30 * 1024 * 1024;

/** The name under which the list of an address is kept; null for an address without one. */
export function crlFileName(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const name = url.pathname.split('/').at(-1) ?? '';
  return /^[\w-][\w.-]{0,120}$/.test(name) ? name : null;
}

const armour = /-----BEGIN X509 CRL-----([\sA-Za-z0-9+/=]+)-----END X509 CRL-----/;

/** DER, whether the list was saved as DER or as PEM. */
export function derOf(bytes: Buffer): Uint8Array {
  const pem = armour.exec(bytes.subarray(0, crlBytesMax).toString('latin1'))?.[1];
  return pem === undefined ? bytes : Buffer.from(pem, 'base64');
}

/** Null where none of the addresses has a list in the folder. */
export function crlFolder(folder: string): CrlLoader {
  return async ({ urls }) => {
    for (const address of urls) {
      const name = crlFileName(address);
      if (name === null) continue;
      const path = join(folder, name);
      try {
        if ((await stat(path)).size <= crlBytesMax) return derOf(await readFile(path));
      } catch {
        // Not there: another address may have one, and without any the answer is "unknown".
      }
    }
    return null;
  };
}
