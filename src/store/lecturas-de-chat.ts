/** Who of the staff read which conversation: written down once per session and conversation, never removed. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';
import { insertSuceso } from './sucesos.ts';

const noted = statement<'cuenta' | 'conversacion' | 'sesion' | 'desde'>(
  'lectura-de-conversacion',
  `select 1 as una from sucesos_de_seguridad where cuenta = :cuenta::uuid and ocurrido_en >= :desde::timestamptz
     and clase = 'lectura-de-conversacion' and detalle ->> 'conversacion' = :conversacion::text and detalle ->> 'sesion' = :sesion::text
   limit 1`,
);

export type LecturaDeConversacion = {
  readonly cuenta: string;
  readonly conversacion: string;
  /** Of the session, so that each sign-in counts as a visit of its own. */
  readonly sesion: string;
  /** When that session began, epoch ms. */
  readonly desdeMs: number;
};

/** Two first looks at once may leave two lines: one more is no harm, one less would be. */
export async function noteLecturaDeConversacion(
  db: Queries,
  { desdeMs, cuenta, conversacion, sesion }: LecturaDeConversacion,
  ahoraMs: number,
): Promise<void> {
  const values = { cuenta, conversacion, sesion, desde: instant(desdeMs) };
  const [found] = await db.query(noted, valuesFor(noted, values));
  if (found !== undefined) return;
  const detalle = { conversacion, sesion };
  await insertSuceso(db, { clase: 'lectura-de-conversacion', cuenta, detalle }, ahoraMs);
}
