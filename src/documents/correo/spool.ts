/**
 * Files of the sealed room while a mail is being read: AES-256-CTR, with the 16 bytes of the counter's start in front.
 * It keeps what lies on a disk for a moment from being readable later; whether it was altered shows in the SHA-256 of
 * the clear bytes, under which each part is kept.
 */
import { createCipheriv, createDecipheriv, type Decipheriv } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { systemIds } from '../../platform/ids.ts';

const algorithm = 'aes-256-ctr';
const ivBytes = 16;

/** `key`: 32 bytes. Every stream gets a start of its own, so that one key serves many files. */
export function spoolCipher(key: Buffer): Transform {
  const iv = Buffer.from(systemIds.randomToken(ivBytes), 'base64url');
  const cipher = createCipheriv(algorithm, key, iv);
  let begun = false;
  const head = (): Buffer => {
    const first = begun ? Buffer.alloc(0) : iv;
    begun = true;
    return first;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      done(null, Buffer.concat([head(), cipher.update(chunk)]));
    },
    flush(done: TransformCallback) {
      done(null, head());
    },
  });
}

/** The other way round; a file too short to have a start reads as empty. */
export function spoolDecipher(key: Buffer): Transform {
  let head = Buffer.alloc(0);
  let decipher: Decipheriv | null = null;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (decipher !== null) return done(null, decipher.update(chunk));
      head = Buffer.concat([head, chunk]);
      if (head.length < ivBytes) return done();
      decipher = createDecipheriv(algorithm, key, head.subarray(0, ivBytes));
      done(null, decipher.update(head.subarray(ivBytes)));
    },
  });
}
