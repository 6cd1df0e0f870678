/** A CSV file as rows with named columns: the header is matched with the columns a kind of import knows. */
import { foldForSearch } from '../domain/identity/nombre.ts';
import { type CsvRecord, readRecords } from './csv-records.ts';
import { ImportRefusal } from './report.ts';
import type { SourceFile } from './source-file.ts';

/** Column name → other names accepted in the header. Case, accents and blanks of a header do not count. */
type Columns<C extends string> = Readonly<Record<C, readonly string[]>>;

type CsvRow<C extends string> =
  | { readonly line: number; readonly cell: (column: C) => string }
  | { readonly line: number; readonly problem: string };

export type CsvTable<C extends string> = {
  readonly present: ReadonlySet<C>;
  /** Header names that no column claims; their cells are not read. */
  readonly ignored: readonly string[];
  readonly rows: AsyncGenerator<CsvRow<C>>;
};

const headerKey = (name: string): string =>
  foldForSearch(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

function positionsOf<C extends string>(
  header: readonly string[],
  columns: Columns<C>,
  file: string,
): { positions: Map<C, number>; ignored: string[] } {
  const byName = new Map<string, C>();
  for (const [column, others] of Object.entries<readonly string[]>(columns)) {
    for (const name of [column, ...others]) byName.set(name, column as C);
  }
  const positions = new Map<C, number>();
  const ignored: string[] = [];
  header.forEach((name, position) => {
    const column = byName.get(headerKey(name));
    if (column === undefined) ignored.push(name.trim());
    else if (positions.has(column)) {
      throw new ImportRefusal(`${file}: el encabezado repite la columna «${column}».`);
    } else positions.set(column, position);
  });
  return { positions, ignored: ignored.filter((name) => name !== '') };
}

function rowOf<C extends string>(
  record: CsvRecord,
  width: number,
  positions: ReadonlyMap<C, number>,
): CsvRow<C> {
  const { line } = record;
  if ('problem' in record) return { line, problem: record.problem };
  const { cells } = record;
  if (cells.length < width || cells.slice(width).some((extra) => extra.trim() !== '')) {
    return { line, problem: `La fila tiene ${cells.length} celdas y el encabezado ${width}.` };
  }
  return { line, cell: (column) => cells[positions.get(column) ?? -1]?.trim() ?? '' };
}

/** Opens the table. Throws ImportRefusal where the header lacks a column of `required` or repeats one. */
export async function openCsvTable<C extends string>(
  source: SourceFile,
  columns: Columns<C>,
  required: readonly C[],
): Promise<CsvTable<C>> {
  const records = readRecords(source);
  const { value: header } = await records.next();
  if (header === undefined || 'problem' in header) {
    await records.return(undefined);
    throw new ImportRefusal(`${source.name}: no se puede leer el encabezado.`);
  }
  const { positions, ignored } = positionsOf(header.cells, columns, source.name);
  const missing = required.filter((column) => !positions.has(column));
  if (missing.length > 0) {
    await records.return(undefined);
    const names = missing.map((column) => `«${column}»`).join(', ');
    throw new ImportRefusal(`${source.name}: falta en el encabezado ${names}. Vea docs/import.md.`);
  }
  async function* rows(): AsyncGenerator<CsvRow<C>> {
    for await (const record of records) {
      if ('cells' in record && record.cells.every((cell) => cell.trim() === '')) continue;
      yield rowOf(record, header === undefined || 'problem' in header ? 0 : header.cells.length, positions);
    }
  }
  return { present: new Set(positions.keys()), ignored, rows: rows() };
}
