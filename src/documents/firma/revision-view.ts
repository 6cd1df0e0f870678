/** Two revisions of one file side by side: which objects changed between them, and a list of the changes nobody allowed. */
import type { PdfDocument } from '../pdf/open-pdf.ts';
import { PdfFault } from '../pdf/pdf-fault.ts';
import { pdfLimits } from '../pdf/pdf-limits.ts';
import {
  as,
  childrenOf,
  dictOf,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from '../pdf/pdf-value.ts';
import { signatureLimits } from './signature-limits.ts';

export type ChangeKind =
  | 'contenido'
  | 'paginas'
  | 'pagina'
  | 'anotacion'
  | 'formulario'
  | 'campo'
  | 'sello-que-cubre'
  | 'catalogo'
  | 'datos-de-validacion'
  | 'propiedades'
  | 'objeto-ilegible'
  | 'bytes-agregados';

/** `object`: its number, null for the file itself. */
export type Change = { readonly kind: ChangeKind; readonly object: number | null };

export type RevisionView = {
  readonly before: PdfDocument;
  readonly after: PdfDocument;
  readonly changes: Change[];
  report(kind: ChangeKind, object: number | null): void;
  /** The cross-reference entry of an object is another one: new, moved, freed, or packed elsewhere. */
  changed(number: number): boolean;
  /** The earlier revision has no such object. */
  isNew(number: number): boolean;
};

export function viewRevisions(before: PdfDocument, after: PdfDocument): RevisionView {
  const changes: Change[] = [];
  const live = (pdf: PdfDocument, number: number) => {
    const entry = pdf.entries.get(number);
    return entry === undefined || entry.kind === 'free' ? null : entry;
  };
  const changed = (number: number): boolean => {
    const [old, now] = [live(before, number), live(after, number)];
    if (old === null || now === null) return old !== now;
    if (old.kind === 'offset' && now.kind === 'offset')
      return old.offset !== now.offset || old.generation !== now.generation;
    if (old.kind === 'packed' && now.kind === 'packed' && old.container !== number)
      return old.container !== now.container || old.index !== now.index || changed(old.container);
    return true;
  };
  const report = (kind: ChangeKind, object: number | null) => {
    const known = changes.some((change) => change.kind === kind && change.object === object);
    if (!known && changes.length < signatureLimits.changesReportedMax) changes.push({ kind, object });
  };
  return { before, after, changes, report, changed, isNew: (number) => live(before, number) === null };
}

/** Equal as written, references by number: whether what they point at changed is asked elsewhere. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a.kind === 'name' && b.kind === 'name') return a.value === b.value;
  if (a.kind === 'string' && b.kind === 'string') return Buffer.compare(a.bytes, b.bytes) === 0;
  if (a.kind === 'ref' && b.kind === 'ref') return a.number === b.number && a.generation === b.generation;
  if (a.kind === 'array' && b.kind === 'array')
    return (
      a.items.length === b.items.length && a.items.every((item, index) => sameValue(item, b.items[index]))
    );
  return a.kind === 'dict' && b.kind === 'dict' && changedKeys(a, b).length === 0;
}

/** The keys whose values differ as written. A key that stands twice counts as all keys: what it says is uncertain. */
export function changedKeys(a: PdfDict | null, b: PdfDict | null): readonly string[] {
  const keys = new Set([...(a?.entries.keys() ?? []), ...(b?.entries.keys() ?? [])]);
  if (a?.repeated || b?.repeated) return [...keys];
  return [...keys].filter((key) => !sameValue(a?.entries.get(key) ?? null, b?.entries.get(key) ?? null));
}

/** An object written again word for word, its stream too, says what it said. */
function sameObject(view: RevisionView, ref: PdfRef): boolean {
  const [old, now] = [view.before.resolve(ref), view.after.resolve(ref)];
  if (view.isNew(ref.number) || view.before.broken.has(ref.number) || view.after.broken.has(ref.number))
    return false;
  const [oldStream, newStream] = [as('stream', old), as('stream', now)];
  if (oldStream === null || newStream === null) return sameValue(old, now);
  const raw = (pdf: PdfDocument, { start, end }: PdfStream) => pdf.bytes.subarray(start, end);
  const data = Buffer.compare(raw(view.before, oldStream), raw(view.after, newStream)) === 0;
  return data && changedKeys(oldStream.dict, newStream.dict).length === 0;
}

/**
 * Everything reachable from `roots` must be what it was: no changed object, and none whose bytes the earlier revision
 * could not read in the same way. `passed` are numbers that other rules have judged, and they are not entered.
 */
export function requireUnchanged(
  view: RevisionView,
  roots: readonly PdfValue[],
  passed: ReadonlySet<number>,
): void {
  const seen = new Set<number>();
  const waiting: PdfValue[] = [...roots];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value === null || typeof value !== 'object') continue;
    const ref = as('ref', value);
    if (ref === null) {
      for (const child of childrenOf(value)) waiting.push(child);
      continue;
    }
    const { number } = ref;
    if (seen.has(number) || passed.has(number)) continue;
    seen.add(number);
    if (seen.size > pdfLimits.walkedObjectsMax) throw new PdfFault('too-complex', 'too many objects');
    if (view.changed(number) && !sameObject(view, ref)) {
      view.report('contenido', number);
      continue;
    }
    view.before.resolve(ref);
    waiting.push(view.after.resolve(ref));
    if (view.before.broken.has(number) || view.after.broken.has(number))
      view.report('objeto-ilegible', number);
    const entry = view.after.entries.get(number);
    // The stream in which it is packed may take its length from another object.
    if (entry?.kind === 'packed')
      for (const child of childrenOf(
        dictOf(view.after.resolve({ kind: 'ref', number: entry.container, generation: 0 })),
      ))
        waiting.push(child);
  }
}
