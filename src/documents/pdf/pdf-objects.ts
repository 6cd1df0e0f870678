/** The live objects of one revision, read when asked for and kept; what cannot be read is null and noted as broken. */
import { decodeStream } from './decode-stream.ts';
import { PdfCursor } from './pdf-cursor.ts';
import { PdfFault } from './pdf-fault.ts';
import { pdfLimits } from './pdf-limits.ts';
import { as, countOf, nameOf, type PdfRef, type PdfStream, type PdfValue } from './pdf-value.ts';
import type { ReadBudget } from './read-budget.ts';
import { readObject } from './read-object.ts';
import type { Xref, XrefEntry } from './read-xref.ts';

type Packed = { readonly numbers: readonly number[]; readonly values: readonly PdfValue[] };

const damaged = (message: string) => new PdfFault('damaged', message);

function readPacked(data: Uint8Array, container: PdfStream, budget: ReadBudget): Packed {
  const count = countOf(container.dict.entries.get('N'));
  const first = countOf(container.dict.entries.get('First'));
  if (nameOf(container.dict.entries.get('Type')) !== 'ObjStm' || count === null || first === null)
    throw damaged('no object stream');
  if (count > pdfLimits.objectsMax) throw new PdfFault('too-complex', 'too many packed objects');
  const head = new PdfCursor(data, 0, budget);
  const numbers: number[] = [];
  const offsets: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const number = head.integer();
    const offset = head.integer();
    if (number === null || offset === null) throw damaged('a broken object stream');
    numbers.push(number);
    offsets.push(first + offset);
  }
  const values = offsets.map((offset) => new PdfCursor(data, offset, budget).value());
  return { numbers, values };
}

export class PdfObjects {
  readonly broken = new Set<number>();
  readonly #bytes: Uint8Array;
  readonly #entries: Xref['entries'];
  readonly #budget: ReadBudget;
  readonly #values = new Map<number, PdfValue>();
  readonly #packs = new Map<number, Packed>();
  readonly #reading = new Set<number>();

  constructor(bytes: Uint8Array, entries: Xref['entries'], budget: ReadBudget) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.#budget = budget;
  }

  /** References followed to their value; a reference to what is not there is null (ISO 32000-1, 7.3.10). */
  resolve(start: PdfValue | undefined): PdfValue {
    let value = start ?? null;
    for (let hops = 0; hops <= pdfLimits.hopsMax; hops += 1) {
      const ref = as('ref', value);
      if (ref === null) return value;
      value = this.#generationOf(ref) === ref.generation ? this.#read(ref.number) : null;
    }
    throw new PdfFault('too-complex', 'too many hops');
  }

  #generationOf({ number }: PdfRef): number {
    const entry = this.#entries.get(number);
    return entry?.kind === 'offset' ? entry.generation : 0;
  }

  #read(number: number): PdfValue {
    const known = this.#values.get(number);
    if (known !== undefined) return known;
    const entry = this.#entries.get(number);
    if (entry === undefined) return null;
    if (this.#reading.has(number)) throw damaged('an object inside itself');
    if (this.#reading.size > pdfLimits.hopsMax) throw new PdfFault('too-complex', 'too many hops');
    this.#reading.add(number);
    let value: PdfValue = null;
    try {
      value = this.#readEntry(number, entry);
    } catch (fault) {
      if (!(fault instanceof PdfFault) || fault.code === 'too-complex') throw fault;
      this.broken.add(number);
    } finally {
      this.#reading.delete(number);
    }
    this.#values.set(number, value);
    return value;
  }

  #readEntry(number: number, entry: XrefEntry): PdfValue {
    if (entry.kind === 'free') return null;
    if (entry.kind === 'packed') {
      const pack = this.#pack(entry.container);
      if (pack.numbers[entry.index] !== number) throw damaged('another object in its place');
      return pack.values[entry.index] ?? null;
    }
    const cursor = new PdfCursor(this.#bytes, entry.offset, this.#budget);
    const found = readObject(cursor, (length) => this.resolve(length));
    if (found.number !== number || found.generation !== entry.generation)
      throw damaged('another object in its place');
    return found.value;
  }

  #pack(container: number): Packed {
    const known = this.#packs.get(container);
    if (known !== undefined) return known;
    const inFile = this.#entries.get(container)?.kind === 'offset';
    const stream = inFile ? as('stream', this.#read(container)) : null;
    if (stream === null) throw damaged('no object stream');
    const pack = readPacked(decodeStream(this.#bytes, stream, this.#budget), stream, this.#budget);
    this.#packs.set(container, pack);
    return pack;
  }
}
