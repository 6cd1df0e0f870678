/** Days without work, by the format that `domain/calendar/holiday.ts` documents. */
import { writeCalendar } from '../actions/relojes/write-calendar.ts';
import { claveDeFeriado } from '../domain/calendar/clave-de-feriado.ts';
import type { Holiday } from '../domain/calendar/holiday.ts';
import { parseHolidayRow } from '../domain/calendar/holiday-row.ts';
import { type CsvTable, openCsvTable } from './csv-table.ts';
import type { ImportContext, ImportKind, OpenImport } from './kind.ts';
import type { ReadRow } from './report.ts';
import { readRow } from './rows.ts';

const columns = {
  fecha: ['date'],
  nombre: ['name'],
  alcance: ['scope'],
  codigo: ['code'],
  fuente: ['source'],
  conocido_desde: [],
  recuperable: [],
} as const;

type Column = keyof typeof columns;
const names: readonly Column[] = [
  'fecha',
  'nombre',
  'alcance',
  'codigo',
  'fuente',
  'conocido_desde',
  'recuperable',
];

async function* readRows(table: CsvTable<Column>): AsyncGenerator<ReadRow<Holiday>> {
  for await (const row of table.rows) {
    if ('problem' in row) yield row;
    else {
      yield readRow(row.line, (reader) => {
        const cells = Object.fromEntries(names.map((name) => [name, reader.text(row.cell(name), name)]));
        const parsed = parseHolidayRow(cells);
        return parsed.ok ? parsed.holiday : reader.fail(parsed.problems.join(' '));
      });
    }
  }
}

async function open(context: ImportContext): Promise<OpenImport<Holiday>> {
  const table = await openCsvTable<Column>(context.source, columns, ['fecha', 'nombre', 'alcance', 'fuente']);
  return {
    ignored: table.ignored,
    rows: readRows(table),
    key: (holiday) => Object.values(claveDeFeriado(holiday)).join(' '),
    repeats: 'problem',
    write: async (queries, rows) => {
      const written = await writeCalendar(
        queries,
        null,
        { poner: rows.map(({ row }) => row) },
        {
          motivo: `Importación: ${context.origin}`,
          cuenta: null,
          nombre: 'Operación',
          ocurridoMs: context.clock.nowMs(),
        },
      );
      const [inserted, updated] = [written?.nuevas ?? 0, written?.cambiadas ?? 0];
      return { inserted, updated, unchanged: rows.length - inserted - updated };
    },
  };
}

export const holidaysImport: ImportKind<Holiday> = { noun: 'feriados', batchRows: 2_000, open };
