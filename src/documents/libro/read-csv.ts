/** Reads a .csv as a book of one sheet without a name. */
import { CsvParser, separatorOf } from './csv-parser.ts';
import { csvText } from './csv-text.ts';
import type { LibroSource, SheetRows } from './libro.ts';
import { Tally } from './tally.ts';

/** Throws LibroRefusal. The separator is decided on the first piece, 64 KiB of it. */
export async function* readCsv(source: LibroSource): AsyncGenerator<SheetRows> {
  let parser: CsvParser | null = null;
  for await (const text of csvText(source)) {
    parser ??= new CsvParser(separatorOf(text), new Tally());
    parser.write(text);
    if (parser.rows.length > 0) yield { sheet: '', index: 0, rows: parser.rows };
    parser.rows = [];
  }
  parser?.end();
  if (parser !== null && parser.rows.length > 0) yield { sheet: '', index: 0, rows: parser.rows };
}
