/** The text of a PDF that was scanned: its first pages are drawn and their letters read. */
import { ocrText } from '../pagina/ocr-text.ts';
import { pageImage } from '../pagina/page-image.ts';
import { PaginaFault } from '../pagina/pagina-fault.ts';
import { pagesWithoutText, pdfText } from '../pagina/pdf-text.ts';
import { examenLimits } from './examen-limits.ts';

export type ReadPages = {
  readonly pages: readonly (readonly string[])[];
  /** How many pages had to be read from their picture, and how many of those were left out. */
  readonly scanned: number;
  readonly skipped: number;
};

/** Lines of every page. Throws `PaginaFault`. */
export async function readScan(bytes: Uint8Array): Promise<ReadPages> {
  const pages = [...(await pdfText(bytes))];
  const blank = pagesWithoutText(pages);
  const read = blank.slice(0, examenLimits.ocrPagesMax);
  for (const page of read) {
    try {
      pages[page] = (await ocrText(await pageImage(bytes, page, examenLimits.ocrDpi))).lines;
    } catch (error) {
      // A page whose letters cannot be read stays without text; the others may say enough.
      if (!(error instanceof PaginaFault)) throw error;
    }
  }
  return { pages, scanned: blank.length, skipped: blank.length - read.length };
}
