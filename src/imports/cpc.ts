/** Products by the central product classification (CPC): the register works at its five-digit level. */

import { parseCpc } from '../domain/identity/cpc.ts';
import { compactPasted } from '../domain/identity/pasted.ts';
import { type FilaCpc, importarCpc } from '../store/importar-catalogos.ts';
import { type CsvTable, openCsvTable } from './csv-table.ts';
import type { ImportContext, ImportKind, OpenImport } from './kind.ts';
import type { ReadRow } from './report.ts';
import { readRow, yesOrNo } from './rows.ts';

const columns = {
  codigo: ['code', 'cpc', 'codigo_cpc', 'cod_cpc'],
  descripcion: ['description', 'nombre', 'descripcion_cpc', 'producto'],
  restringido: ['restricted'],
} as const;

type Column = keyof typeof columns;

/** Official lists run from sections (1 digit) to classes (4): not kept. Four digits may also be a lost zero. */
function isUpperLevel(digits: string, zerosKept: boolean): boolean {
  return /^\d{1,3}$/.test(digits) || (/^\d{4}$/.test(digits) && zerosKept);
}

async function* readRows(table: CsvTable<Column>): AsyncGenerator<ReadRow<FilaCpc | null>> {
  // A spreadsheet that drops leading zeros drops all of them: one that is left proves that none was lost.
  let zerosKept = false;
  for await (const row of table.rows) {
    if ('problem' in row) {
      yield row;
      continue;
    }
    const digits = compactPasted(row.cell('codigo').slice(0, 50));
    zerosKept ||= digits.startsWith('0');
    if (isUpperLevel(digits, zerosKept)) {
      yield { line: row.line, row: null };
      continue;
    }
    yield readRow(row.line, (reader) => {
      const { code, level5 } = reader.value(parseCpc(row.cell('codigo')));
      return {
        codigo: level5,
        descripcion: reader.requiredText(row.cell('descripcion'), 'descripcion', 1_000),
        restringido: yesOrNo(reader, row.cell('restringido'), 'restringido'),
        derivada: code !== level5,
      };
    });
  }
}

async function open(context: ImportContext): Promise<OpenImport<FilaCpc>> {
  const table = await openCsvTable<Column>(context.source, columns, ['codigo', 'descripcion']);
  return {
    ignored: table.ignored,
    rows: readRows(table),
    // A product below a level may come before the level itself, whose own name then replaces the borrowed one.
    key: ({ codigo, derivada }) => `${codigo}${derivada ? ' derivada' : ''}`,
    repeats: 'same',
    write: async (queries, rows) => {
      const named = new Map<string, FilaCpc>();
      for (const { row } of rows) {
        if (!row.derivada || !named.has(row.codigo)) named.set(row.codigo, row);
      }
      const { nuevas, cambiadas } = await importarCpc(queries, [...named.values()]);
      return { inserted: nuevas, updated: cambiadas, unchanged: rows.length - nuevas - cambiadas };
    },
  };
}

export const cpcImport: ImportKind<FilaCpc> = { noun: 'códigos CPC', batchRows: 1_000, open };
