/** What was read in a spreadsheet or an invoice, as rows: the file itself is never shown. */
import type { StaffPaper } from '../actions/read-papers-for-staff.ts';
import type { Json } from '../domain/canonical-json.ts';
import { rowMessages } from '../ui/components/paper-findings.ts';
import { table } from '../ui/components/table.ts';
import { type Html, html } from '../ui/html.ts';

const rowsShownMax = 200;

type Read = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

function plain(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one: Json) => plain(one)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function read({ examen }: StaffPaper): Read {
  const { filas, listado, factura } = examen?.datos ?? {};
  if (filas !== undefined)
    return {
      head: ['Fila', 'Cédula', 'Nombre', 'Fecha de ingreso', 'Novedad'],
      rows: filas.map(({ fila, cedula, nombre, fechaIngreso, novedad }) => [
        String(fila),
        cedula,
        nombre,
        fechaIngreso ?? '',
        novedad ?? '',
      ]),
    };
  if (listado !== undefined)
    return {
      head: ['Cédula', 'Nombre', 'Fecha de ingreso'],
      rows: listado.socios.map(({ cedula, nombre, fechaIngreso }) => [cedula, nombre, fechaIngreso ?? '']),
    };
  const facts = factura !== null && typeof factura === 'object' && !Array.isArray(factura) ? factura : {};
  return {
    head: ['Dato', 'Valor'],
    rows: Object.entries(facts).map(([key, value]) => [key, plain(value)]),
  };
}

export function paperRows(paper: StaffPaper): Html {
  const { head, rows } = read(paper);
  if (rows.length === 0)
    return html`<p class="govuk-body">No hay filas que mostrar: el archivo no se pudo leer, o no trae datos. Lea en la solicitud qué se encontró.</p>`;
  const caption =
    rows.length > rowsShownMax ? `Las primeras ${rowsShownMax} de ${rows.length} filas` : 'Lo que se leyó';
  const { mensajes = [], mensajesResto = 0 } = paper.examen?.datos ?? {};
  return html`${rowMessages(mensajes, mensajesResto)}${table({
    caption,
    captionSize: 's',
    head: head.map((text) => ({ text })),
    rows: rows.slice(0, rowsShownMax),
    narrow: 'scroll',
  })}`;
}
