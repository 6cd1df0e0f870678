/** Writes a zip while its parts are still being made (APPNOTE 6.3 with data descriptors, without zip64): memory stays constant. */
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Bytes of a part in order; made only as fast as they are taken. */
export type StreamedEntry = { readonly name: string; readonly content: AsyncIterable<Buffer> };

type Written = {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
};

/** Sizes and checksum follow the data (bit 3); names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980, the first day a zip can tell. */
const dosDate = 0x0021;
/** Beyond it a zip without zip64 cannot tell sizes and places. */
const bytesMax = 0xffff_ffff;
const piecesBytes = 64 * 1024;
/** Fast: a sheet of names and dates shrinks to a tenth all the same (measured: a third of the time of level 6). */
const compressionLevel = 3;

function fields(entry: Omit<Written, 'name' | 'offset'>, nameBytes: number): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(flags, 2);
  bytes.writeUInt16LE(deflated, 4);
  bytes.writeUInt16LE(dosDate, 8);
  bytes.writeUInt32LE(entry.crc, 10);
  bytes.writeUInt32LE(entry.packedBytes, 14);
  bytes.writeUInt32LE(entry.sizeBytes, 18);
  bytes.writeUInt16LE(nameBytes, 22);
  return bytes;
}

function directoryEntry(entry: Written): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(entry.offset, 10);
  const head = Buffer.from('PK\x01\x02\x14\x00', 'latin1');
  return Buffer.concat([head, fields(entry, entry.name.length), rest, entry.name]);
}

function directoryEnd(entries: number, sizeBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(sizeBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function assertTold(bytes: number): void {
  if (bytes > bytesMax) throw new RangeError('a zip beyond 4 GB');
}

/** The zip in pieces. Throws RangeError beyond 4 GB, and what the parts throw. May be abandoned halfway. */
export async function* zipStream(
  entries: AsyncIterable<StreamedEntry> | Iterable<StreamedEntry>,
): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name: text, content } of entries) {
    const name = Buffer.from(text);
    const start = offset;
    const sums = { crc: 0, packedBytes: 0, sizeBytes: 0 };
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields(sums, name.length), name]);
    yield local;
    offset += local.length;
    for await (const piece of packed(content, sums)) {
      sums.packedBytes += piece.length;
      offset += piece.length;
      yield piece;
    }
    assertTold(Math.max(sums.sizeBytes, offset));
    const descriptor = Buffer.alloc(16);
    descriptor.write('PK\x07\x08', 'latin1');
    descriptor.writeUInt32LE(sums.crc, 4);
    descriptor.writeUInt32LE(sums.packedBytes, 8);
    descriptor.writeUInt32LE(sums.sizeBytes, 12);
    yield descriptor;
    offset += descriptor.length;
    written.push({ name, offset: start, ...sums });
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield Buffer.concat([directory, directoryEnd(written.length, directory.length, offset)]);
}

async function* packed(
  content: AsyncIterable<Buffer>,
  sums: { crc: number; sizeBytes: number },
): AsyncGenerator<Buffer> {
  async function* summed(): AsyncGenerator<Buffer> {
    for await (const piece of content) {
      sums.crc = crc32(piece, sums.crc);
      sums.sizeBytes += piece.length;
      yield piece;
    }
  }
  const deflate = createDeflateRaw({ level: compressionLevel, chunkSize: piecesBytes });
  // A failure of either stream, or its abandonment, ends both; whoever reads learns of it.
  const out = pipeline(Readable.from(summed(), { highWaterMark: 1 }), deflate, () => undefined);
  for await (const piece of out) yield piece as Buffer;
}
