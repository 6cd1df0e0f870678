/** Reads the answers of a page from what its form sent: the counterpart of `render-field.ts`. */
import { limits } from '../../domain/limits.ts';
import type { Campo, CampoLista } from '../../domain/tramite/campo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { scheduleRows } from './schedule-rows.ts';

/** One value stays text; several stay several, so that a repeated name never passes as one answer. */
function plain(body: FormBody, name: string): string | readonly string[] {
  const values = body.get(name) ?? [];
  return values.length > 1 ? values : (values[0] ?? '');
}

/** Three boxes as one text, in the order people write: 27/03/1985. */
function date(body: FormBody, name: string): string {
  const boxes = ['dia', 'mes', 'anio'].map((box) => first(body, `${name}-${box}`).trim());
  return boxes.every((box) => box === '') ? '' : boxes.join('/');
}

/** The deepest of province, canton and parish that still fits the one above: an unfinished choice is a shorter code. */
function place(body: FormBody, name: string): string {
  const province = first(body, `${name}_provincia`);
  const canton = first(body, `${name}_canton`);
  const parish = first(body, name);
  if (province === '') return parish;
  if (!canton.startsWith(province)) return province;
  return parish.startsWith(canton) ? parish : canton;
}

/** Digits of a whole code, with the dots and blanks of a pasted one; fewer are the beginning of a search. */
const isWholeCode = (typed: string) =>
  /^[\d.\s-]+$/.test(typed) && typed.replace(/\D/g, '').length >= codeDigits;
const codeDigits = 5;

/** The code chosen, or the one typed whole into the search box. */
function code(body: FormBody, name: string): string | readonly string[] {
  const chosen = plain(body, name);
  const typed = first(body, `${name}_buscar`).trim();
  return chosen === '' && isWholeCode(typed) ? typed : chosen;
}

function readOne(campo: Campo, name: string, body: FormBody): unknown {
  switch (campo.tipo) {
    case 'fecha':
      return date(body, name);
    case 'ubicacion':
      return place(body, name);
    case 'cpc':
      return code(body, name);
    case 'varias':
      return body.get(name) ?? [];
    case 'lista':
      return readRows(campo, name, body);
    default:
      return plain(body, name);
  }
}

/** More than any list takes: too many rows are a mistake to be told, not rows to lose in silence. */
const rowsReadMax = 2 * limits.listRowsMax;

function readRows(campo: CampoLista, name: string, body: FormBody): readonly Entrada[] {
  if (campo.cronogramaDe !== undefined)
    return scheduleRows(campo, name, body)
      .slice(0, rowsReadMax)
      .map(({ row }) => row);
  const indexes = new Set<number>();
  for (const key of body.keys()) {
    const index = key.startsWith(`${name}.`)
      ? /^(\d{1,3})\./.exec(key.slice(name.length + 1))?.[1]
      : undefined;
    if (index !== undefined) indexes.add(Number(index));
  }
  return [...indexes]
    .sort((a, b) => a - b)
    .slice(0, rowsReadMax)
    .map((i) =>
      Object.fromEntries(
        Object.entries(campo.campos).map(([sub, of]) => [sub, readOne(of, `${name}.${i}.${sub}`, body)]),
      ),
    );
}

/** The raw answers to the given questions, as typed. */
export function readAnswers(definicion: Definicion, campos: readonly string[], body: FormBody): Entrada {
  return Object.fromEntries(
    campos.flatMap((name) => {
      const campo = definicion.datos[name];
      return campo === undefined ? [] : [[name, readOne(campo, name, body)]];
    }),
  );
}

/** A row is a record of answers; one nobody wrote into is left out when the page is finished. */
const isEmptyRow = (row: unknown) =>
  typeof row === 'object' &&
  row !== null &&
  Object.values(row).every((v) =>
    typeof v === 'string' ? v.trim() === '' : Array.isArray(v) && v.length === 0,
  );

/** The answers without rows left empty, so that an error's row number is that of the row on the page. */
export function withoutEmptyRows(entrada: Entrada): Entrada {
  return Object.fromEntries(
    Object.entries(entrada).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((row) => !isEmptyRow(row)) : value,
    ]),
  );
}

/**
 * `buscar:<name>` for the first code with words in its search box and nothing chosen: whoever presses Enter or
 * «Continuar» there wants to see what was found. Null where there is none.
 */
export function unansweredSearch(
  definicion: Definicion,
  campos: readonly string[],
  body: FormBody,
): string | null {
  const wanted = (campo: Campo | undefined, name: string) =>
    campo?.tipo === 'cpc' && first(body, `${name}_buscar`).trim() !== '' && code(body, name) === '';
  for (const key of body.keys()) {
    if (!key.endsWith('_buscar')) continue;
    const name = key.slice(0, -'_buscar'.length);
    const [top = '', , sub] = name.split('.');
    const campo = campos.includes(top) ? definicion.datos[top] : undefined;
    const leaf = campo?.tipo === 'lista' && sub !== undefined ? campo.campos[sub] : campo;
    if (wanted(leaf, name)) return `buscar:${name}`;
  }
  return null;
}

/** What a button asked of a list: `agregar:<campo>` and `quitar:<campo>:<fila>`; other buttons leave it alone. */
export function applyRowButton(entrada: Entrada, accion: string): Entrada {
  const [verb, name = '', index] = accion.split(':');
  const rows = Object.hasOwn(entrada, name) ? entrada[name] : undefined;
  if (!Array.isArray(rows)) return entrada;
  if (verb === 'agregar') return { ...entrada, [name]: [...(rows as unknown[]), {}] };
  if (verb === 'quitar')
    return { ...entrada, [name]: (rows as unknown[]).filter((_row, i) => i !== Number(index)) };
  return entrada;
}
