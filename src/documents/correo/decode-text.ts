/**
 * Bytes to text, whatever the mail says about them: Spanish mails carry wrong labels or none, and a letter with accent
 * shows it at once. Valid UTF-8 is UTF-8; what is not is Windows-1252, of which Latin-1 is a part.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { decodeUtf7 } from './utf7.ts';

/** `repaired`: the label was missing, unknown or untrue. */
export type Decoded = { readonly text: string; readonly repaired: boolean };

const windows1252 = new TextDecoder('windows-1252');
const utf8 = new TextDecoder('utf-8');
/** Labels that say nothing reliable about letters beyond ASCII. */
const western =
  /^(?:utf-?8|unicode-1-1-utf-8|us-?ascii|ascii|ansi_x3\.4-1968|646|iso-?8859-?1|latin-?1|l1|cp-?1252|windows-?1252|x-ansi|default|unknown-8bit|x-unknown|8bit|binary)$/;
const claimsUtf8 = /^(?:utf-?8|unicode-1-1-utf-8)$/;
const claimsLatin = /^(?:iso-?8859-?1|latin-?1|l1|cp-?1252|windows-?1252|x-ansi)$/;

/** Length of the valid UTF-8 sequence at `at`, 0 where there is none (RFC 3629, section 4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i += 1) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Takes every valid UTF-8 sequence as such and every other byte as Windows-1252: a footer of another charset, a cut letter. */
function decodeMixed(bytes: Uint8Array): string {
  const out: string[] = [];
  let [from, at] = [0, 0];
  const flush = (): void => {
    if (from < at) out.push(utf8.decode(bytes.subarray(from, at)));
  };
  while (at < bytes.length) {
    const length = (bytes[at] ?? 0) < 0x80 ? 1 : sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    flush();
    const start = at;
    while (at < bytes.length && (bytes[at] ?? 0) >= 0x80 && sequenceLength(bytes, at) === 0) at += 1;
    out.push(windows1252.decode(bytes.subarray(start, at)));
    from = at;
  }
  flush();
  return out.join('');
}

/** Null where this label is not known, or the bytes are not what it says. */
function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // RangeError: no such charset; TypeError: not valid in it.
    return null;
  }
}

/** `label`: as declared; null where nothing is. Never throws. */
export function decodeText(bytes: Uint8Array, label: string | null): Decoded {
  const charset = (label ?? '').trim().toLowerCase().replaceAll(/["']/g, '');
  if (/^(?:x-)?(?:unicode-(?:1-1|2-0)-)?utf-?7$/.test(charset))
    return isAscii(bytes)
      ? { text: decodeUtf7(Buffer.from(bytes).toString('latin1')), repaired: false }
      : { text: decodeMixed(bytes), repaired: true };
  if (charset !== '' && !western.test(charset)) {
    const text = decodeAs(charset, bytes);
    if (text !== null) return { text, repaired: false };
    return { text: isUtf8(bytes) ? utf8.decode(bytes) : decodeMixed(bytes), repaired: !isAscii(bytes) };
  }
  if (isAscii(bytes)) return { text: Buffer.from(bytes).toString('latin1'), repaired: false };
  if (isUtf8(bytes)) return { text: utf8.decode(bytes), repaired: !claimsUtf8.test(charset) };
  if (claimsLatin.test(charset)) return { text: windows1252.decode(bytes), repaired: false };
  return { text: decodeMixed(bytes), repaired: true };
}
