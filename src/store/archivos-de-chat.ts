/** Files sent in a conversation: each is a line; a line taken out gives its file out no more. */
import type { ContenidoDeLinea } from '../domain/chat/linea.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type ArchivoDeChat = ContenidoDeLinea['archivo'];

const counted = statement<'conversacion'>(
  'chat-archivos-contar',
  `select count(*)::int as cuenta from conversacion_lineas where conversacion = :conversacion::uuid and clase = 'archivo'`,
);
const one = statement<'conversacion' | 'archivo'>(
  'chat-archivo',
  `select contenido from conversacion_lineas
   where conversacion = :conversacion::uuid and clase = 'archivo' and contenido ->> 'id' = :archivo`,
);

/** Those taken out count too: their bytes were taken in. */
export async function countArchivosDeChat(db: Queries, conversacion: string): Promise<number> {
  const [row] = await db.query<{ cuenta: number }>(counted, valuesFor(counted, { conversacion }));
  return row?.cuenta ?? 0;
}

/** Null where there is none, or it was taken out. */
export async function findArchivoDeChat(
  db: Queries,
  conversacion: string,
  archivo: string,
): Promise<ArchivoDeChat | null> {
  const [row] = await db.query<{ contenido: ArchivoDeChat }>(one, valuesFor(one, { conversacion, archivo }));
  return row?.contenido ?? null;
}
