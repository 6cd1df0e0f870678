/** Whether staff answered in writing since a conversation became a case. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

// One conversation, by its key: as many lines as it may have.
const answered = statement<'conversacion'>(
  'respondida-por-escrito',
  `select exists (
     select from conversaciones c where c.id = :conversacion::uuid and c.escrito_agente > coalesce(
       (select max(l.n) from conversacion_lineas l where l.conversacion = c.id and l.clase = 'convertida'), 0)) as respondida`,
);

export async function isAnsweredInWriting(db: Queries, conversacion: string): Promise<boolean> {
  const [row] = await db.query<{ respondida: boolean }>(answered, valuesFor(answered, { conversacion }));
  return row?.respondida ?? false;
}
