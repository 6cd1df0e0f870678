/**
 * What changed between a signed revision and a later one, by reachability over the cross-reference chain of each.
 * Allowed are new signatures with their fields and stamps, validation data (DSS), and the date and producer in the
 * file's properties. The rest is reported: a person looks at both.
 */
import { listPages } from '../pdf/list-pages.ts';
import type { PdfDocument } from '../pdf/open-pdf.ts';
import { as, childrenOf, nameOf, type PdfDict, type PdfValue } from '../pdf/pdf-value.ts';
import { compareForms } from './compare-form.ts';
import { comparePages } from './compare-pages.ts';
import {
  type Change,
  changedKeys,
  type RevisionView,
  requireUnchanged,
  sameValue,
  viewRevisions,
} from './revision-view.ts';

/** Keys of the catalog with rules of their own, or without effect on what is seen (version, developer extensions). */
const ownRules = new Set(['AcroForm', 'DSS', 'Metadata', 'Extensions', 'Version']);
/** What programs renew in the properties at every save. */
const renewedProperties = new Set(['ModDate', 'Producer']);

function judgeCatalog(view: RevisionView): PdfValue[] {
  const { before, after } = view;
  const [oldRoot, newRoot] = [before.trailer.entries.get('Root'), after.trailer.entries.get('Root')];
  const number = as('ref', newRoot)?.number ?? null;
  if (!sameValue(oldRoot, newRoot) || after.encrypted) view.report('catalogo', number);
  const keys = changedKeys(before.catalog, after.catalog).filter((key) => !ownRules.has(key));
  if (keys.length > 0 || (after.catalog.repeated && number !== null && view.changed(number)))
    view.report('catalogo', number);
  return [...after.catalog.entries].filter(([key]) => !ownRules.has(key)).map(([, value]) => value);
}

function judgeProperties(view: RevisionView): void {
  const info = (pdf: PdfDocument) => pdf.dict(pdf.trailer.entries.get('Info'));
  const [old, now] = [info(view.before), info(view.after)];
  const resolved = (pdf: PdfDocument, dict: PdfDict | null, key: string) =>
    pdf.resolve(dict?.entries.get(key));
  const differs = (key: string) =>
    !sameValue(resolved(view.before, old, key), resolved(view.after, now, key));
  const keys = new Set([...(old?.entries.keys() ?? []), ...(now?.entries.keys() ?? [])]);
  if ([...keys].some((key) => !renewedProperties.has(key) && differs(key))) view.report('propiedades', null);
}

/** XMP is not drawn on any page; what it holds may be renewed, that it is metadata may not. */
function judgeMetadata(view: RevisionView): void {
  const value = view.after.catalog.entries.get('Metadata');
  if (value === undefined) return;
  const stream = as('stream', view.after.resolve(value));
  if (nameOf(view.after.entry(stream?.dict ?? null, 'Type')) !== 'Metadata')
    view.report('catalogo', as('ref', value)?.number ?? null);
}

function numbersUnder(pdf: PdfDocument, root: PdfValue): Set<number> {
  const seen = new Set<number>();
  const waiting: PdfValue[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const ref = as('ref', value);
    if (ref === null) for (const child of childrenOf(value)) waiting.push(child);
    else if (!seen.has(ref.number)) {
      seen.add(ref.number);
      waiting.push(pdf.resolve(ref));
    }
  }
  return seen;
}

/** Validation data is added at will; it may not be made of objects that were something else. */
function judgeValidationData(view: RevisionView): void {
  const under = (pdf: PdfDocument) => numbersUnder(pdf, pdf.catalog.entries.get('DSS') ?? null);
  const old = under(view.before);
  for (const number of under(view.after))
    if (view.changed(number) && !view.isNew(number) && !old.has(number))
      view.report('datos-de-validacion', number);
}

/** `signatures`: whether new signatures are among what is allowed. Throws PdfFault for what is beyond the limits. */
export function compareRevisions(
  before: PdfDocument,
  after: PdfDocument,
  signatures: boolean,
): readonly Change[] {
  const view = viewRevisions(before, after);
  const [oldPages, newPages] = [listPages(before), listPages(after)];
  const pageNumbers = new Set(newPages.map(({ number }) => number));
  const root = as('ref', after.trailer.entries.get('Root'))?.number ?? -1;
  const fixed = judgeCatalog(view);
  judgeProperties(view);
  judgeMetadata(view);
  judgeValidationData(view);
  const form = compareForms(view, pageNumbers, signatures);
  comparePages(view, oldPages, newPages, form);
  requireUnchanged(view, [...fixed, ...form.fixed], new Set([...pageNumbers, ...form.judged, root]));
  return view.changes;
}
