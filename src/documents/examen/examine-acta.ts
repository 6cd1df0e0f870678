/** An acta of reception: readable, and by its own words the final one, a provisional or a partial one. */
import type { DatosDeExamen } from '../../domain/documento/examen.ts';
import { type DocumentFinding, worstState } from '../../domain/documento/verdict.ts';
import { type ClaseDeActa, claseDeActa } from '../../domain/retencion/clase-de-acta.ts';
import { PaginaFault } from '../pagina/pagina-fault.ts';
import { examinePdf } from '../pdf/examine-pdf.ts';
import { examenLimits } from './examen-limits.ts';
import { readScan } from './read-scan.ts';

const findings: { readonly [C in ClaseDeActa]: Omit<DocumentFinding, 'facts'> } = {
  final: { state: 'ok', code: 'acta-final', sentence: 'El texto dice que es el acta final.' },
  provisional: {
    state: 'warn',
    code: 'acta-provisional',
    sentence: 'El texto dice que es una recepción provisional, y se pide el acta final.',
  },
  parcial: {
    state: 'warn',
    code: 'acta-parcial',
    sentence: 'El texto dice que es una recepción parcial, y se pide el acta final.',
  },
  desconocida: {
    state: 'unknown',
    code: 'acta-sin-clase',
    sentence: 'El texto no dice si es el acta final; un funcionario la leerá.',
  },
};

export async function examineActa(
  bytes: Uint8Array,
): Promise<{ hallazgos: readonly DocumentFinding[]; datos: DatosDeExamen }> {
  const ofPdf = examinePdf(bytes);
  if (worstState(ofPdf) === 'reject') return { hallazgos: ofPdf, datos: {} };
  try {
    const { pages, scanned } = await readScan(bytes);
    const lines = pages.flat();
    const clase = { ...findings[claseDeActa(lines)], facts: { paginasLeidasDeImagen: scanned } };
    return {
      hallazgos: [...ofPdf, clase],
      datos: scanned > 0 ? { texto: lines.slice(0, examenLimits.textLinesKept) } : {},
    };
  } catch (error) {
    if (!(error instanceof PaginaFault)) throw error;
    return { hallazgos: [...ofPdf, error.finding], datos: {} };
  }
}
