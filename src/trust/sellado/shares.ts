/** A key handed out in n parts, any k of which give it back (Shamir), each printable and with a checksum of its own. */
import { hash } from 'node:crypto';
import { combine, split } from 'shamir-secret-sharing';
import { fromBase32, toBase32 } from '../../domain/base32.ts';
import { sealedVersion } from './sealed-version.ts';

/** Without 0, 1, l and o: read aloud and typed again without doubt. */
const alphabet = '23456789abcdefghijkmnpqrstuvwxyz';
const groupChars = 4;
const keyBytes = 32;
/** One byte of coordinate behind the key's 32. */
const shareBytes = keyBytes + 1;
const checkBytes = 4;
const headBytes = 3;
const partBytes = headBytes + shareBytes + checkBytes;

/** What one part says once read. `needed`: how many parts open the key. */
export type Part = { readonly recovery: number; readonly needed: number; readonly share: Buffer };

const checkOf = (body: Buffer): Buffer => hash('sha256', body, 'buffer').subarray(0, checkBytes);

const toText = (bytes: Buffer): string =>
  toBase32(bytes, alphabet)
    .match(new RegExp(`.{1,${groupChars}}`, 'g'))
    ?.join('-') ?? '';

const fromText = (text: string) => fromBase32(text.toLowerCase().replace(/[\s.-]+/g, ''), alphabet);

/** The parts as text, sixteen groups of four. `recovery` (1 to 255) names the key they belong to; 2 <= needed <= parts <= 255. */
export async function splitKey(
  key: Buffer,
  recovery: number,
  parts: number,
  needed: number,
): Promise<readonly string[]> {
  if (key.length !== keyBytes) throw new RangeError('only keys of 32 bytes are handed out in parts');
  const shares = await split(new Uint8Array(key), parts, needed);
  return shares.map((share) => {
    const body = Buffer.concat([Buffer.of(sealedVersion, recovery, needed), share]);
    return toText(Buffer.concat([body, checkOf(body)]));
  });
}

/** Null where it was mistyped: the checksum tells. Case, blanks and hyphens do not matter. */
export function readPart(text: string): Part | null {
  const read = fromText(text);
  if (read === null || read.length !== partBytes) return null;
  const bytes = Buffer.from(read);
  const body = bytes.subarray(0, partBytes - checkBytes);
  if (!checkOf(body).equals(bytes.subarray(partBytes - checkBytes)) || body[0] !== sealedVersion) return null;
  return { recovery: body[1] ?? 0, needed: body[2] ?? 0, share: body.subarray(headBytes) };
}

/** Null when there are too few different parts, or they belong to different keys. */
export async function joinParts(parts: readonly Part[]): Promise<Buffer | null> {
  const [first] = parts;
  if (first === undefined || parts.some((part) => part.recovery !== first.recovery)) return null;
  const shares = new Map(parts.map(({ share }) => [share[keyBytes] ?? 0, new Uint8Array(share)]));
  if (shares.size < first.needed || shares.size < 2) return null;
  return Buffer.from(await combine([...shares.values()]));
}
