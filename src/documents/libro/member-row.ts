/** Reads one row of a sheet of members, and says in plain Spanish what is wrong with it. */
import { type CivilDate, parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { MensajeDeFila } from '../../domain/documento/examen.ts';
import { cleanText, foldForSearch } from '../../domain/identity/nombre.ts';
import type { Notice } from '../../domain/identity/parsed.ts';
import { parseIdentificacion } from '../../domain/socios/identificacion.ts';
import type { FilaDeSocio, Novedad } from '../../domain/socios/socio.ts';
import { parseWrittenDate } from '../../domain/socios/written-date.ts';
import type { Cell, Row } from './libro.ts';
import { type MembersColumns, namesAColumn } from './members-columns.ts';
import { dateOfSerial } from './serial-date.ts';

export type MemberRow = {
  readonly socio: FilaDeSocio;
  readonly messages: readonly MensajeDeFila[];
  /** How many of the cells read are calculated by a formula. */
  readonly formulas: number;
};

const nameCharsMax = 200;
const shownCharsMax = 40;
/** Numbers in a date column without date format: days from 1927 to 2064. */
const serialFrom = 10_000;
const serialTo = 60_000;

const novedades: readonly (readonly [RegExp, Novedad | null])[] = [
  [/^(sin |ningun|activ|vigente|sigue|igual|-|n ?\/ ?a)/, null],
  [/ingres|alta|nuev|inclu|incorpor|entra/, 'ingreso'],
  [/sali|sale|baja|exclu|retir|renunci|fallec/, 'salida'],
  [/correc|corrig|modific|cambi|actualiz/, 'correccion'],
];

const shown = (text: string) => (text.length > shownCharsMax ? `${text.slice(0, shownCharsMax)}…` : text);

/** Inside of a sentence; what begins with a number or a passport stays. */
const lowered = (sentence: string) =>
  /^\p{Lu}[\p{Ll}\s]/u.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;

/**
 * A row is kept long after the text it was cut from, and in V8 a cut of 13 characters or more keeps all of that text:
 * 100,000 rows would hold the whole sheet.
 */
const copied = (text: string) => (text.length < 13 ? text : Buffer.from(text).toString());

/** What `cleanText` would leave as it is; most names are. */
const cleanName = /^[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]{1,40}(?: [A-Za-zÁÉÍÓÚÜÑáéíóúüñ]{1,40}){0,8}$/;

class RowNotes {
  readonly messages: MensajeDeFila[] = [];
  readonly #fila: number;

  constructor(fila: number) {
    this.#fila = fila;
  }

  add(state: MensajeDeFila['state'], code: string, sentence: string): void {
    this.messages.push({ fila: this.#fila, state, code, sentence: `Fila ${this.#fila}: ${sentence}` });
  }

  ofCedula(state: MensajeDeFila['state'], { code, sentence }: Notice, written: string): void {
    if (code === 'cedula-digito-verificador')
      this.add(state, code, `la cédula ${shown(written)} tiene el dígito verificador incorrecto. Revísela.`);
    else if (code === 'cedula-vacia') this.add(state, code, 'falta la cédula. Escríbala: son 10 dígitos.');
    else this.add(state, code, `en «${shown(written)}», ${lowered(sentence)}`);
  }
}

function readCedula(cell: Cell | undefined, notes: RowNotes): string {
  const written = cell?.text.trim() ?? '';
  if (cell?.kind === 'error') {
    notes.add(
      'reject',
      'cedula-error',
      `la celda de la cédula tiene un error de fórmula (${shown(written)}). Escriba el número.`,
    );
    return copied(written);
  }
  const parsed = parseIdentificacion(written);
  if (!parsed.ok) {
    notes.ofCedula('reject', parsed.notice, written);
    return copied(shown(written));
  }
  for (const warning of parsed.warnings) notes.ofCedula('warn', warning, written);
  return copied(parsed.value.cedula);
}

function readNombre(cells: readonly (Cell | undefined)[], notes: RowNotes): string {
  if (cells.some((cell) => cell?.kind === 'error')) {
    notes.add(
      'reject',
      'nombre-error',
      'la celda del nombre tiene un error de fórmula. Escriba los apellidos y nombres.',
    );
    return '';
  }
  const written = cells.map((cell) => cell?.text ?? '').join(' ');
  if (written.length <= nameCharsMax && cleanName.test(written)) return copied(written);
  const parsed = cleanText(written, { max: nameCharsMax });
  if (!parsed.ok) {
    notes.add('reject', 'nombre-ilegible', `en los apellidos y nombres, ${lowered(parsed.notice.sentence)}`);
    return '';
  }
  if (parsed.value === '') notes.add('reject', 'nombre-vacio', 'faltan los apellidos y nombres.');
  else if (/\d/.test(parsed.value))
    notes.add('warn', 'nombre-con-numeros', `el nombre «${shown(parsed.value)}» lleva números. Revíselo.`);
  return copied(parsed.value);
}

function readFecha(cell: Cell | undefined, notes: RowNotes): CivilDate | null {
  if (cell === undefined) return null;
  if (cell.kind === 'date') {
    const date = parseCivilDate(cell.text);
    if (date !== null) return date;
  }
  const serial = cell.kind === 'number' ? Number(cell.text) : Number.NaN;
  const date =
    serial >= serialFrom && serial <= serialTo ? dateOfSerial(serial, false) : parseWrittenDate(cell.text);
  if (date === null)
    notes.add(
      'warn',
      'fecha-ilegible',
      `no entendemos la fecha de ingreso «${shown(cell.text)}». Escríbala como 31/12/2025.`,
    );
  return date;
}

function readNovedad(cell: Cell | undefined, notes: RowNotes): Novedad | null {
  if (cell === undefined) return null;
  const text = foldForSearch(cell.text.slice(0, nameCharsMax));
  const known = novedades.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return known[1];
  notes.add(
    'warn',
    'novedad-desconocida',
    `no entendemos la novedad «${shown(cell.text)}». Escriba ingreso, salida o corrección.`,
  );
  return null;
}

/** Lines below the table that have a text where the names are: totals, signatures, notes. */
const footer =
  /^(total|subtotal|nota|observacion|firma|elabora|revisad|aprobad|atentamente|gerente|president|secretari|representante)/;

/** Null for a row that holds no member: empty in these columns, the header once more, or a line below the table. */
export function readMemberRow(row: Row, columns: MembersColumns): MemberRow | null {
  const cellAt = (column: number | null) => row.cells.find((cell) => cell.column === column);
  const cedula = cellAt(columns.cedula);
  const nombre = columns.nombre.map(cellAt);
  const present = [cedula, ...nombre].filter((cell) => cell !== undefined);
  if (present.length === 0) return null;
  if (isNoMember(cedula, nombre)) return null;
  const notes = new RowNotes(row.number);
  const fecha = cellAt(columns.fechaIngreso);
  const novedad = cellAt(columns.novedad);
  const socio: FilaDeSocio = {
    fila: row.number,
    cedula: readCedula(cedula, notes),
    nombre: readNombre(nombre, notes),
    fechaIngreso: readFecha(fecha, notes),
    novedad: readNovedad(novedad, notes),
  };
  const formulas = [...present, fecha, novedad].filter((cell) => cell?.formula === true).length;
  return { socio, messages: notes.messages, formulas };
}

function isNoMember(cedula: Cell | undefined, nombre: readonly (Cell | undefined)[]): boolean {
  const name = nombre.map((cell) => cell?.text ?? '').join(' ');
  if (cedula === undefined) return footer.test(foldForSearch(name.slice(0, nameCharsMax)));
  if (/\d/.test(cedula.text)) return false;
  const first = foldForSearch(cedula.text.slice(0, nameCharsMax));
  return footer.test(first) || (namesAColumn(cedula.text) && namesAColumn(name));
}
