/** A photograph as evidence: whether it can be opened at all, and how it will be shown. */
import type { DatosDeExamen } from '../../domain/documento/examen.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { PaginaFault } from '../pagina/pagina-fault.ts';
import { safeImage } from '../pagina/safe-image.ts';

export async function examinePicture(
  bytes: Uint8Array,
): Promise<{ hallazgos: readonly DocumentFinding[]; datos: DatosDeExamen }> {
  try {
    await safeImage(bytes);
    const legible: DocumentFinding = {
      state: 'ok',
      code: 'imagen-legible',
      sentence: 'La imagen se abre bien.',
      facts: null,
    };
    return { hallazgos: [legible], datos: {} };
  } catch (error) {
    if (!(error instanceof PaginaFault)) throw error;
    return { hallazgos: [error.finding], datos: {} };
  }
}
