/** The address of a row: five cells that go together, placed by the code of the parish. */
import { limits } from '../domain/limits.ts';
import type { Direccion } from '../domain/registro/ficha.ts';
import type { RowReader } from './rows.ts';
import type { SupplierCell } from './supplier-columns.ts';

const parts = ['parroquia', 'calle', 'numero', 'interseccion', 'referencia'] as const;

export function readParish(reader: RowReader, raw: string, parishes: ReadonlySet<string>): string {
  if (!/^\d{6}$/.test(raw)) {
    const lostZero = /^\d{5}$/.test(raw) ? ` Si falta el cero inicial, escriba 0${raw}.` : '';
    return reader.fail(`El código de parroquia tiene 6 dígitos.${lostZero}`);
  }
  if (parishes.size > 0 && !parishes.has(raw)) {
    return reader.fail(`La parroquia ${raw} no consta en la división política cargada.`);
  }
  return raw;
}

/** Null: erase it. Undefined: the row says nothing of it. A parish is needed wherever any part is given. */
export function suppliedAddress(
  reader: RowReader,
  cell: SupplierCell,
  parishes: ReadonlySet<string>,
): Direccion | null | undefined {
  if (parts.every((part) => cell(part) === '')) return undefined;
  if (cell('parroquia') === '-') return null;
  if (cell('parroquia') === '') return reader.fail('La dirección necesita el código de «parroquia».');
  const text = (part: 'calle' | 'numero' | 'interseccion' | 'referencia') =>
    reader.text(cell(part), part, limits.textCharsMax);
  return {
    parroquia: readParish(reader, cell('parroquia'), parishes),
    calle: text('calle'),
    numero: text('numero'),
    interseccion: text('interseccion'),
    referencia: text('referencia'),
  };
}
