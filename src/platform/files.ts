/** Files by content: stored under their SHA-256, written once, flushed before anybody is told they are kept. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { syncFolder } from './durable-file.ts';
import type { Faults } from './fault-points.ts';
import { fileEnds } from './file-ends.ts';
import type { Ids } from './ids.ts';

/** `head`: the first bytes, for sniffing what the file is. */
export type StoredFile = {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly head: Buffer;
  readonly tail: Buffer;
};

export type StoreOutcome =
  | ({ readonly outcome: 'stored' } & StoredFile)
  | { readonly outcome: 'too-large' }
  | { readonly outcome: 'cut-off' };

export type FileStore = {
  /** Streams to disk with constant memory; nothing remains of a file that is too large or was cut off. */
  store(source: Readable, sizeBytesMax: number): Promise<StoreOutcome>;
  /** The bytes of a stored file; throws when there is none. */
  read(sha256: string): Readable;
  /** Where a stored file lies, for a process that only reads it. */
  pathOf(sha256: string): string;
  has(sha256: string): Promise<boolean>;
};

/** Copies the stream into `path`, hashing as it goes. */
async function drain(source: Readable, path: string, sizeBytesMax: number): Promise<StoreOutcome> {
  const handle = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const ends = fileEnds();
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > sizeBytesMax) return { outcome: 'too-large' };
      hash.update(chunk);
      ends.take(chunk);
      await handle.write(chunk);
    }
    await handle.sync();
  } catch {
    // The source broke: the person's connection ended half-way. The caller answers with its refusal.
    return { outcome: 'cut-off' };
  } finally {
    await handle.close();
  }
  return { outcome: 'stored', sha256: hash.digest('hex'), sizeBytes, head: ends.head, tail: ends.tail };
}

/** A store in a folder of its own: `aa/bb/<sha256>` and `entrantes/` for what is still arriving. */
export async function openFileStore(folder: string, ids: Ids, faults: Faults): Promise<FileStore> {
  const incoming = join(folder, 'entrantes');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const folderOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4));
  const has = (sha256: string) =>
    stat(join(folderOf(sha256), sha256)).then(
      (found) => found.isFile(),
      () => false,
    );
  return {
    async store(source, sizeBytesMax) {
      const path = join(incoming, ids.randomId());
      const drained = await drain(source, path, sizeBytesMax);
      if (drained.outcome !== 'stored') {
        await rm(path, { force: true });
        return drained;
      }
      const home = folderOf(drained.sha256);
      await mkdir(home, { recursive: true, mode: 0o700 });
      await rename(path, join(home, drained.sha256));
      await syncFolder(home);
      await faults.hit('tras-renombrar-antes-de-fila');
      return drained;
    },
    read: (sha256) => createReadStream(join(folderOf(sha256), sha256)),
    pathOf: (sha256) => join(folderOf(sha256), sha256),
    has,
  };
}
