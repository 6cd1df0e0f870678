/** Economic activities by CIIU Rev. 4 of Ecuador (INEC): code and description. */
import { parseCiiu } from '../domain/identity/ciiu.ts';
import { compactPasted } from '../domain/identity/pasted.ts';
import { type FilaCiiu, importarCiiu } from '../store/importar-catalogos.ts';
import { type CsvTable, openCsvTable } from './csv-table.ts';
import type { ImportContext, ImportKind, OpenImport } from './kind.ts';
import type { ReadRow } from './report.ts';
import { readRow } from './rows.ts';

const columns = {
  codigo: ['code', 'ciiu', 'codigo_ciiu', 'cod_ciiu'],
  descripcion: ['description', 'nombre', 'actividad', 'descripcion_ciiu'],
} as const;

type Column = keyof typeof columns;

/** Sections, divisions and groups (A, A01, A011) head official lists and support no product by themselves. */
const upperLevel = /^[A-Z]\d{0,3}$/;

async function* readRows(table: CsvTable<Column>): AsyncGenerator<ReadRow<FilaCiiu | null>> {
  for await (const row of table.rows) {
    if ('problem' in row) yield row;
    else if (upperLevel.test(compactPasted(row.cell('codigo').slice(0, 50)).toUpperCase())) {
      yield { line: row.line, row: null };
    } else {
      yield readRow(row.line, (reader) => ({
        codigo: reader.value(parseCiiu(row.cell('codigo'))),
        descripcion: reader.requiredText(row.cell('descripcion'), 'descripcion', 1_000),
      }));
    }
  }
}

async function open(context: ImportContext): Promise<OpenImport<FilaCiiu>> {
  const table = await openCsvTable<Column>(context.source, columns, ['codigo', 'descripcion']);
  return {
    ignored: table.ignored,
    rows: readRows(table),
    key: ({ codigo }) => codigo,
    repeats: 'problem',
    write: async (queries, rows) => {
      const { nuevas, cambiadas } = await importarCiiu(
        queries,
        rows.map(({ row }) => row),
      );
      return { inserted: nuevas, updated: cambiadas, unchanged: rows.length - nuevas - cambiadas };
    },
  };
}

export const ciiuImport: ImportKind<FilaCiiu> = { noun: 'actividades CIIU', batchRows: 1_000, open };
