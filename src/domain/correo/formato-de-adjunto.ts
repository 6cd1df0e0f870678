/** The format that a file says it has, by its name and then by its declared type; nobody has looked at its bytes. */
import type { Formato } from '../tramite/documento.ts';
import type { ParteAdjunta } from './leido.ts';

const byEnding: Readonly<Record<string, Formato>> = {
  pdf: 'pdf',
  xlsx: 'xlsx',
  ods: 'ods',
  csv: 'csv',
  xml: 'xml',
  png: 'png',
  jpg: 'jpg',
  jpeg: 'jpg',
};

const byType: Readonly<Record<string, Formato>> = {
  'application/pdf': 'pdf',
  'application/x-pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'text/csv': 'csv',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
};

/** Null where no trámite takes files of its kind. */
export function formatoDeAdjunto({ nombre, tipo }: Pick<ParteAdjunta, 'nombre' | 'tipo'>): Formato | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(nombre.trim())?.[1]?.toLowerCase();
  return byEnding[ending ?? ''] ?? byType[tipo.toLowerCase()] ?? null;
}
