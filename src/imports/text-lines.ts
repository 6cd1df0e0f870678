/** The lines of a text file of any size, one at a time, in bounded memory. */
import { createReadStream } from 'node:fs';
import type { SourceFile } from './source-file.ts';

/** `number` counts from 1. A line longer than `lineCharsMax` comes without its text. */
export type TextLine = { readonly number: number; readonly text: string | null };

/** No honest row comes near it; it bounds what one line may take of memory. */
export const lineCharsMax = 1_000_000;

const chunkBytes = 256 * 1024;

/** Lines end in LF or CRLF; the byte order mark at the start is dropped by the decoder. */
export async function* readLines(source: SourceFile): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder(source.encoding);
  let number = 0;
  let rest = '';
  let tooLong = false;
  const lineOf = (text: string): TextLine => {
    number += 1;
    const long = tooLong || text.length > lineCharsMax;
    tooLong = false;
    return { number, text: long ? null : text.endsWith('\r') ? text.slice(0, -1) : text };
  };
  const stream = createReadStream(source.path, { highWaterMark: chunkBytes });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) yield lineOf(piece);
    if (rest.length > lineCharsMax) {
      rest = '';
      tooLong = true;
    }
  }
  rest += decoder.decode();
  if (rest !== '' || tooLong) yield lineOf(rest);
}
