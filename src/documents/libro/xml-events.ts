/** Feeds the bytes of a spreadsheet part to its reader, piece by piece: UTF-8 only. */
import { LibroRefusal } from './libro-refusal.ts';
import { Utf8Pieces } from './utf8-pieces.ts';
import type { XmlReader } from './xml-reader.ts';
import { XmlTokenizer } from './xml-tokenizer.ts';

/** Yields after every piece, so that the caller can hand on what the reader gathered; throws LibroRefusal. */
export async function* feedXml(bytes: AsyncIterable<Buffer>, reader: XmlReader): AsyncGenerator<void> {
  const decoder = new Utf8Pieces();
  const tokenizer = new XmlTokenizer(reader);
  for await (const piece of bytes) {
    const text = decoder.decode(piece);
    if (text === null) throw new LibroRefusal('libro-ilegible', 'not UTF-8');
    tokenizer.write(text);
    yield;
  }
  if (!decoder.complete) throw new LibroRefusal('libro-ilegible', 'not UTF-8');
  tokenizer.end();
}

/** The same for a part that is read whole before anything else. */
export async function readXml(bytes: AsyncIterable<Buffer>, reader: XmlReader): Promise<void> {
  for await (const _ of feedXml(bytes, reader));
}
