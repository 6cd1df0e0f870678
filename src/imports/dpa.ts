/** Provinces, cantons and parishes by the codes of the DPA (INEC). */
import type { Queries } from '../platform/database.ts';
import { importarParroquias, renombrarLugares } from '../store/importar-parroquias.ts';
import { type DpaColumn, type DpaLevel, type DpaTable, dpaDigits, openDpaTable } from './dpa-columns.ts';
import { knownPlaces, type Places } from './dpa-places.ts';
import type { ImportContext, ImportKind, NumberedRow, OpenImport } from './kind.ts';
import type { ReadRow, Written } from './report.ts';
import { type RowReader, readRow } from './rows.ts';

/** `canton` and `provincia` are names, for parishes only. */
type Lugar = {
  readonly codigo: string;
  readonly nombre: string;
  readonly canton: string;
  readonly provincia: string;
};

type Cell = (column: DpaColumn) => string;

function codeOf(reader: RowReader, raw: string, level: DpaLevel): string {
  const digits = dpaDigits[level];
  if (/^\d+$/.test(raw) && raw.length === digits) return raw;
  const lostZero = raw.length === digits - 1 ? ` Si falta el cero inicial, escriba 0${raw}.` : '';
  return reader.fail(
    `El código de ${level === 'canton' ? 'cantón' : level} tiene ${digits} dígitos.${lostZero}`,
  );
}

/** A parish of a list by levels: the names above it are looked up, and the code of its canton must be its own. */
function parishOf(reader: RowReader, cell: Cell, places: Places): Lugar {
  const codigo = codeOf(reader, cell('codigo'), 'parroquia');
  const above = codigo.slice(0, dpaDigits.canton);
  if (cell('canton') !== '' && cell('canton') !== above) {
    return reader.fail(`La parroquia ${codigo} no puede ser del cantón ${cell('canton')}.`);
  }
  const canton = places.canton.get(above);
  const provincia = places.provincia.get(codigo.slice(0, dpaDigits.provincia));
  if (canton === undefined) return reader.fail(`No consta el cantón ${above}: importe antes los cantones.`);
  if (provincia === undefined)
    return reader.fail(
      `No consta la provincia ${codigo.slice(0, dpaDigits.provincia)}: importe antes las provincias.`,
    );
  return {
    codigo,
    nombre: reader.requiredText(cell('nombre'), 'nombre'),
    canton: reader.requiredText(canton, 'canton'),
    provincia: reader.requiredText(provincia, 'provincia'),
  };
}

function placeOf(reader: RowReader, cell: Cell, form: DpaTable['form'], places: Places): Lugar {
  if (form === 'parroquia') return parishOf(reader, cell, places);
  if (form !== 'completa') {
    const codigo = codeOf(reader, cell('codigo'), form);
    return { codigo, nombre: reader.requiredText(cell('nombre'), 'nombre'), canton: '', provincia: '' };
  }
  if (/^\d+$/.test(cell('canton')) || /^\d+$/.test(cell('provincia'))) {
    return reader.fail('«canton» y «provincia» llevan el nombre, no el código.');
  }
  return {
    codigo: codeOf(reader, cell('codigo'), 'parroquia'),
    nombre: reader.requiredText(cell('parroquia') || cell('nombre'), 'parroquia'),
    canton: reader.requiredText(cell('canton'), 'canton'),
    provincia: reader.requiredText(cell('provincia'), 'provincia'),
  };
}

async function* readRows({ form, table }: DpaTable, places: Places): AsyncGenerator<ReadRow<Lugar>> {
  for await (const row of table.rows) {
    if ('problem' in row) yield row;
    else yield readRow(row.line, (reader) => placeOf(reader, row.cell, form, places));
  }
}

/** Names of cantons and provinces are kept with their parishes: without any there is nowhere to keep them. */
async function writeNames(
  queries: Queries,
  level: 'canton' | 'provincia',
  rows: readonly NumberedRow<Lugar>[],
): Promise<Written> {
  const filas = rows.map(({ row: { codigo, nombre } }) => ({ codigo, nombre }));
  const found = await renombrarLugares(queries, level, filas);
  const unknown = new Set(found.filter((place) => !place.conocida).map((place) => place.codigo));
  const updated = found.filter((place) => place.cambiada).length;
  const problems = rows
    .filter(({ row }) => unknown.has(row.codigo))
    .map(({ line, row }) => ({
      line,
      sentence: `Aún no hay parroquias de ${row.nombre} (${row.codigo}): importe el archivo de parroquias con este en la misma carpeta.`,
    }));
  return { inserted: 0, updated, unchanged: rows.length - updated - problems.length, problems };
}

async function open(context: ImportContext): Promise<OpenImport<Lugar>> {
  const { source, queries } = context;
  const opened = await openDpaTable(source);
  const { form } = opened;
  const places =
    form === 'parroquia'
      ? await knownPlaces(queries, source.path)
      : { canton: new Map<string, string>(), provincia: new Map<string, string>() };
  return {
    ignored: opened.table.ignored,
    rows: readRows(opened, places),
    key: ({ codigo }) => codigo,
    repeats: 'problem',
    write: async (on, rows) => {
      if (form === 'canton' || form === 'provincia') return writeNames(on, form, rows);
      const filas = rows.map(({ row }) => row);
      const { nuevas, cambiadas } = await importarParroquias(on, filas);
      return { inserted: nuevas, updated: cambiadas, unchanged: rows.length - nuevas - cambiadas };
    },
  };
}

export const dpaImport: ImportKind<Lugar> = { noun: 'lugares', batchRows: 500, open };
