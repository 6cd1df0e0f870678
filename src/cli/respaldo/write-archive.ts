/** Writes the file of a backup: complete under its name, or not there at all. */
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { syncFolder } from '../../platform/durable-file.ts';
import type { Ids } from '../../platform/ids.ts';
import { sealStream } from '../../trust/sellado/stream.ts';
import { archiveLimits, fileKey, headLine, nameFrame, newSaltBytes, pieceHead } from './archive-format.ts';

export type Entry = { readonly name: string; readonly body: AsyncIterable<Buffer> };

async function* frames(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const { pieceBytesMax } = archiveLimits;
  for await (const { name, body } of entries) {
    yield nameFrame(name);
    for await (const chunk of body)
      for (let at = 0; at < chunk.length; at += pieceBytesMax) {
        const piece = chunk.subarray(at, at + pieceBytesMax);
        yield pieceHead(piece.length);
        yield piece;
      }
    yield pieceHead(0);
  }
  yield nameFrame('');
}

export type ArchiveTarget = {
  readonly path: string;
  /** 32 bytes of the operator's; null for a file that is not sealed. */
  readonly key: Buffer | null;
  readonly ids: Ids;
  readonly signal: AbortSignal;
};

/** `entries` are asked for one after another, each read to its end before the next. Constant memory. */
export async function writeArchive(
  { path, key, ids, signal }: ArchiveTarget,
  entries: AsyncIterable<Entry>,
): Promise<void> {
  const partial = `${path}.parcial`;
  const sal = key === null ? null : ids.randomToken(newSaltBytes);
  const output = createWriteStream(partial, { flags: 'wx', mode: 0o600 });
  try {
    output.write(headLine({ sal }));
    const compressed = createZstdCompress();
    if (key === null || sal === null) await pipeline(frames(entries), compressed, output, { signal });
    else await pipeline(frames(entries), compressed, sealStream(ids, fileKey(key, sal)), output, { signal });
    const written = await open(partial, 'r+');
    await written.sync();
    await written.close();
    await rename(partial, path);
    syncFolder(dirname(path));
  } catch (error) {
    // Another backup's unfinished file is not ours to remove.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      await rm(partial, { force: true });
    throw error;
  }
}
