/** What anybody may read of the public log: a leaf's place, pages of leaves, declared epochs. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

const place = statement<'hoja'>(
  'registro-hoja-lugar',
  'select indice from registro_hojas where hoja = :hoja::bytea',
);
const page = statement<'desde' | 'hasta'>(
  'registro-hojas-pagina',
  'select hoja from registro_hojas where indice >= :desde::bigint and indice < :hasta::bigint order by indice',
);
const epochs = statement<'limite'>(
  'registro-epocas',
  'select indice, ultimo_punto as "ultimoPunto" from registro_epocas order by indice desc limit :limite',
);

/** Place of a leaf (33 bytes), from 0; null where there is none. */
export async function findHoja(queries: Queries, hoja: Buffer): Promise<number | null> {
  const [row] = await queries.query<{ indice: number }>(place, valuesFor(place, { hoja }));
  return row?.indice ?? null;
}

/** The leaves of the places from `desde` up to, not including, `hasta`. */
export async function readHojas(queries: Queries, desde: number, hasta: number): Promise<readonly Buffer[]> {
  const rows = await queries.query<{ hoja: Buffer }>(page, valuesFor(page, { desde, hasta }));
  return rows.map(({ hoja }) => hoja);
}

/** A break declared by the operator: its leaf and the last checkpoint published before it. */
export type Epoca = { readonly indice: number; readonly ultimoPunto: string };

/** The newest first. */
export function readEpocas(queries: Queries, limite: number): Promise<readonly Epoca[]> {
  return queries.query<Epoca>(epochs, valuesFor(epochs, { limite }));
}
