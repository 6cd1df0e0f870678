/** Follows the chain of cross-reference sections exactly: tables, streams, hybrids, back through /Prev (ISO 32000-1, 7.5.4 to 7.5.8). */
import { decodeStream } from './decode-stream.ts';
import { PdfCursor } from './pdf-cursor.ts';
import { PdfFault } from './pdf-fault.ts';
import { pdfLimits } from './pdf-limits.ts';
import { as, countOf, nameOf, type PdfDict } from './pdf-value.ts';
import type { ReadBudget } from './read-budget.ts';
import { readObject } from './read-object.ts';

export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number };

export type Xref = {
  readonly entries: ReadonlyMap<number, XrefEntry>;
  /** Of the newest section. */
  readonly trailer: PdfDict;
  /** Where the newest section stands. */
  readonly startOffset: number;
};

type Section = { readonly entries: Map<number, XrefEntry>; readonly trailer: PdfDict };

const damaged = (message: string) => new PdfFault('damaged', message);

function putEntry(section: Section['entries'], number: number, entry: XrefEntry, budget: ReadBudget): void {
  budget.read(pdfLimits.valueCostBytes);
  if (section.size >= pdfLimits.objectsMax) throw new PdfFault('too-complex', 'too many objects');
  if (section.has(number)) throw damaged('one section names an object twice');
  section.set(number, entry);
}

function readTable(cursor: PdfCursor, budget: ReadBudget): Section {
  const entries: Section['entries'] = new Map();
  while (!cursor.takes('trailer')) {
    const first = cursor.integer();
    const count = cursor.integer();
    if (first === null || count === null) throw damaged('a broken cross-reference table');
    for (let number = first; number < first + count; number += 1) {
      const offset = cursor.integer();
      const generation = cursor.integer();
      const use = cursor.word();
      if (offset === null || generation === null || (use !== 'n' && use !== 'f'))
        throw damaged('a broken cross-reference entry');
      putEntry(
        entries,
        number,
        use === 'f' ? { kind: 'free' } : { kind: 'offset', offset, generation },
        budget,
      );
    }
  }
  const trailer = as('dict', cursor.value());
  if (trailer === null) throw damaged('no trailer');
  return { entries, trailer };
}

function numberAt(data: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let n = 0; n < width; n += 1) value = value * 256 + (data[at + n] ?? 0);
  return value;
}

function entryOf(type: number, second: number, third: number): XrefEntry {
  if (type === 1) return { kind: 'offset', offset: second, generation: third };
  return type === 2 ? { kind: 'packed', container: second, index: third } : { kind: 'free' };
}

function readXrefStream(bytes: Uint8Array, cursor: PdfCursor, budget: ReadBudget): Section {
  const stream = as('stream', readObject(cursor, (length) => length).value);
  if (stream === null || nameOf(stream.dict.entries.get('Type')) !== 'XRef')
    throw damaged('no cross-reference section at its offset');
  const data = decodeStream(bytes, stream, budget);
  const counts = (key: string) => as('array', stream.dict.entries.get(key))?.items.map(countOf);
  const [typeBytes, secondBytes, thirdBytes, ...more] = counts('W') ?? [];
  const widths = [typeBytes, secondBytes, thirdBytes];
  if (
    more.length > 0 ||
    typeof typeBytes !== 'number' ||
    typeof secondBytes !== 'number' ||
    typeof thirdBytes !== 'number' ||
    widths.some((width) => (width ?? 9) > 7)
  )
    throw damaged('broken field widths');
  const rowBytes = typeBytes + secondBytes + thirdBytes;
  const ranges = counts('Index') ?? [0, countOf(stream.dict.entries.get('Size'))];
  const entries: Section['entries'] = new Map();
  let at = 0;
  for (let n = 0; n < ranges.length; n += 2) {
    const [first, count] = [ranges[n], ranges[n + 1]];
    if (
      typeof first !== 'number' ||
      typeof count !== 'number' ||
      rowBytes === 0 ||
      at + count * rowBytes > data.length
    )
      throw damaged('a broken cross-reference stream');
    for (let number = first; number < first + count; number += 1, at += rowBytes) {
      const type = typeBytes === 0 ? 1 : numberAt(data, at, typeBytes);
      const second = numberAt(data, at + typeBytes, secondBytes);
      putEntry(
        entries,
        number,
        entryOf(type, second, numberAt(data, at + typeBytes + secondBytes, thirdBytes)),
        budget,
      );
    }
  }
  return { entries, trailer: stream.dict };
}

/** The last `startxref` of the bytes; the end mark must close them. */
export function findStart(bytes: Uint8Array, budget: ReadBudget): number {
  const tailAt = Math.max(0, bytes.length - pdfLimits.endMarkBytes);
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + tailAt, bytes.length - tailAt).toString('latin1');
  const marks = [...tail.matchAll(/startxref[\s\0]+(\d{1,12})[\s\0]+%%EOF/g)];
  const offset = Number(marks.at(-1)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(offset) || offset >= bytes.length) throw damaged('no end mark');
  budget.read(tail.length);
  return offset;
}

function readSection(bytes: Uint8Array, offset: number, budget: ReadBudget): Section {
  const cursor = new PdfCursor(bytes, offset, budget);
  if (!cursor.takes('xref')) return readXrefStream(bytes, cursor, budget);
  const section = readTable(cursor, budget);
  const hybrid = countOf(section.trailer.entries.get('XRefStm'));
  if (hybrid === null) return section;
  const extra = readXrefStream(bytes, new PdfCursor(bytes, hybrid, budget), budget);
  // 7.5.8.4: what the table hides as free, the stream beside it names.
  for (const [number, entry] of extra.entries)
    if ((section.entries.get(number)?.kind ?? 'free') === 'free') section.entries.set(number, entry);
  return section;
}

export function readXref(bytes: Uint8Array, budget: ReadBudget): Xref {
  const startOffset = findStart(bytes, budget);
  const entries = new Map<number, XrefEntry>();
  const seen = new Set<number>();
  let trailer: PdfDict | null = null;
  for (let offset: number | null = startOffset; offset !== null; ) {
    if (seen.has(offset) || offset >= bytes.length) throw damaged('a chain that turns back or leads out');
    if (seen.size >= pdfLimits.sectionsMax) throw new PdfFault('too-complex', 'too many sections');
    seen.add(offset);
    const section: Section = readSection(bytes, offset, budget);
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry);
    if (entries.size > pdfLimits.objectsMax) throw new PdfFault('too-complex', 'too many objects');
    trailer ??= section.trailer;
    const previous = section.trailer.entries.get('Prev');
    offset = previous === undefined ? null : countOf(previous);
    if (previous !== undefined && offset === null) throw damaged('a broken /Prev');
  }
  if (trailer === null) throw damaged('no trailer');
  return { entries, trailer, startOffset };
}
