/** Writes attachments into a folder, each under the SHA-256 of its clear bytes, streamed and within a budget. */
import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transform } from 'node:stream';
import { spoolCipher } from './spool.ts';

export type WrittenPart = { readonly sha256: string; readonly sizeBytes: number };

export type PartSink = {
  /** Null where the budget of the mail is used up: nothing is kept, and the source has been read to its end. */
  write(source: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<WrittenPart | null>;
};

/** Encrypts chunk by chunk; a stream, because its state goes on from chunk to chunk. */
function sealing(cipher: Transform): { seal(chunk: Buffer): Buffer; end(): Buffer } {
  const drained = (): Buffer => {
    const out: Buffer[] = [];
    for (let one = cipher.read(); Buffer.isBuffer(one); one = cipher.read()) out.push(one);
    return Buffer.concat(out);
  };
  return {
    seal(chunk) {
      cipher.write(chunk);
      return drained();
    },
    end() {
      cipher.end();
      return drained();
    },
  };
}

let written = 0;

/** `key`: the parts are sealed with it; null: they lie in the clear. */
export function openPartSink(folder: string, key: Buffer | null, sizeBytesMax: number): PartSink {
  let left = sizeBytesMax;
  async function write(source: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<WrittenPart | null> {
    written += 1;
    const path = join(folder, `en-curso-${process.pid}-${written}`);
    const handle = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    const sealed = key === null ? null : sealing(spoolCipher(key));
    let sizeBytes = 0;
    let whole = true;
    try {
      for await (const chunk of source) {
        sizeBytes += chunk.length;
        whole = whole && sizeBytes <= left;
        if (!whole) continue;
        hash.update(chunk);
        await handle.write(sealed === null ? chunk : sealed.seal(chunk));
      }
      if (sealed !== null) await handle.write(sealed.end());
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    if (!whole) {
      await rm(path, { force: true });
      return null;
    }
    left -= sizeBytes;
    const sha256 = hash.digest('hex');
    await rename(path, join(folder, sha256));
    return { sha256, sizeBytes };
  }
  return { write };
}
