/** Writes winmail.dat as Outlook does ([MS-OXTNEF]), right by default. */

export type TnefOrder = {
  readonly files: readonly {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly nameless?: boolean;
  }[];
  readonly text?: string;
  /** Uncompressed rich text. */
  readonly rtf?: string;
};

const u16 = (value: number): Buffer => Buffer.from([value & 255, value >> 8]);
function u32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
}

function attribute(level: 1 | 2, type: number, id: number, data: Uint8Array): Buffer {
  const sum = data.reduce((total, byte) => (total + byte) & 0xffff, 0);
  return Buffer.concat([Buffer.from([level]), u16(id), u16(type), u32(data.length), data, u16(sum)]);
}

function sizedValue(type: number, id: number, bytes: Uint8Array): Buffer {
  const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
  return Buffer.concat([u16(type), u16(id), u32(1), u32(bytes.length), bytes, padding]);
}

const properties = (list: readonly Buffer[]): Buffer => Buffer.concat([u32(list.length), ...list]);

/** A named property of fixed size and one of an unknown place: what a reader has to step over. */
const namedNumber = Buffer.concat([u16(3), u16(0x8001), Buffer.alloc(16, 7), u32(0), u32(34), u32(1)]);

function rtfValue(rtf: string): Buffer {
  const raw = Buffer.from(rtf, 'latin1');
  return Buffer.concat([u32(raw.length + 12), u32(raw.length), u32(0x414c454d), u32(0), raw]);
}

export function buildTnef({ files, text, rtf }: TnefOrder): Buffer {
  const message = [
    namedNumber,
    ...(text === undefined ? [] : [sizedValue(0x1f, 0x1000, Buffer.from(`${text}\0`, 'utf16le'))]),
    ...(rtf === undefined ? [] : [sizedValue(0x102, 0x1009, rtfValue(rtf))]),
  ];
  return Buffer.concat([
    u32(0x223e9f78),
    u16(1),
    attribute(1, 8, 0x9006, u32(0x10000)),
    attribute(1, 6, 0x9007, Buffer.concat([u32(1252), u32(0)])),
    attribute(1, 6, 0x9003, properties(message)),
    ...files.flatMap(({ name, bytes, nameless = false }) => [
      attribute(2, 6, 0x9002, Buffer.alloc(14)),
      ...(nameless ? [] : [attribute(2, 1, 0x8010, Buffer.from(`${name.slice(0, 8)}\0`, 'latin1'))]),
      attribute(2, 6, 0x800f, bytes),
      ...(nameless
        ? []
        : [
            attribute(
              2,
              6,
              0x9005,
              properties([sizedValue(0x1f, 0x3707, Buffer.from(`${name}\0`, 'utf16le'))]),
            ),
          ]),
    ]),
  ]);
}
