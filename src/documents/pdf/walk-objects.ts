/** Visits every value that can be reached from the trailer, each object once. */
import type { PdfDocument } from './open-pdf.ts';
import { PdfFault } from './pdf-fault.ts';
import { pdfLimits } from './pdf-limits.ts';
import { childrenOf, type PdfDict, type PdfStream, type PdfValue } from './pdf-value.ts';

/** `visit` is given dictionaries and streams, direct ones too. Throws PdfFault beyond `walkedObjectsMax`. */
export function walkObjects(pdf: PdfDocument, visit: (value: PdfDict | PdfStream) => void): void {
  const seen = new Set<number>();
  const waiting: PdfValue[] = [pdf.trailer];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (value.kind === 'ref') {
      if (seen.has(value.number)) continue;
      seen.add(value.number);
      if (seen.size > pdfLimits.walkedObjectsMax) throw new PdfFault('too-complex', 'too many objects');
      waiting.push(pdf.resolve(value));
      continue;
    }
    if (value.kind === 'dict' || value.kind === 'stream') visit(value);
    for (const child of childrenOf(value))
      if (typeof child === 'object' && child !== null) waiting.push(child);
  }
}
