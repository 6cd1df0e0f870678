/** Undoes the filter and the predictor of cross-reference and object streams; content of pages is never decoded. */
import { constants, inflateSync } from 'node:zlib';
import { PdfFault } from './pdf-fault.ts';
import { as, countOf, dictOf, nameOf, type PdfStream, type PdfValue } from './pdf-value.ts';
import type { ReadBudget } from './read-budget.ts';

function single(value: PdfValue | undefined): PdfValue {
  const items = as('array', value)?.items;
  if (items === undefined) return value ?? null;
  if (items.length > 1) throw new PdfFault('damaged', 'more than one filter on a structural stream');
  return items[0] ?? null;
}

function inflate(raw: Uint8Array, budget: ReadBudget): Uint8Array {
  if (budget.inflateBytesLeft <= 0) throw new PdfFault('too-complex', 'too much to inflate');
  try {
    const out = inflateSync(raw, { maxOutputLength: budget.inflateBytesLeft });
    budget.inflated(out.length);
    return out;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new PdfFault('too-complex', 'too much to inflate');
    throw new PdfFault('damaged', 'a stream that does not inflate');
  }
}

function nearestNeighbour(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [l, u, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (l <= u && l <= c) return left;
  return u <= c ? up : corner;
}

/** The PNG predictors (RFC 2083, section 6): each row opens with the number of its own. */
function undoPng(data: Uint8Array, rowBytes: number, pixelBytes: number): Uint8Array {
  const rows = Math.floor(data.length / (rowBytes + 1));
  const out = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const type = data[row * (rowBytes + 1)] ?? 0;
    if (type > 4) throw new PdfFault('damaged', 'unknown predictor');
    const to = row * rowBytes;
    for (let n = 0; n < rowBytes; n += 1) {
      const left = n >= pixelBytes ? (out[to + n - pixelBytes] ?? 0) : 0;
      const up = row > 0 ? (out[to + n - rowBytes] ?? 0) : 0;
      const corner = row > 0 && n >= pixelBytes ? (out[to + n - rowBytes - pixelBytes] ?? 0) : 0;
      const guess =
        [0, left, up, (left + up) >> 1, type === 4 ? nearestNeighbour(left, up, corner) : 0][type] ?? 0;
      out[to + n] = (data[row * (rowBytes + 1) + 1 + n] ?? 0) + guess;
    }
  }
  return out;
}

/** The decoded bytes; only FlateDecode and no filter are understood, other filters are `damaged`. */
export function decodeStream(bytes: Uint8Array, stream: PdfStream, budget: ReadBudget): Uint8Array {
  const raw = bytes.subarray(stream.start, stream.end);
  const filter = single(stream.dict.entries.get('Filter'));
  if (filter === null) return raw;
  if (nameOf(filter) !== 'FlateDecode') throw new PdfFault('damaged', 'unexpected filter');
  const data = inflate(raw, budget);
  const parameters = dictOf(single(stream.dict.entries.get('DecodeParms')));
  const predictor = countOf(parameters?.entries.get('Predictor')) ?? 1;
  if (predictor === 1) return data;
  const columns = countOf(parameters?.entries.get('Columns')) ?? 1;
  const colors = countOf(parameters?.entries.get('Colors')) ?? 1;
  const bits = countOf(parameters?.entries.get('BitsPerComponent')) ?? 8;
  if (predictor < 10 || bits !== 8 || columns * colors > 65_536 || columns * colors < 1)
    throw new PdfFault('damaged', 'unknown predictor');
  budget.read(data.length);
  return undoPng(data, columns * colors, colors);
}

/** The first bytes of a stream as far as they can be had: to look at what an attachment is. Empty when they cannot. */
export function peekStream(bytes: Uint8Array, stream: PdfStream, headBytes: number): Uint8Array {
  const raw = bytes.subarray(stream.start, Math.min(stream.end, stream.start + headBytes));
  const filters = stream.dict.entries.get('Filter');
  const filter = nameOf(as('array', filters)?.items[0] ?? filters);
  if (filter === null) return raw;
  if (filter !== 'FlateDecode') return new Uint8Array();
  try {
    return inflateSync(raw, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 8 * 1024 * 1024 });
  } catch {
    // Not inflatable: what it is stays unknown, and an attachment is reported in any case.
    return new Uint8Array();
  }
}
