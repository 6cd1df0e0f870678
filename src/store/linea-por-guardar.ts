/** Lines on their way into the database: one JSON text for all of them, taken apart by the server. */
import type { LineaPorGuardar } from '../domain/chat/linea-sellada.ts';

/** What the person or the agent said themselves, in distinction to what they did. */
const said: ReadonlySet<LineaPorGuardar['clase']> = new Set<LineaPorGuardar['clase']>(['mensaje', 'archivo']);

/** The columns of `lineaJson` as `jsonb_to_recordset` reads them. */
export const lineaRecord = `clase text, autor text, autor_cuenta uuid, autor_nombre text, contenido jsonb, reservado jsonb, cliente text,
  huella text, sal text, compromiso text, ocurrida timestamptz, dicha boolean`;

/** Columns of the table in the order of `lineaValues`; conversation, number and hash come before them. */
export const lineaColumns =
  'clase, autor, autor_cuenta, autor_nombre, contenido, reservado, cliente, huella, sal, compromiso, ocurrida_en';

/** Of the record under the name `l`. */
export const lineaValues = `l.clase, l.autor, l.autor_cuenta, l.autor_nombre, l.contenido, l.reservado, l.cliente, l.huella,
  decode(l.sal, 'hex'), decode(l.compromiso, 'hex'), l.ocurrida`;

export function lineaJson(linea: LineaPorGuardar): object {
  const { clase, autor, contenido, reservado, cliente, huella, sal, compromiso, ocurridaMs } = linea;
  return {
    clase,
    autor: autor.clase,
    autor_cuenta: autor.clase === 'agente' ? autor.cuenta : null,
    autor_nombre: autor.clase === 'agente' ? autor.nombre : null,
    contenido,
    reservado,
    cliente,
    huella,
    sal,
    compromiso,
    ocurrida: new Date(ocurridaMs).toISOString(),
    dicha: said.has(clase),
  };
}
