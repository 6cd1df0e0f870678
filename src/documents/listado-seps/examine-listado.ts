/** The check of the list of the Superintendency, from the text of a PDF, from a scan, or from a spreadsheet. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import type { LibroFormato, LibroSource, Row } from '../libro/libro.ts';
import { LibroRefusal } from '../libro/libro-refusal.ts';
import { MembersCollector } from '../libro/members-collector.ts';
import { readRows } from '../libro/read-rows.ts';
import { judgeListado, type ListadoOptions } from './judge-listado.ts';
import { emptyListado, type ListadoSeps } from './listado.ts';
import { listadoLimits } from './listado-limits.ts';
import { membersInLines } from './member-lines.ts';
import { readHeading } from './read-heading.ts';

export type ListadoExamined = {
  readonly listado: ListadoSeps;
  readonly findings: readonly DocumentFinding[];
};

/** `pages`: the lines of each page, top to bottom, with the gaps between columns kept where there are any. Total. */
export function examineListado(
  pages: readonly (readonly string[])[],
  options: ListadoOptions,
): ListadoExamined {
  const lines = pages
    .flat()
    .slice(0, listadoLimits.linesMax)
    .map((line) => line.slice(0, listadoLimits.lineCharsMax));
  const listado = { ...readHeading(lines), socios: membersInLines(lines) };
  return { listado, findings: judgeListado(listado, options) };
}

const lineOf = ({ cells }: Row) =>
  cells
    .map(({ text }) => text)
    .join('\t')
    .slice(0, listadoLimits.lineCharsMax);

/** The same for a spreadsheet; where no header is recognised its rows are read as lines. Never throws for any bytes. */
export async function examineListadoBook(
  source: LibroSource,
  formato: LibroFormato,
  options: ListadoOptions,
): Promise<ListadoExamined> {
  const collector = new MembersCollector();
  const lines: string[] = [];
  try {
    for await (const batch of readRows(source, formato)) {
      collector.take(batch);
      const room = listadoLimits.bookLinesMax - lines.length;
      lines.push(...batch.rows.slice(0, room).map(lineOf));
    }
  } catch (error) {
    if (!(error instanceof LibroRefusal)) throw error;
    return { listado: emptyListado, findings: [error.finding] };
  }
  const fromTable = collector.rows.map(({ cedula, nombre, fechaIngreso }) => ({
    cedula,
    nombre,
    fechaIngreso,
  }));
  const socios = fromTable.length > 0 ? fromTable : membersInLines(lines);
  const listado = { ...readHeading(lines), socios };
  return { listado, findings: judgeListado(listado, options) };
}
