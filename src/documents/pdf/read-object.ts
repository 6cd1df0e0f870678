/** Reads one indirect object («5 0 obj … endobj») at its offset. */
import type { PdfCursor } from './pdf-cursor.ts';
import { PdfFault } from './pdf-fault.ts';
import { countOf, type PdfDict, type PdfStream, type PdfValue } from './pdf-value.ts';

export type IndirectObject = {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
};

function readStream(cursor: PdfCursor, dict: PdfDict, lengthOf: (value: PdfValue) => PdfValue): PdfStream {
  if (cursor.peek() === 13) cursor.at += 1;
  if (cursor.peek() === 10) cursor.at += 1;
  const start = cursor.at;
  const length = countOf(lengthOf(dict.entries.get('Length') ?? null));
  if (length === null || start + length > cursor.bytes.length)
    throw new PdfFault('damaged', 'a stream without its length');
  cursor.at = start + length;
  if (!cursor.takes('endstream')) throw new PdfFault('damaged', 'a stream that does not end where it says');
  return { kind: 'stream', dict, start, end: start + length };
}

/** `lengthOf` follows the reference of a stream's /Length. Throws PdfFault for anything that is no object. */
export function readObject(cursor: PdfCursor, lengthOf: (value: PdfValue) => PdfValue): IndirectObject {
  const number = cursor.integer();
  const generation = cursor.integer();
  if (number === null || generation === null || !cursor.takes('obj'))
    throw new PdfFault('damaged', 'no object at its offset');
  const value = cursor.value();
  if (typeof value === 'object' && value?.kind === 'dict' && cursor.takes('stream'))
    return { number, generation, value: readStream(cursor, value, lengthOf) };
  if (!cursor.takes('endobj')) throw new PdfFault('damaged', 'an object that does not end');
  return { number, generation, value };
}
