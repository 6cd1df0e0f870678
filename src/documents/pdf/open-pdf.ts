/** Opens a PDF, or one revision of it (its first bytes up to that revision's end), by its cross-reference chain. */
import { PdfFault } from './pdf-fault.ts';
import { PdfObjects } from './pdf-objects.ts';
import { dictOf, type PdfDict, type PdfValue } from './pdf-value.ts';
import { type ReadBudget, readBudget } from './read-budget.ts';
import { readXref, type XrefEntry } from './read-xref.ts';

export type PdfDocument = {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDict;
  readonly catalog: PdfDict;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  /** Where the newest cross-reference section stands. */
  readonly startOffset: number;
  readonly encrypted: boolean;
  /** The value behind a reference, itself for anything else; null for an object that is not there. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  /** The dictionary behind a value, of a stream too. */
  readonly dict: (value: PdfValue | undefined) => PdfDict | null;
  /** The entry of a dictionary, its reference followed. */
  readonly entry: (dict: PdfDict | null, key: string) => PdfValue;
  /** Numbers of objects that were asked for and could not be read; they read as null. */
  readonly broken: ReadonlySet<number>;
};

const emptyDict: PdfDict = { kind: 'dict', entries: new Map(), repeated: false };

/** `budget`: shared by the revisions of one file, so that many do not cost many times. Throws PdfFault: `damaged` for what cannot be followed, `too-complex` for what is beyond `pdfLimits`. */
export function openPdf(bytes: Uint8Array, budget: ReadBudget = readBudget()): PdfDocument {
  const { entries, trailer, startOffset } = readXref(bytes, budget);
  const objects = new PdfObjects(bytes, entries, budget);
  const resolve = (value: PdfValue | undefined) => objects.resolve(value);
  const encrypted = (trailer.entries.get('Encrypt') ?? null) !== null;
  // In an encrypted file the catalog may be packed in a stream that only the password opens.
  const catalog = encrypted ? emptyDict : dictOf(resolve(trailer.entries.get('Root')));
  if (catalog === null) throw new PdfFault('damaged', 'no catalog');
  return {
    bytes,
    trailer,
    catalog,
    entries,
    startOffset,
    encrypted,
    resolve,
    dict: (value) => dictOf(resolve(value)),
    entry: (dict, key) => resolve(dict?.entries.get(key)),
    broken: objects.broken,
  };
}
