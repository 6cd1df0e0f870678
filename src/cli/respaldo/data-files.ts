/** The files of an installation as a backup walks them: by content, in the order of their names. */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const contentName = /^[0-9a-f]{64}$/;
const halfName = /^[0-9a-f]{2}$/;

async function namesIn(folder: string, shape: RegExp): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => shape.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Where a file of that content lies below `folder`. */
export function placeOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** Every stored file's SHA-256, in order; what is still arriving has no such name. At most one folder in memory. */
export async function* storedFiles(folder: string): AsyncGenerator<string> {
  for (const first of await namesIn(folder, halfName))
    for (const second of await namesIn(join(folder, first), halfName))
      yield* await namesIn(join(folder, first, second), contentName);
}

/** Null where the file has gone since it was listed: what retention removed has no row to miss it tomorrow. */
export async function openStored(folder: string, sha256: string): Promise<AsyncIterable<Buffer> | null> {
  const stream = createReadStream(placeOf(folder, sha256));
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream));
    stream.once('error', (error) =>
      'code' in error && error.code === 'ENOENT' ? resolve(null) : reject(error),
    );
  });
}
