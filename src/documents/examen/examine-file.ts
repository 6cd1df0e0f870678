/** Looks into one file, of one kind. Runs in a process of its own: whatever the file does to it, nobody else notices. */
import { readFile } from 'node:fs/promises';
import type { DatosDeExamen, Examen, TipoDeExamen } from '../../domain/documento/examen.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { examVersions } from './exam-versions.ts';
import type { ExamOrder } from './order.ts';

type Found = { readonly hallazgos: readonly DocumentFinding[]; readonly datos: DatosDeExamen };

// Each kind brings its libraries only when it is asked for: a process that reads a letter loads no spreadsheet reader.
const kinds: Readonly<Record<TipoDeExamen, (order: ExamOrder) => Promise<Found>>> = {
  'oficio-firmado': async (order) =>
    (await import('./examine-letter.ts')).examineLetter(await readFile(order.path), order),
  pdf: async ({ path }) => {
    const { examinePdf } = await import('../pdf/examine-pdf.ts');
    return { hallazgos: examinePdf(await readFile(path)), datos: {} };
  },
  'excel-socios': async (order) => (await import('./examine-roll.ts')).examineRoll(order),
  'listado-seps': async (order) => (await import('./examine-list.ts')).examineList(order),
  factura: async (order) => (await import('./examine-invoice.ts')).examineInvoice(order),
  acta: async ({ path }) => (await import('./examine-acta.ts')).examineActa(await readFile(path)),
  imagen: async ({ path }) => (await import('./examine-picture.ts')).examinePicture(await readFile(path)),
};

export async function examineFile(order: ExamOrder): Promise<Examen> {
  const { tipo } = order;
  return { tipo, version: examVersions[tipo], ...(await kinds[tipo](order)) };
}
