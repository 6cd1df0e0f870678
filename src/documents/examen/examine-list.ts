/** The list of members that the Superintendency issues: a PDF with text, a scan, or a spreadsheet. */
import { readFile } from 'node:fs/promises';
import type { DatosDeExamen } from '../../domain/documento/examen.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { examineListado, examineListadoBook, type ListadoExamined } from '../listado-seps/examine-listado.ts';
import type { ListadoOptions } from '../listado-seps/judge-listado.ts';
import { PaginaFault } from '../pagina/pagina-fault.ts';
import { examinePdf } from '../pdf/examine-pdf.ts';
import { bookFormat } from './book-format.ts';
import type { ExamOrder } from './order.ts';
import { readScan } from './read-scan.ts';

type Found = { hallazgos: readonly DocumentFinding[]; datos: DatosDeExamen };

function scannedFinding(scanned: number, skipped: number): DocumentFinding {
  const left = skipped === 0 ? '' : ` ${skipped} no se leyeron.`;
  return {
    state: 'unknown',
    code: 'listado-escaneado',
    sentence: `El listado es una imagen: leímos sus letras (${scanned} páginas) y una persona las comparará con el original.${left}`,
    facts: { paginas: scanned, sinLeer: skipped },
  };
}

function found({ listado, findings }: ListadoExamined, more: readonly DocumentFinding[]): Found {
  const { organizacion, fecha, socios } = listado;
  return { hallazgos: [...more, ...findings], datos: { listado: { organizacion, fecha, socios } } };
}

async function ofPdf(bytes: Uint8Array, options: ListadoOptions): Promise<Found> {
  const content = examinePdf(bytes);
  if (content.some(({ state }) => state === 'reject')) return { hallazgos: content, datos: {} };
  try {
    const { pages, scanned, skipped } = await readScan(bytes);
    const remarks = scanned === 0 ? content : [...content, scannedFinding(scanned, skipped)];
    return found(examineListado(pages, options), remarks);
  } catch (error) {
    if (!(error instanceof PaginaFault)) throw error;
    return { hallazgos: [...content, error.finding], datos: {} };
  }
}

export async function examineList({ path, formato, contexto }: ExamOrder): Promise<Found> {
  const options = { rucEsperado: contexto.ruc, today: contexto.hoy };
  const book = bookFormat(formato);
  if (book === null) return ofPdf(await readFile(path), options);
  return found(await examineListadoBook(path, book, options), []);
}
