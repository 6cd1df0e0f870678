/** The forms in which the political division (DPA) is published, told apart by their header. */
import { type CsvTable, openCsvTable } from './csv-table.ts';
import { ImportRefusal } from './report.ts';
import type { SourceFile } from './source-file.ts';

/** `codigo` belongs to the lowest place of the row; the columns with INEC's own names are those of its full list. */
const columns = {
  codigo: ['code', 'dpa_parroq', 'cod_parroquia', 'codigo_parroquia'],
  nombre: ['name', 'dpa_despar'],
  parroquia: ['nombre_parroquia'],
  canton: ['dpa_descan', 'nombre_canton'],
  provincia: ['province', 'dpa_despro', 'nombre_provincia'],
} as const;

export type DpaColumn = keyof typeof columns;
export type DpaLevel = 'parroquia' | 'canton' | 'provincia';

/**
 * `completa`: one list with the names of all three levels. Otherwise one level per file, as code and name, with the
 * code of the place above in a column named after it.
 */
export type DpaTable = {
  readonly form: 'completa' | DpaLevel;
  readonly table: CsvTable<DpaColumn>;
};

function formOf(present: ReadonlySet<DpaColumn>): DpaTable['form'] | null {
  if (!present.has('codigo')) return null;
  const named = present.has('nombre') || present.has('parroquia');
  if (named && present.has('canton') && present.has('provincia')) return 'completa';
  if (!present.has('nombre')) return null;
  if (present.has('canton')) return 'parroquia';
  return present.has('provincia') ? 'canton' : 'provincia';
}

export async function openDpaTable(source: SourceFile): Promise<DpaTable> {
  const table = await openCsvTable<DpaColumn>(source, columns, []);
  const form = formOf(table.present);
  if (form !== null) return { form, table };
  await table.rows.return(undefined);
  throw new ImportRefusal(
    `${source.name}: el encabezado no es de provincias, cantones ni parroquias. Vea docs/import.md.`,
  );
}

/** Digits of a code at each level (INEC): 2 province, 4 canton, 6 parish. */
export const dpaDigits = { provincia: 2, canton: 4, parroquia: 6 } as const;
