/** The names of provinces and cantons that parishes need: from files beside theirs, else from what is already loaded. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Queries } from '../platform/database.ts';
import { leerNombresDeLugares } from '../store/importar-parroquias.ts';
import { dpaDigits, openDpaTable } from './dpa-columns.ts';
import { ImportRefusal } from './report.ts';
import { openSource } from './source-file.ts';

/** Code → name. */
export type Places = { readonly canton: Map<string, string>; readonly provincia: Map<string, string> };

const besideNames = /^(?:provinc|canton)[a-z]*\.csv$/i;

/** Land that no province has settled for itself: parishes are listed under this code, provinces are not. */
const undelimited: readonly [code: string, name: string] = ['90', 'Zonas no delimitadas'];

/** Adds the names of a file beside; a file of another form has nothing to say here. */
async function addFrom(path: string, places: Places): Promise<void> {
  const { form, table } = await openDpaTable(await openSource(path));
  if (form !== 'canton' && form !== 'provincia') {
    await table.rows.return(undefined);
    return;
  }
  for await (const row of table.rows) {
    if ('problem' in row) continue;
    const code = row.cell('codigo');
    if (/^\d+$/.test(code) && code.length === dpaDigits[form] && row.cell('nombre') !== '') {
      places[form].set(code, row.cell('nombre'));
    }
  }
}

/** Bad rows of a file beside are left out: the parishes that needed them say so. */
export async function knownPlaces(queries: Queries, parishesPath: string): Promise<Places> {
  const places = {
    canton: await leerNombresDeLugares(queries, 'canton'),
    provincia: new Map([undelimited, ...(await leerNombresDeLugares(queries, 'provincia'))]),
  };
  const folder = dirname(parishesPath);
  const beside = (await readdir(folder)).filter((name) => besideNames.test(name));
  for (const name of beside) {
    try {
      await addFrom(join(folder, name), places);
    } catch (error) {
      // A neighbour that is no such list was not named by the operator, so it is not held against the import.
      if (!(error instanceof ImportRefusal)) throw error;
    }
  }
  return places;
}
