/** Holds a mail while it is being read: on the disk only under a key that lives in this process's memory for that moment. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { spoolCipher, spoolDecipher } from '../../documents/correo/spool.ts';
import type { Ids } from '../../platform/ids.ts';

export type SpooledMail = {
  readonly key: Buffer;
  /** The raw mail, under `key`. */
  readonly path: string;
  /** Where its parts are written, under `key` too. */
  readonly parts: string;
  /** Hex, of the raw bytes. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The raw bytes; any number of times until `discard`. */
  raw(): Readable;
  part(sha256: string): Readable;
  discard(): Promise<void>;
};

const keyBytes = 32;

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

function deciphered(path: string, key: Buffer): Readable {
  const clear = spoolDecipher(key);
  const file = createReadStream(path);
  file.once('error', (error) => clear.destroy(error));
  return file.pipe(clear);
}

/** Nothing is left behind of a mail that is too large or was cut off. */
export async function spoolMail(
  ids: Ids,
  source: Readable,
  sizeBytesMax: number,
): Promise<SpooledMail | 'demasiado-grande' | 'cortado'> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-sala-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  const key = Buffer.from(ids.randomToken(keyBytes), 'base64url');
  const path = join(folder, 'correo');
  const parts = join(folder, 'partes');
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > sizeBytesMax) return done(new TooLarge());
      hash.update(chunk);
      return done(null, chunk);
    },
  });
  try {
    await mkdir(parts, { mode: 0o700 });
    await pipeline(source, watch, spoolCipher(key), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await discard();
    if (error instanceof TooLarge) return 'demasiado-grande';
    // A full disk is our fault and is told as one; a source that broke will send the mail again.
    if (error instanceof Error && 'syscall' in error && error.syscall !== 'read') throw error;
    return 'cortado';
  }
  return {
    key,
    path,
    parts,
    sizeBytes,
    sha256: hash.digest('hex'),
    raw: () => deciphered(path, key),
    part: (sha256) => deciphered(join(parts, sha256), key),
    discard,
  };
}
