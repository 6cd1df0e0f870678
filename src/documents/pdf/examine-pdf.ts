/** The check of a plain PDF: readable, not encrypted, with pages, and doing nothing by itself. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { contentFindings, encryptedFinding, faultFinding } from './content-findings.ts';
import { listPages } from './list-pages.ts';
import { openPdf } from './open-pdf.ts';
import { PdfFault } from './pdf-fault.ts';

/** Never throws and never empty; a PDF without objection gives one `pdf-legible` with its pages. */
export function examinePdf(bytes: Uint8Array): readonly DocumentFinding[] {
  try {
    const pdf = openPdf(bytes);
    if (pdf.encrypted) return [encryptedFinding];
    const findings = contentFindings(pdf);
    if (findings.some(({ state }) => state === 'reject')) return findings;
    const pages = listPages(pdf).length;
    const legible: DocumentFinding = {
      state: 'ok',
      code: 'pdf-legible',
      sentence: `El PDF se puede leer y tiene ${pages} ${pages === 1 ? 'página' : 'páginas'}.`,
      facts: { paginas: pages },
    };
    return [...findings, legible];
  } catch (fault) {
    if (fault instanceof PdfFault) return [faultFinding(fault)];
    throw fault;
  }
}
