/** Suppliers and contracting entities of the agency's register, from its own export. */
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../domain/calendar/zone.ts';
import { foldForSearch } from '../domain/identity/nombre.ts';
import type { ClaseAsiento } from '../domain/registro/asiento.ts';
import type { Queries } from '../platform/database.ts';
import type { Ids } from '../platform/ids.ts';
import {
  type AsientoLeido,
  escribirAsientos,
  type FilaAsiento,
  leerAsientos,
  leerDecididos,
} from '../store/importar-asientos.ts';
import { importarCuentas } from '../store/importar-cuentas.ts';
import { leerCodigosDeParroquias } from '../store/importar-parroquias.ts';
import { type CsvTable, openCsvTable } from './csv-table.ts';
import { createdChange, type MergeOrder, mergeFields } from './field-changes.ts';
import type { ImportContext, ImportKind, NumberedRow, OpenImport } from './kind.ts';
import type { ReadRow, RowRemark, Written } from './report.ts';
import { readRow } from './rows.ts';
import { type SupplierColumn, supplierColumns } from './supplier-columns.ts';
import {
  blankEntidad,
  decidedTogether,
  entidadWords,
  fichaWords,
  givenFields,
  newFicha,
} from './supplier-merge.ts';
import { readSupplier, type SupplierRow } from './supplier-row.ts';
import { writeEntries } from './write-entries.ts';

type Numbered = NumberedRow<SupplierRow>;

/** What an entry becomes; null where the row changes nothing. */
type Planned = { readonly fila: FilaAsiento | null; readonly remarks: readonly RowRemark[] };

type Known = {
  readonly proveedor: ReadonlyMap<string, AsientoLeido<'proveedor'>>;
  readonly entidad: ReadonlyMap<string, AsientoLeido<'entidad'>>;
  readonly decided: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

async function* readRows(
  table: CsvTable<SupplierColumn>,
  parishes: ReadonlySet<string>,
): AsyncGenerator<ReadRow<SupplierRow>> {
  for await (const row of table.rows) {
    if ('problem' in row) yield row;
    else yield readRow(row.line, (reader) => readSupplier(reader, row.cell, parishes));
  }
}

async function readKnown(queries: Queries, rows: readonly Numbered[]): Promise<Known> {
  const rucs = (clase: ClaseAsiento) =>
    rows.filter(({ row }) => row.clase === clase).map(({ row }) => row.ruc);
  const proveedor = await leerAsientos(queries, 'proveedor', rucs('proveedor'));
  const touched = [...proveedor.values()].filter(({ version }) => version > 1).map(({ id }) => id);
  return {
    proveedor,
    entidad: await leerAsientos(queries, 'entidad', rucs('entidad')),
    decided: touched.length === 0 ? new Map() : await leerDecididos(queries, 'proveedor', touched),
  };
}

/** A field that goes with a decided one counts as decided by the same case. */
function withCompanions(decided: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const all = new Map(decided);
  for (const [field, companion] of Object.entries(decidedTogether)) {
    const reference = decided.get(field);
    if (reference !== undefined) all.set(companion, reference);
  }
  return all;
}

function planNew({ row }: Numbered, today: string): Planned {
  const contenido =
    row.clase === 'proveedor'
      ? newFicha(row.ruc, row.given, today)
      : { ...blankEntidad(row.ruc, ''), ...row.given };
  return {
    fila: {
      clase: row.clase,
      id: row.ruc,
      versionVista: null,
      busqueda: foldForSearch('nombre' in contenido ? contenido.nombre : contenido.razonSocial),
      contenido,
      cambios: [createdChange],
    },
    remarks: [],
  };
}

/** A row of an entry that exists: its fields over those of the register. */
function planChange<C extends 'proveedor' | 'entidad'>(
  clase: C,
  { id, version }: { id: string; version: number },
  order: MergeOrder<AsientoLeido<C>['contenido']>,
  nameOf: (content: AsientoLeido<C>['contenido']) => string,
): Planned {
  const { content, changes, remarks } = mergeFields(order);
  if (changes.length === 0) return { fila: null, remarks };
  const busqueda = foldForSearch(nameOf(content));
  return {
    fila: { clase, id, versionVista: version, busqueda, contenido: content, cambios: changes },
    remarks,
  };
}

function plan(numbered: Numbered, known: Known, today: string, prefer: 'file' | 'register'): Planned {
  const { line, row } = numbered;
  if (row.clase === 'proveedor') {
    const entry = known.proveedor.get(row.ruc);
    if (entry === undefined) return planNew(numbered, today);
    const decided = withCompanions(known.decided.get(row.ruc) ?? new Map());
    const given = givenFields(entry.contenido, row.given, today);
    const order = { line, existing: entry.contenido, given, decided, prefer, words: fichaWords };
    return planChange('proveedor', entry, order, (content) => content.razonSocial);
  }
  const entry = known.entidad.get(row.ruc);
  if (entry === undefined) return planNew(numbered, today);
  const common = { line, existing: entry.contenido, decided: new Map<string, string>(), prefer };
  const order = { ...common, given: row.given, words: entidadWords };
  return planChange('entidad', entry, order, (content) => content.nombre);
}

/** Accounts that the rows name and nobody has yet. They have no password: the owner chooses one by the reset link. */
async function openAccounts(
  on: Queries,
  rows: readonly Numbered[],
  ids: Ids,
  nowMs: number,
): Promise<readonly RowRemark[]> {
  const named = rows.flatMap(({ row: { clase, ruc, usuario } }) =>
    usuario === null ? [] : [{ id: ids.newId(), clase, ruc, usuario }],
  );
  const created = await importarCuentas(on, named, nowMs);
  return rows
    .filter(({ row }) => created.has(row.ruc))
    .map(({ line }) => ({
      line,
      code: 'cuenta-creada',
      sentence: 'Se creó la cuenta, sin clave: su titular la elige con «Reseteo de clave».',
    }));
}

async function open(context: ImportContext): Promise<OpenImport<SupplierRow>> {
  const { source, queries, clock, ids, prefer, origin } = context;
  const table = await openCsvTable<SupplierColumn>(source, supplierColumns, ['ruc']);
  const parishes = await leerCodigosDeParroquias(queries);
  const writeRegister = (on: Queries, rows: readonly Numbered[]): Promise<Written> =>
    writeEntries(rows, async (batch) => {
      const nowMs = clock.nowMs();
      const known = await readKnown(on, batch);
      const today = civilDateAt(nowMs, zoneGuayaquil);
      const plans = batch.map((one) => ({ line: one.line, ...plan(one, known, today, prefer) }));
      const filas = plans.flatMap(({ fila }) => (fila === null ? [] : [fila]));
      return { plans, written: await escribirAsientos(on, filas, origin, nowMs) };
    });
  const write = async (on: Queries, rows: readonly Numbered[]): Promise<Written> => {
    const written = await writeRegister(on, rows);
    const opened = await openAccounts(on, rows, ids, clock.nowMs());
    return { ...written, warnings: [...(written.warnings ?? []), ...opened] };
  };
  return {
    ignored: table.ignored,
    rows: readRows(table, parishes),
    key: ({ ruc }) => ruc,
    repeats: 'problem',
    write,
  };
}

export const suppliersImport: ImportKind<SupplierRow> = { noun: 'proveedores', batchRows: 500, open };
