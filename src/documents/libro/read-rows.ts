/** The one way to read a spreadsheet: what its bytes are decides over what it was said to be. */
import { assertFileSize, firstBytes } from './file-bytes.ts';
import type { LibroFormato, LibroSource, SheetRows } from './libro.ts';
import { LibroRefusal } from './libro-refusal.ts';
import { isOle, oleRefusal } from './ole.ts';
import { readCsv } from './read-csv.ts';
import { readOds } from './read-ods.ts';
import { readXlsx } from './read-xlsx.ts';

/**
 * The rows of every visible sheet, in order; throws LibroRefusal for anything that is not read, and what the disk
 * throws. Memory does not grow with the rows. May be abandoned halfway.
 */
export async function* readRows(source: LibroSource, formato: LibroFormato): AsyncGenerator<SheetRows> {
  await assertFileSize(source);
  const head = await firstBytes(source, 8);
  if (isOle(head)) throw await oleRefusal(source);
  const isZip = head.subarray(0, 2).toString('latin1') === 'PK';
  if (isZip !== (formato !== 'csv')) throw new LibroRefusal('libro-ilegible', 'not what it was said to be');
  if (formato === 'xlsx') yield* readXlsx(source);
  else if (formato === 'ods') yield* readOds(source);
  else yield* readCsv(source);
}
