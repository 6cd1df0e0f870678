/** Which leaves of a batch the public log holds. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

const present = statement<'hojas'>(
  'auditoria-hojas',
  `select encode(hoja, 'hex') as hoja from registro_hojas where hoja = any(:hojas::bytea[])`,
);

/** Leaves as hexadecimal text, those that are there. */
export async function findHojas(queries: Queries, hojas: readonly Buffer[]): Promise<ReadonlySet<string>> {
  const asked = hojas.map((hoja) => `\\x${hoja.toString('hex')}`);
  const rows = await queries.query<{ hoja: string }>(present, valuesFor(present, { hojas: asked }));
  return new Set(rows.map(({ hoja }) => hoja));
}
