/** Decodes UTF-8 that arrives in pieces, and says so when it is not UTF-8. Latin text stays one byte a character in memory. */
import { isUtf8 } from 'node:buffer';

/** How many bytes of whole characters a piece begins with; the rest may be the start of one that the next piece ends. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

export class Utf8Pieces {
  #carried: Buffer = Buffer.alloc(0);

  /** Null where the bytes are not UTF-8. */
  decode(piece: Buffer): string | null {
    const bytes = this.#carried.length === 0 ? piece : Buffer.concat([this.#carried, piece]);
    const whole = bytes.subarray(0, wholeCharacters(bytes));
    if (!isUtf8(whole)) return null;
    this.#carried = Buffer.from(bytes.subarray(whole.length));
    return whole.toString('utf8');
  }

  /** Whether the last character was whole. */
  get complete(): boolean {
    return this.#carried.length === 0;
  }
}
