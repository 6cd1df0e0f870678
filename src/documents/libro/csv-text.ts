/** Decodes a .csv: UTF-8 where its bytes are, Windows-1252 (what Excel in Spanish writes) otherwise. */
import { pieces } from './file-bytes.ts';
import type { LibroSource } from './libro.ts';
import { LibroRefusal } from './libro-refusal.ts';
import { Utf8Pieces } from './utf8-pieces.ts';

async function encodingOf(source: LibroSource): Promise<'utf-8' | 'windows-1252'> {
  const utf8 = new Utf8Pieces();
  let valid = true;
  for await (const piece of pieces(source)) {
    if (piece.includes(0)) throw new LibroRefusal('libro-ilegible', 'NUL');
    valid = valid && utf8.decode(piece) !== null;
  }
  return valid && utf8.complete ? 'utf-8' : 'windows-1252';
}

/** Reads the source twice: which encoding it is can depend on its last byte. A mark at its start (BOM) is left out. */
export async function* csvText(source: LibroSource): AsyncGenerator<string> {
  if ((await encodingOf(source)) === 'windows-1252') {
    // One byte, one character: no piece can cut one.
    const decoder = new TextDecoder('windows-1252');
    for await (const piece of pieces(source)) yield decoder.decode(piece);
    return;
  }
  const utf8 = new Utf8Pieces();
  let first = true;
  for await (const piece of pieces(source)) {
    const text = utf8.decode(piece) ?? '';
    yield first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
  }
}
