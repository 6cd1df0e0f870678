/** Sealing under a key at hand: AES-256-GCM, padded to a few sizes so that the length tells little. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Ids } from '../../platform/ids.ts';
import { sealedVersion, withoutVersion } from './sealed-version.ts';

const nonceBytes = 12;
const tagBytes = 16;
const lengthBytes = 4;
const kib = 1024;
/** Beyond 1 MiB in steps of 1 MiB. */
const bucketBytes = [1 * kib, 4 * kib, 16 * kib, 64 * kib, 256 * kib, 1024 * kib] as const;
const stepBytes = 1024 * kib;
export const boxClearBytesMax = 16 * stepBytes;

function bucketFor(sizeBytes: number): number {
  return bucketBytes.find((bucket) => sizeBytes <= bucket) ?? Math.ceil(sizeBytes / stepBytes) * stepBytes;
}

function padded(clear: Buffer): Buffer {
  if (clear.length > boxClearBytesMax) throw new RangeError('more than a box takes');
  const whole = Buffer.alloc(bucketFor(lengthBytes + clear.length));
  whole.writeUInt32BE(clear.length);
  clear.copy(whole, lengthBytes);
  return whole;
}

function unpadded(whole: Buffer): Buffer | null {
  if (whole.length < lengthBytes) return null;
  const end = lengthBytes + whole.readUInt32BE();
  return end <= whole.length ? whole.subarray(lengthBytes, end) : null;
}

const authenticated = (about: string) => Buffer.concat([Buffer.of(sealedVersion), Buffer.from(about)]);

/** Version (1) · random nonce (12) · tag (16) · padded ciphertext. `key`: 32 bytes. */
export function sealBox(ids: Ids, key: Buffer, clear: Buffer, about: string): Buffer {
  const nonce = Buffer.from(ids.randomToken(nonceBytes), 'base64url');
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(authenticated(about));
  const body = Buffer.concat([cipher.update(padded(clear)), cipher.final()]);
  return Buffer.concat([Buffer.of(sealedVersion), nonce, cipher.getAuthTag(), body]);
}

/** Null under another key, about something else, or altered. */
export function openBox(key: Buffer, sealed: Buffer, about: string): Buffer | null {
  const rest = withoutVersion(sealed);
  if (rest === null || rest.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(authenticated(about))
    .setAuthTag(rest.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return unpadded(Buffer.concat([decipher.update(rest.subarray(nonceBytes + tagBytes)), decipher.final()]));
  } catch {
    // GCM refuses what was altered; there is nothing more to tell.
    return null;
  }
}
