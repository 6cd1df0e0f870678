/** Letters owed that no case's journal tells about: written by the very transaction that makes them owed. */
import type { Aviso } from '../domain/tramite/efecto.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const insert = statement<'filas' | 'clase' | 'ahora'>(
  'avisos-debidos',
  `insert into correos (id, clase, para, asunto, texto, estado, creado_en)
   select f.id, :clase, f.para, f.asunto, f.texto, 'por-enviar', :ahora::timestamptz
   from jsonb_to_recordset(:filas::jsonb) as f (id uuid, para text, asunto text, texto text)`,
);

export type AvisoDebido = Aviso & { readonly id: string };

export async function insertAvisosDebidos(
  queries: Queries,
  clase: string,
  avisos: readonly AvisoDebido[],
  ahoraMs: number,
): Promise<void> {
  const values = { filas: JSON.stringify(avisos), clase, ahora: instant(ahoraMs) };
  await queries.execute(insert, valuesFor(insert, values));
}
