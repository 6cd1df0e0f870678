/** Reads the file of a backup entry by entry, at constant memory; anything that does not fit ends it with a sentence. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { openStream, SealBroken } from '../../trust/sellado/stream.ts';
import { ArchiveBroken, type ArchiveHead, archiveLimits, fileKey, readHeadLine } from './archive-format.ts';

export type ReadEntry = { readonly name: string; readonly body: AsyncIterable<Buffer> };

/** The sentence for a file that cannot be believed. */
export function archiveDamaged(path: string, isSealed: boolean, cause?: unknown): ArchiveBroken {
  const orKey = isSealed ? ', o la clave no es la suya' : '';
  return new ArchiveBroken(
    `El respaldo ${path} está dañado o incompleto${orKey}: use otro. No se cambió nada.`,
    cause === undefined ? {} : { cause },
  );
}

/** Takes exact counts of bytes from a stream. */
class ByteReader {
  #source: AsyncIterator<Buffer>;
  #parts: Buffer[] = [];
  #held = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Null where the stream ends before. */
  async take(sizeBytes: number): Promise<Buffer | null> {
    while (this.#held < sizeBytes) {
      const next = await this.#source.next();
      if (next.done === true) return null;
      this.#parts.push(next.value);
      this.#held += next.value.length;
    }
    const all = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts);
    const whole = all ?? Buffer.alloc(0);
    const rest = whole.subarray(sizeBytes);
    this.#parts = rest.length === 0 ? [] : [rest];
    this.#held = rest.length;
    return whole.subarray(0, sizeBytes);
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }
}

async function readHead(path: string): Promise<{ head: ArchiveHead; bytes: number }> {
  let start: Buffer;
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(archiveLimits.headLineBytesMax),
        0,
        archiveLimits.headLineBytesMax,
        0,
      );
      start = buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new ArchiveBroken(`No se puede leer el respaldo ${path}.`, { cause });
  }
  const end = start.indexOf('\n');
  const head = end < 0 ? null : readHeadLine(start.subarray(0, end).toString('utf8'));
  if (head === null) throw new ArchiveBroken(`${path} no es un respaldo de Ventanilla.`);
  return { head, bytes: end + 1 };
}

function clearStream(path: string, offset: number, key: Buffer | null): Readable {
  const source = createReadStream(path, { start: offset });
  const expanded = createZstdDecompress();
  // Errors of any part end the last one, which is what is read.
  const ignore = (): void => undefined;
  return key === null
    ? pipeline(source, expanded, ignore)
    : pipeline(source, openStream(key), expanded, ignore);
}

async function* bodyOf(reader: ByteReader, state: { open: boolean }): AsyncGenerator<Buffer> {
  for (;;) {
    const head = await reader.take(4);
    if (head === null) throw new Error('cut short');
    const sizeBytes = head.readUInt32BE();
    if (sizeBytes > archiveLimits.pieceBytesMax) throw new Error('a piece beyond its limit');
    if (sizeBytes === 0) break;
    const piece = await reader.take(sizeBytes);
    if (piece === null) throw new Error('cut short');
    yield piece;
  }
  state.open = false;
}

async function* entriesOf(reader: ByteReader): AsyncGenerator<ReadEntry> {
  for (;;) {
    const head = await reader.take(2);
    if (head === null) throw new Error('cut short');
    const sizeBytes = head.readUInt16BE();
    if (sizeBytes === 0) break;
    if (sizeBytes > archiveLimits.nameBytesMax) throw new Error('a name beyond its limit');
    const name = await reader.take(sizeBytes);
    if (name === null) throw new Error('cut short');
    const state = { open: true };
    const body = bodyOf(reader, state);
    yield { name: name.toString('utf8'), body };
    // What the caller left unread is passed over.
    if (state.open) for await (const _piece of body);
  }
  if ((await reader.take(1)) !== null) throw new Error('more than there should be');
}

/** Whether an error is the file's and not the database's or the disk's. */
function isOfTheFile(error: unknown): boolean {
  if (error instanceof SealBroken) return true;
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string')
    return /^(ZSTD_|ERR_ZSTD|Z_|ERR_STREAM_PREMATURE)/.test(error.code);
  return /^(cut short|a piece beyond|a name beyond|more than there)/.test(error.message);
}

/**
 * Calls `work` with the entries in their order; each body is read, or passed over, before the next entry.
 * `key`: 32 bytes of the operator's. Throws ArchiveBroken with the operator's sentence.
 */
export async function readArchive(
  path: string,
  key: Buffer | null,
  work: (entry: ReadEntry) => Promise<'more' | 'enough'>,
): Promise<void> {
  const { head, bytes } = await readHead(path);
  if (head.sal !== null && key === null)
    throw new ArchiveBroken(`El respaldo ${path} está cifrado: indique su clave con --key ARCHIVO.`);
  if (head.sal === null && key !== null)
    throw new ArchiveBroken(`El respaldo ${path} no está cifrado: quite --key.`);
  const stream = clearStream(path, bytes, key === null || head.sal === null ? null : fileKey(key, head.sal));
  const reader = new ByteReader(stream);
  try {
    for await (const entry of entriesOf(reader)) if ((await work(entry)) === 'enough') break;
  } catch (error) {
    throw isOfTheFile(error) ? archiveDamaged(path, key !== null, error) : error;
  } finally {
    await reader.close();
    stream.destroy();
  }
}
