/** Undoes the compression of rich text in winmail.dat ([MS-OXRTFCP], 2.2). */
import { correoLimits } from './correo-limits.ts';

/** With what the dictionary starts (2.1.2.1 there). */
const startText =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const compressed = 0x75465a4c;
const uncompressed = 0x414c454d;
const dictionaryBytes = 4_096;

function expand(data: Buffer, sizeBytes: number): Buffer {
  const dictionary = Buffer.alloc(dictionaryBytes);
  let write = dictionary.write(startText, 'latin1');
  const out = Buffer.alloc(sizeBytes);
  let [length, at] = [0, 0];
  const put = (byte: number): void => {
    dictionary[write] = byte;
    write = (write + 1) % dictionaryBytes;
    out[length] = byte;
    length += 1;
  };
  while (at < data.length && length < sizeBytes) {
    const flags = data[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < data.length && length < sizeBytes; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        put(data[at] ?? 0);
        at += 1;
        continue;
      }
      const token = ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
      at += 2;
      const from = token >> 4;
      if (from === write) return out.subarray(0, length);
      for (let n = 0; n < (token & 15) + 2 && length < sizeBytes; n += 1)
        put(dictionary[(from + n) % dictionaryBytes] ?? 0);
    }
  }
  return out.subarray(0, length);
}

/** Null where it is neither of the two forms. */
export function expandRtf(bytes: Buffer): Buffer | null {
  if (bytes.length < 16) return null;
  const sizeBytes = bytes.readUInt32LE(4);
  const form = bytes.readUInt32LE(8);
  if (sizeBytes > correoLimits.tnefBytesMax) return null;
  if (form === uncompressed) return bytes.subarray(16, 16 + sizeBytes);
  return form === compressed ? expand(bytes.subarray(16), sizeBytes) : null;
}
