/** Reads an .xlsx: its visible sheets in the order of their tabs, without unpacking anything to disk. */
import type { LibroSource, SheetRows } from './libro.ts';
import { readSharedTexts } from './shared-texts.ts';
import { Tally } from './tally.ts';
import { partBytes, readXlsxParts } from './xlsx-parts.ts';
import { xlsxRows } from './xlsx-rows.ts';
import { readDateStyles } from './xlsx-styles.ts';
import { openZip } from './zip-guard.ts';

/** Throws LibroRefusal. */
export async function* readXlsx(source: LibroSource): AsyncGenerator<SheetRows> {
  const zip = await openZip(source);
  try {
    const { sheets, system1904, styles, sharedTexts } = await readXlsxParts(zip);
    const tally = new Tally();
    const context = {
      tally,
      system1904,
      dateStyles: styles === null ? [] : await readDateStyles(partBytes(zip, styles)),
      texts: sharedTexts === null ? null : await readSharedTexts(partBytes(zip, sharedTexts), tally),
    };
    for (const [index, { name, part }] of sheets.entries())
      for await (const rows of xlsxRows(partBytes(zip, part), context)) yield { sheet: name, index, rows };
  } finally {
    zip.close();
  }
}
