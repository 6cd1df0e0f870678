/** Header values to text: encoded words (RFC 2047), also those cut inside a letter, and raw letters beyond ASCII. */
import { type Decoded, decodeText } from './decode-text.ts';

const word = /=\?([^?*\s]{1,60})(?:\*[^?\s]{0,40})?\?([bq])\?([^?]*)\?=/gi;

/** Bytes of an encoded word. Spaces inside, which is not allowed, come from folding and belong to nobody in base64. */
function bytesOf(encoding: string, coded: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(coded, 'base64');
  const plain = coded
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

// What stands outside of encoded words may be UTF-8 (RFC 6532) and is repaired where it is not.
type Run = { charset: string; bytes: Buffer[] };

/**
 * `raw`: the bytes of the value as Latin-1 characters, unfolded. Neighbouring words of one charset are put together
 * before they are decoded, because many programs cut between bytes and not between letters.
 */
export function decodeWords(raw: string): Decoded {
  const runs: Run[] = [];
  let [at, lastEnd] = [0, -1];
  const put = (charset: string, bytes: Buffer): void => {
    const last = runs.at(-1);
    if (last !== undefined && last.charset === charset) last.bytes.push(bytes);
    else runs.push({ charset, bytes: [bytes] });
  };
  for (const found of raw.matchAll(word)) {
    const [whole, charset = '', encoding = '', coded = ''] = found;
    const between = raw.slice(at, found.index);
    if (!(lastEnd === at && /^\s*$/.test(between))) put('utf-8', Buffer.from(between, 'latin1'));
    put(charset.toLowerCase(), bytesOf(encoding, coded));
    at = found.index + whole.length;
    lastEnd = at;
  }
  put('utf-8', Buffer.from(raw.slice(at), 'latin1'));
  const decoded = runs.map(({ charset, bytes }) => decodeText(Buffer.concat(bytes), charset));
  return {
    text: decoded.map(({ text }) => text).join(''),
    repaired: decoded.some(({ repaired }) => repaired),
  };
}
