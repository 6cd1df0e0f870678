/** The spreadsheet of members that an association sends. */
import type { DatosDeExamen } from '../../domain/documento/examen.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { examineMembersBook } from '../libro/examine-members-book.ts';
import { bookFormat } from './book-format.ts';
import { examenLimits } from './examen-limits.ts';
import type { ExamOrder } from './order.ts';

const tooMany = (rows: number): DocumentFinding => ({
  state: 'unknown',
  code: 'demasiados-socios',
  sentence: `El archivo tiene ${rows} filas de socios; comparamos hasta ${examenLimits.rowsKept}. Un funcionario revisará el resto.`,
  facts: { filas: rows },
});

const noBook: DocumentFinding = {
  state: 'reject',
  code: 'libro-ilegible',
  sentence: 'El archivo no es una hoja de cálculo. Adjunte un archivo .xlsx, .ods o .csv.',
  facts: null,
};

export async function examineRoll({ path, formato }: Pick<ExamOrder, 'path' | 'formato'>): Promise<{
  hallazgos: readonly DocumentFinding[];
  datos: DatosDeExamen;
}> {
  const book = bookFormat(formato);
  if (book === null) return { hallazgos: [noBook], datos: {} };
  const { findings, rows, messages, messagesRest } = await examineMembersBook(path, book);
  const cut = rows.length > examenLimits.rowsKept;
  return {
    hallazgos: cut ? [...findings, tooMany(rows.length)] : findings,
    datos: {
      filas: rows.slice(0, examenLimits.rowsKept),
      mensajes: messages,
      mensajesResto: messagesRest,
    },
  };
}
