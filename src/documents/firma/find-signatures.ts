/** Finds the signatures of a PDF the way a reader does: through the form's fields and the cross-reference chain. */
import type { PdfDocument } from '../pdf/open-pdf.ts';
import { PdfFault } from '../pdf/pdf-fault.ts';
import {
  as,
  countOf,
  nameOf,
  type PdfDict,
  type PdfString,
  type PdfValue,
  textOf,
} from '../pdf/pdf-value.ts';
import { signatureLimits } from './signature-limits.ts';

export type FoundSignature = {
  readonly kind: 'firma' | 'sello-de-tiempo';
  /** Full name of its field. */
  readonly field: string;
  /** Object number of the signature dictionary; null where it is no object of its own. */
  readonly number: number | null;
  readonly dict: PdfDict;
  readonly subFilter: string;
  /** Null: it is not four whole numbers. */
  readonly byteRange: readonly [number, number, number, number] | null;
  readonly contents: PdfString | null;
  /** Certification with «no changes allowed» (DocMDP, P 1). */
  readonly locks: boolean;
};

type Waiting = { readonly value: PdfValue; readonly type: string | null; readonly name: string };

function rangeOf(pdf: PdfDocument, dict: PdfDict): FoundSignature['byteRange'] {
  const numbers = as('array', pdf.entry(dict, 'ByteRange'))?.items.map(countOf) ?? [];
  const [a, b, c, d] = numbers;
  if (numbers.length !== 4 || typeof a !== 'number' || typeof b !== 'number') return null;
  return typeof c === 'number' && typeof d === 'number' ? [a, b, c, d] : null;
}

function locksChanges(pdf: PdfDocument, dict: PdfDict): boolean {
  const references = as('array', pdf.entry(dict, 'Reference'))?.items ?? [];
  return references.some((item) => {
    const reference = pdf.dict(item);
    if (nameOf(pdf.entry(reference, 'TransformMethod')) !== 'DocMDP') return false;
    return pdf.entry(pdf.dict(reference?.entries.get('TransformParams')), 'P') === 1;
  });
}

function describe(pdf: PdfDocument, value: PdfValue, dict: PdfDict, field: string): FoundSignature {
  const ref = as('ref', value);
  const whole = ref !== null && pdf.entries.get(ref.number)?.kind === 'offset';
  const subFilter = nameOf(pdf.entry(dict, 'SubFilter')) ?? '';
  const stamp = subFilter === 'ETSI.RFC3161' || nameOf(pdf.entry(dict, 'Type')) === 'DocTimeStamp';
  return {
    kind: stamp ? 'sello-de-tiempo' : 'firma',
    field,
    number: whole ? ref.number : null,
    dict,
    subFilter,
    byteRange: rangeOf(pdf, dict),
    contents: as('string', dict.entries.get('Contents')),
    locks: locksChanges(pdf, dict),
  };
}

/** Every signature field that holds a signature, each field once. Throws PdfFault for a form without bounds. */
export function findSignatures(pdf: PdfDocument): readonly FoundSignature[] {
  const found: FoundSignature[] = [];
  const seen = new Set<number>();
  const fields = as('array', pdf.entry(pdf.dict(pdf.catalog.entries.get('AcroForm')), 'Fields'))?.items ?? [];
  const waiting: Waiting[] = fields.map((value) => ({ value, type: null, name: '' }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const ref = as('ref', next.value);
    const dict = pdf.dict(next.value);
    if (dict === null || (ref !== null && seen.has(ref.number))) continue;
    if (ref !== null) seen.add(ref.number);
    if (seen.size + waiting.length > signatureLimits.fieldsMax)
      throw new PdfFault('too-complex', 'too many fields');
    const type = nameOf(pdf.entry(dict, 'FT')) ?? next.type;
    const name = [next.name, textOf(pdf.entry(dict, 'T')) ?? ''].filter((part) => part !== '').join('.');
    const value = dict.entries.get('V');
    const signature = type === 'Sig' ? pdf.dict(value) : null;
    if (signature !== null) found.push(describe(pdf, value ?? null, signature, name.slice(0, 100)));
    for (const kid of as('array', pdf.entry(dict, 'Kids'))?.items ?? [])
      waiting.push({ value: kid, type, name });
  }
  return found;
}
