/** Reads a source piece by piece, from a path or from memory, and never more of it than the limit. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { LibroSource } from './libro.ts';
import { libroLimits } from './libro-limits.ts';
import { LibroRefusal } from './libro-refusal.ts';

const pieceBytes = 64 * 1024;

export async function assertFileSize(source: LibroSource): Promise<void> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length;
  if (size > libroLimits.fileSizeBytesMax) throw new LibroRefusal('libro-demasiado-grande');
  if (size === 0) throw new LibroRefusal('libro-vacio');
}

export async function firstBytes(source: LibroSource, count: number): Promise<Buffer> {
  if (typeof source !== 'string') return source.subarray(0, count);
  const file = await open(source);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export async function* pieces(source: LibroSource): AsyncGenerator<Buffer> {
  if (typeof source === 'string') {
    for await (const piece of createReadStream(source, { highWaterMark: pieceBytes })) yield piece as Buffer;
    return;
  }
  for (let at = 0; at < source.length; at += pieceBytes) yield source.subarray(at, at + pieceBytes);
}
