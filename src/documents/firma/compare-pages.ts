/** What a later signature may do to the pages: list its stamp among the annotations of one. Nothing else. */
import type { PdfPage } from '../pdf/list-pages.ts';
import type { PdfDocument } from '../pdf/open-pdf.ts';
import { as, nameOf, type PdfDict, type PdfValue } from '../pdf/pdf-value.ts';
import type { FormResult } from './compare-form.ts';
import { changedKeys, type RevisionView, sameValue } from './revision-view.ts';
import { signatureLimits } from './signature-limits.ts';

/** US Letter in points, taken where the page says nothing readable. */
const usualArea = 612 * 792;

function areaOf(pdf: PdfDocument, box: PdfValue): number | null {
  const sides = as('array', box)?.items.map((side) => pdf.resolve(side)) ?? [];
  const [left, bottom, right, top] = sides;
  if (typeof left !== 'number' || typeof bottom !== 'number' || typeof right !== 'number') return null;
  return typeof top === 'number' ? Math.abs((right - left) * (top - bottom)) : null;
}

function pageArea(pdf: PdfDocument, page: PdfDict): number {
  let node: PdfDict | null = page;
  for (let level = 0; node !== null && level < 20; level += 1) {
    const area = areaOf(pdf, pdf.entry(node, 'MediaBox'));
    if (area !== null && area > 0) return area;
    node = pdf.dict(node.entries.get('Parent'));
  }
  return usualArea;
}

function judgeStamp(view: RevisionView, page: PdfDict, item: PdfValue, stamps: ReadonlySet<number>): void {
  const ref = as('ref', item);
  const widget = as('dict', view.after.resolve(item));
  const isWidget = nameOf(view.after.entry(widget, 'Subtype')) === 'Widget';
  if (ref === null || widget === null || !stamps.has(ref.number) || !isWidget) {
    view.report('anotacion', ref?.number ?? null);
    return;
  }
  const area = areaOf(view.after, view.after.entry(widget, 'Rect')) ?? Number.POSITIVE_INFINITY;
  if (area > pageArea(view.after, page) * signatureLimits.stampAreaRatioMax)
    view.report('sello-que-cubre', ref.number);
}

function judgeAnnotations(view: RevisionView, page: PdfPage, old: PdfDict | null, form: FormResult): void {
  const known = as('array', view.before.entry(old, 'Annots'))?.items ?? [];
  let place = 0;
  for (const item of as('array', view.after.entry(page.dict, 'Annots'))?.items ?? []) {
    if (place < known.length && sameValue(known[place], item)) {
      place += 1;
      form.fixed.push(item);
    } else judgeStamp(view, page.dict, item, form.stamps);
  }
  if (place < known.length) view.report('anotacion', page.number);
}

/** Adds to `form.fixed` what of each page must be as it was. */
export function comparePages(
  view: RevisionView,
  old: readonly PdfPage[],
  now: readonly PdfPage[],
  form: FormResult,
): void {
  if (old.length !== now.length || old.some((page, index) => page.number !== now[index]?.number)) {
    view.report('paginas', null);
    return;
  }
  for (const [index, page] of now.entries()) {
    const before = old[index]?.dict ?? null;
    const keys = changedKeys(before, page.dict).filter((key) => key !== 'Annots');
    if (view.changed(page.number) && keys.length > 0) view.report('pagina', page.number);
    judgeAnnotations(view, page, before, form);
    for (const [key, value] of page.dict.entries) if (key !== 'Annots') form.fixed.push(value);
  }
}
