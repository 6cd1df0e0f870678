/** Writes the small zip files we hand out ourselves (APPNOTE 6.3, without zip64): same parts in, same bytes out. */
import { crc32, deflateRawSync } from 'node:zlib';

export type PackedEntry = {
  readonly name: string;
  /** Raw deflate. */
  readonly packed: Buffer;
  readonly crc: number;
  /** Unpacked. */
  readonly sizeBytes: number;
};

const utf8Names = 0x0800;
const deflated = 8;
/** 1 January 1980, the first day a zip can tell: a real date would make equal books differ. */
const dosDate = 0x0021;

export function packEntry(name: string, data: Buffer): PackedEntry {
  return { name, packed: deflateRawSync(data), crc: crc32(data), sizeBytes: data.length };
}

/** What the local header and the directory have in common, 26 bytes from «version needed» on. */
function sharedFields({ packed, crc, sizeBytes }: PackedEntry, nameBytes: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(dosDate, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(sizeBytes, 18);
  fields.writeUInt16LE(nameBytes, 22);
  return fields;
}

export function zipOf(entries: readonly PackedEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const shared = sharedFields(entry, name.length);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, entry.packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, name);
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}
