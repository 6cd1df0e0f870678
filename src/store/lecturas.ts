/** Who of the staff read which case: written down once per session and case, never removed. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';
import { insertSuceso } from './sucesos.ts';

const noted = statement<'cuenta' | 'referencia' | 'sesion' | 'desde'>(
  'lectura-de-caso',
  `select 1 as una from sucesos_de_seguridad where cuenta = :cuenta::uuid and ocurrido_en >= :desde::timestamptz
     and clase = 'lectura-de-caso' and detalle ->> 'referencia' = :referencia::text and detalle ->> 'sesion' = :sesion::text
   limit 1`,
);

export type Lectura = {
  readonly cuenta: string;
  readonly referencia: string;
  /** Of the session, so that each sign-in counts as a visit of its own. */
  readonly sesion: string;
  /** When that session began, epoch ms. */
  readonly desdeMs: number;
};

/** Two first looks at once may leave two lines: one more is no harm, one less would be. */
export async function noteLectura(db: Queries, lectura: Lectura, ahoraMs: number): Promise<void> {
  const { desdeMs, cuenta, referencia, sesion } = lectura;
  const values = { cuenta, referencia, sesion, desde: instant(desdeMs) };
  const [found] = await db.query(noted, valuesFor(noted, values));
  if (found !== undefined) return;
  await insertSuceso(db, { clase: 'lectura-de-caso', cuenta, detalle: { referencia, sesion } }, ahoraMs);
}
