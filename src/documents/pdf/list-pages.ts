/** Walks the page tree: the pages in order, each with the reference by which it is reached. */
import type { PdfDocument } from './open-pdf.ts';
import { PdfFault } from './pdf-fault.ts';
import { pdfLimits } from './pdf-limits.ts';
import { as, nameOf, type PdfDict, type PdfValue } from './pdf-value.ts';

export type PdfPage = { readonly number: number; readonly dict: PdfDict };

/** Pages the tree really holds; `number` is the object number. Throws PdfFault for a tree without bounds. */
export function listPages(pdf: PdfDocument): readonly PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<number>();
  const waiting: PdfValue[] = [pdf.catalog.entries.get('Pages') ?? null];
  while (waiting.length > 0) {
    const value = waiting.pop() ?? null;
    const ref = as('ref', value);
    const node = pdf.dict(value);
    if (ref === null || node === null || seen.has(ref.number)) continue;
    seen.add(ref.number);
    const kids = as('array', pdf.entry(node, 'Kids'))?.items;
    if (kids !== undefined && nameOf(pdf.entry(node, 'Type')) !== 'Page') {
      if (waiting.length + kids.length > pdfLimits.pagesMax)
        throw new PdfFault('too-complex', 'too many pages');
      waiting.push(...[...kids].reverse());
    } else pages.push({ number: ref.number, dict: node });
    if (pages.length + waiting.length > pdfLimits.pagesMax)
      throw new PdfFault('too-complex', 'too many pages');
  }
  return pages;
}
