/** Bytes as text of 32 signs, five bits each: to be read aloud, typed again, or carried where case is lost. */

/** RFC 4648, section 6. */
export const rfc4648 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `alphabet`: 32 signs. Without padding: the last sign carries zeros where the bytes end inside of it. */
export function toBase32(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31];
}

/** Null for a sign outside the alphabet. Bits beyond the last whole byte fall away. */
export function fromBase32(text: string, alphabet: string): Uint8Array | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const char of text) {
    const value = alphabet.indexOf(char);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(held >>> bits);
      held &= (1 << bits) - 1;
    }
  }
  return Uint8Array.from(bytes);
}
