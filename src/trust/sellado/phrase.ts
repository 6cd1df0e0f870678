/** A reader's private key, locked by a phrase that nobody else knows. */
import type { Ids } from '../../platform/ids.ts';
import { openBox, sealBox } from './box.ts';
import { sealedVersion, withoutVersion } from './sealed-version.ts';
import { stretch } from './stretch.ts';

const saltBytes = 16;

/** Keyboards disagree on composed letters, and people on the blank behind the last word. */
const normal = (phrase: string) => phrase.normalize('NFKC').trim().replace(/\s+/g, ' ');

/** Version (1) · salt (16) · box of the private key. */
export async function lockWithPhrase(
  ids: Ids,
  phrase: string,
  privateKey: Buffer,
  about: string,
): Promise<Buffer> {
  const salt = Buffer.from(ids.randomToken(saltBytes), 'base64url');
  const key = await stretch(normal(phrase), salt, 'propia');
  return Buffer.concat([Buffer.of(sealedVersion), salt, sealBox(ids, key, privateKey, `frase|${about}`)]);
}

/** Null for another phrase or an altered lock; the same work either way. */
export async function unlockWithPhrase(
  phrase: string,
  locked: Buffer,
  about: string,
): Promise<Buffer | null> {
  const rest = withoutVersion(locked);
  if (rest === null || rest.length < saltBytes) return null;
  const key = await stretch(normal(phrase), rest.subarray(0, saltBytes), 'propia');
  return openBox(key, rest.subarray(saltBytes), `frase|${about}`);
}
