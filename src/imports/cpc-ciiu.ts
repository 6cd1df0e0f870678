/** Which economic activity (CIIU) supports which product (CPC): once loaded, the checks rely on it. */
import { parseCiiu } from '../domain/identity/ciiu.ts';
import { parseCpc5 } from '../domain/identity/cpc.ts';
import { codigosDesconocidos, type FilaRelacion, importarRelaciones } from '../store/importar-catalogos.ts';
import { type CsvTable, openCsvTable } from './csv-table.ts';
import type { ImportContext, ImportKind, NumberedRow, OpenImport } from './kind.ts';
import type { ReadRow, RowRemark } from './report.ts';
import { readRow } from './rows.ts';

const columns = {
  cpc: ['codigo_cpc', 'cod_cpc'],
  ciiu: ['codigo_ciiu', 'cod_ciiu', 'actividad'],
} as const;

type Column = keyof typeof columns;

async function* readRows(table: CsvTable<Column>): AsyncGenerator<ReadRow<FilaRelacion>> {
  for await (const row of table.rows) {
    if ('problem' in row) yield row;
    else {
      yield readRow(row.line, (reader) => ({
        cpc: reader.value(parseCpc5(row.cell('cpc'))),
        ciiu: reader.value(parseCiiu(row.cell('ciiu'))),
      }));
    }
  }
}

/** A pair is useful before its catalogues are loaded, but a mistyped code would go unnoticed: it is pointed out. */
function unknownRemarks(
  rows: readonly NumberedRow<FilaRelacion>[],
  unknown: ReadonlySet<string>,
): RowRemark[] {
  return rows
    .filter(({ row }) => unknown.has(row.cpc) || unknown.has(row.ciiu))
    .map(({ line, row }) => ({
      line,
      code: 'codigo-sin-catalogo',
      sentence: `El par ${row.cpc} y ${row.ciiu} usa un código que no está en el catálogo cargado.`,
    }));
}

async function open(context: ImportContext): Promise<OpenImport<FilaRelacion>> {
  const table = await openCsvTable<Column>(context.source, columns, ['cpc', 'ciiu']);
  return {
    ignored: table.ignored,
    rows: readRows(table),
    key: ({ cpc, ciiu }) => `${cpc}:${ciiu}`,
    repeats: 'same',
    write: async (queries, rows) => {
      const filas = rows.map(({ row }) => row);
      const { nuevas } = await importarRelaciones(queries, filas);
      const [cpcs, ciius] = [filas.map(({ cpc }) => cpc), filas.map(({ ciiu }) => ciiu)];
      const unknown = await codigosDesconocidos(queries, cpcs, ciius);
      return {
        inserted: nuevas,
        updated: 0,
        unchanged: rows.length - nuevas,
        warnings: unknownRemarks(rows, unknown),
      };
    },
  };
}

export const cpcCiiuImport: ImportKind<FilaRelacion> = {
  noun: 'pares CPC–CIIU',
  batchRows: 1_000,
  open,
};
