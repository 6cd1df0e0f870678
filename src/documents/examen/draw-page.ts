/** A page of somebody's file as a picture of our own making, for staff who should not have to open the file. */
import { readFile } from 'node:fs/promises';
import { pageImage } from '../pagina/page-image.ts';
import { PaginaFault } from '../pagina/pagina-fault.ts';
import { safeImage } from '../pagina/safe-image.ts';
import { examenLimits } from './examen-limits.ts';
import type { PageOrder } from './order.ts';

/** PNG; null where there is no such page or the file cannot be drawn. */
export async function drawPage({ path, formato, page, bytes }: PageOrder): Promise<Buffer | null> {
  const whole = await readFile(path);
  const shown = bytes === null ? whole : whole.subarray(0, bytes);
  try {
    if (formato === 'pdf') return await pageImage(shown, page, examenLimits.previewDpi);
    return page === 0 && (formato === 'png' || formato === 'jpg') ? await safeImage(shown) : null;
  } catch (error) {
    if (!(error instanceof PaginaFault)) throw error;
    return null;
  }
}
