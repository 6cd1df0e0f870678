/** Opens a zip only after its whole directory kept within the limits, and hands out entries whose bytes are what it said. */
import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { LibroSource } from './libro.ts';
import { libroLimits } from './libro-limits.ts';
import { LibroRefusal } from './libro-refusal.ts';

export type GuardedZip = {
  /** By name in lower case: the names of parts are case-insensitive (ECMA-376 part 2, section 6.2.2). */
  readonly entries: ReadonlyMap<string, Entry>;
  /** The unpacked bytes of an entry, in pieces; throws LibroRefusal. May be abandoned halfway. */
  read(entry: Entry): AsyncGenerator<Buffer>;
  close(): void;
};

/** yauzl has no error codes; these are its messages in the pinned version, each proved by a test. */
function refusalOf(error: unknown): Error {
  if (error instanceof LibroRefusal) return error;
  // The disk's own errors say nothing of the book.
  if (error instanceof Error && 'syscall' in error) return error;
  const detail = error instanceof Error ? error.message : String(error);
  if (/size mismatch/.test(detail)) return new LibroRefusal('libro-tamanos-falsos', detail);
  if (/relative path|absolute path|invalid characters/.test(detail))
    return new LibroRefusal('libro-con-rutas', detail);
  if (/encrypt/.test(detail)) return new LibroRefusal('libro-con-clave', detail);
  return new LibroRefusal('libro-ilegible', detail);
}

function assertEntry(entry: Entry, totalBytes: number): void {
  const { uncompressedSize: unpacked, compressedSize: packed } = entry;
  const dense = unpacked > libroLimits.ratioFromBytes && unpacked > packed * libroLimits.ratioMax;
  if (dense || unpacked > libroLimits.entrySizeBytesMax || totalBytes > libroLimits.totalSizeBytesMax)
    throw new LibroRefusal('libro-bomba', `${entry.fileName}: ${packed} to ${unpacked}`);
  if (entry.isEncrypted()) throw new LibroRefusal('libro-con-clave', entry.fileName);
}

function directory(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let totalBytes = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      try {
        totalBytes += entry.uncompressedSize;
        assertEntry(entry, totalBytes);
        const name = entry.fileName.toLowerCase();
        if (entries.has(name)) throw new LibroRefusal('libro-ilegible', `twice ${name}`);
        entries.set(name, entry);
        zip.readEntry();
      } catch (error) {
        reject(error);
      }
    });
    zip.readEntry();
  });
}

const stored = 0;
const deflated = 8;
/** Each piece costs a trip to another thread: more of them at once costs memory. */
const pieceBytes = 32 * 1024;

async function unpacked(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    throw new LibroRefusal('libro-ilegible', `method ${entry.compressionMethod}`);
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === stored) return packed;
  // A failure of either stream, or its abandonment, ends both; whoever reads the second learns of it.
  return pipeline(packed, createInflateRaw({ chunkSize: pieceBytes }), () => undefined);
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let checksum = 0;
  let sizeBytes = 0;
  try {
    for await (const piece of await unpacked(zip, entry)) {
      const bytes = piece as Buffer;
      sizeBytes += bytes.length;
      if (sizeBytes > entry.uncompressedSize) break;
      checksum = crc32(bytes, checksum);
      yield bytes;
    }
  } catch (error) {
    throw refusalOf(error);
  }
  if (sizeBytes !== entry.uncompressedSize) throw new LibroRefusal('libro-tamanos-falsos', entry.fileName);
  if (checksum !== entry.crc32) throw new LibroRefusal('libro-ilegible', `checksum of ${entry.fileName}`);
}

export async function openZip(source: LibroSource): Promise<GuardedZip> {
  // autoClose would close the file at the end of its directory, before any entry is read.
  const options = { autoClose: false, strictFileNames: true };
  let zip: ZipFile;
  try {
    zip =
      typeof source === 'string'
        ? await yauzl.openPromise(source, options)
        : await yauzl.fromBufferPromise(source, options);
  } catch (error) {
    throw refusalOf(error);
  }
  try {
    if (zip.entryCount > libroLimits.entriesMax) throw new LibroRefusal('libro-demasiadas-partes');
    const entries = await directory(zip);
    return { entries, read: (entry) => readEntry(zip, entry), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw refusalOf(error);
  }
}
