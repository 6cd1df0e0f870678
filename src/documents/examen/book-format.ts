/** Formats that the reader of spreadsheets takes. */
import type { Formato } from '../../domain/tramite/documento.ts';
import type { LibroFormato } from '../libro/libro.ts';

export function bookFormat(formato: Formato): LibroFormato | null {
  return formato === 'xlsx' || formato === 'ods' || formato === 'csv' ? formato : null;
}
