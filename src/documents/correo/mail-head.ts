/** Takes the header off a mail that arrives in chunks, and hands on the rest. */
import { correoLimits } from './correo-limits.ts';

export type MailHead = {
  /** Without the empty line. */
  readonly block: Buffer;
  /** The header was longer than we read, so that where the body begins is not known. */
  readonly cut: boolean;
  /** What follows the empty line; to be read once. */
  readonly body: AsyncIterable<Buffer>;
};

/** Where the header ends and where the body begins; null: not in these bytes. */
function headEnd(bytes: Buffer, from: number): { readonly end: number; readonly body: number } | null {
  if (bytes[0] === 10) return { end: 0, body: 1 };
  if (bytes[0] === 13 && bytes[1] === 10) return { end: 0, body: 2 };
  for (let at = bytes.indexOf(10, from); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return { end: at, body: at + 2 };
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return { end: at, body: at + 3 };
  }
  return null;
}

export async function takeHead(source: AsyncIterable<Buffer>): Promise<MailHead> {
  const chunks = source[Symbol.asyncIterator]();
  const pieces: Buffer[] = [];
  let [length, searchedFrom] = [0, 0];
  let held = Buffer.alloc(0);
  let found: ReturnType<typeof headEnd> = null;
  while (found === null && length < correoLimits.headerBytesMax) {
    const next = await chunks.next();
    if (next.done === true) break;
    pieces.push(next.value);
    length += next.value.length;
    // Joined only when it has doubled, so that a long header is not copied again and again.
    if (length < held.length * 2 && length < correoLimits.headerBytesMax) continue;
    held = Buffer.concat(pieces);
    found = headEnd(held, searchedFrom);
    searchedFrom = Math.max(0, held.length - 3);
  }
  if (found === null && held.length < length) {
    held = Buffer.concat(pieces);
    found = headEnd(held, 0);
  }
  const cut = found === null && held.length >= correoLimits.headerBytesMax;
  const { end, body } = found ?? { end: held.length, body: held.length };
  const rest = held.subarray(body);
  return {
    block: held.subarray(0, end),
    cut,
    body: (async function* () {
      if (rest.length > 0) yield rest;
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
    })(),
  };
}
