/** Cells that hold lists: items separated by «|», the parts of an item by «;» or «:». */
import { parseCivilDate } from '../domain/calendar/civil-date.ts';
import { parseCedula } from '../domain/identity/cedula.ts';
import { parseCiiu } from '../domain/identity/ciiu.ts';
import { parseCpc } from '../domain/identity/cpc.ts';
import { parseTelefono } from '../domain/identity/telefono.ts';
import { limits } from '../domain/limits.ts';
import type { Impedimento, Pendiente, Representante, Telefono } from '../domain/registro/ficha.ts';
import type { RowReader } from './rows.ts';
import type { SupplierCell, SupplierColumn } from './supplier-columns.ts';

/** Without its date: that is the day of the import for a code the entry did not have. */
export type GivenCpc = { readonly codigo: string; readonly ciiu: string };

const pendientes: readonly Pendiente['tipo'][] = [
  'oferta-abierta',
  'adjudicacion-sin-firma',
  'contrato-en-ejecucion',
  'orden-de-compra',
  'sancion-en-tramite',
  'deuda',
];

export function civilDay(reader: RowReader, raw: string, column: string): string {
  return parseCivilDate(raw) ?? reader.fail(`«${column}» debe existir y escribirse AAAA-MM-DD.`);
}

/** Undefined where the cell is empty; an empty list where it says to erase. */
function listOf<T>(
  reader: RowReader,
  cell: SupplierCell,
  column: SupplierColumn,
  read: (item: string) => T,
): readonly T[] | undefined {
  const raw = cell(column);
  if (raw === '') return undefined;
  if (raw === '-') return [];
  const items = raw.split('|').filter((item) => item.trim() !== '');
  if (items.length > limits.listRowsMax) {
    return reader.fail(`«${column}» trae ${items.length} elementos; el máximo es ${limits.listRowsMax}.`);
  }
  return items.map((item) => read(item.trim()));
}

function phone(reader: RowReader, item: string): Telefono {
  const { kind, nacional, extension } = reader.value(parseTelefono(item), 'telefonos');
  return { tipo: kind, numero: nacional, extension: extension ?? '' };
}

/** Codes of processes (9 to 11 digits) count as their level of five. */
function product(reader: RowReader, item: string): GivenCpc {
  const [code = '', activity = ''] = item.split(':');
  const { level5 } = reader.value(parseCpc(code), 'cpcs');
  return { codigo: level5, ciiu: activity.trim() === '' ? '' : reader.value(parseCiiu(activity), 'cpcs') };
}

function uniqueByCode(products: readonly GivenCpc[] | undefined): readonly GivenCpc[] | undefined {
  return products && [...new Map(products.map((one) => [one.codigo, one])).values()];
}

function hold(reader: RowReader, item: string): Impedimento {
  const [causa = '', desde = '', hasta = '', fuente = '', documento = ''] = item.split(';');
  return {
    causa: reader.requiredText(causa, 'impedimentos: causa'),
    desde: civilDay(reader, desde.trim(), 'impedimentos: desde'),
    hasta: hasta.trim() === '' ? null : civilDay(reader, hasta.trim(), 'impedimentos: hasta'),
    fuente: reader.requiredText(fuente, 'impedimentos: fuente'),
    documento: reader.text(documento, 'impedimentos: documento') || null,
  };
}

function pending(reader: RowReader, item: string): Pendiente {
  const [tipo = '', referencia = '', detalle = ''] = item.split(';');
  const known = pendientes.find((one) => one === tipo.trim());
  if (known === undefined)
    return reader.fail(`El tipo de pendiente debe ser uno de: ${pendientes.join(', ')}.`);
  return {
    tipo: known,
    referencia: reader.requiredText(referencia, 'pendientes: referencia'),
    detalle: reader.requiredText(detalle, 'pendientes: detalle'),
  };
}

/** A cédula, or the passport of a foreign representative. */
function identity(reader: RowReader, raw: string): string {
  if (/^[A-Z]{1,3}\d{4,12}$/i.test(raw)) return raw.toUpperCase();
  return reader.value(parseCedula(raw), 'representante_cedula').cedula;
}

function representative(reader: RowReader, cell: SupplierCell): Representante | undefined {
  const [cedula, nombre] = [cell('representante_cedula'), cell('representante_nombre')];
  const [nacimiento, desde] = [cell('representante_nacimiento'), cell('representante_desde')];
  if ([cedula, nombre, nacimiento, desde].every((one) => one === '')) return undefined;
  const hasta = cell('representante_hasta');
  return {
    cedula: identity(reader, cedula),
    nombre: reader.requiredText(nombre, 'representante_nombre'),
    fechaNacimiento: civilDay(reader, nacimiento, 'representante_nacimiento'),
    desde: civilDay(reader, desde, 'representante_desde'),
    hasta: hasta === '' ? null : civilDay(reader, hasta, 'representante_hasta'),
  };
}

export function suppliedLists(reader: RowReader, cell: SupplierCell) {
  return {
    telefonos: listOf(reader, cell, 'telefonos', (item) => phone(reader, item)),
    ciius: listOf(reader, cell, 'ciius', (item) => reader.value(parseCiiu(item), 'ciius')),
    cpcs: uniqueByCode(listOf(reader, cell, 'cpcs', (item) => product(reader, item))),
    impedimentos: listOf(reader, cell, 'impedimentos', (item) => hold(reader, item)),
    pendientes: listOf(reader, cell, 'pendientes', (item) => pending(reader, item)),
    representante: representative(reader, cell),
  };
}
