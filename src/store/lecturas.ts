/** Who of the staff read which case: written down once per session and case, never removed. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const note = statement<'cuenta' | 'referencia' | 'sesion' | 'desde' | 'ahora'>(
  'lectura-de-caso',
  `insert into sucesos_de_seguridad (clase, cuenta, detalle, ocurrido_en)
   select 'lectura-de-caso', :cuenta::uuid, jsonb_build_object('referencia', :referencia::text, 'sesion', :sesion::text), :ahora::timestamptz
   where not exists (
     select from sucesos_de_seguridad where cuenta = :cuenta::uuid and ocurrido_en >= :desde::timestamptz
       and clase = 'lectura-de-caso' and detalle ->> 'referencia' = :referencia::text and detalle ->> 'sesion' = :sesion::text)`,
);

export type Lectura = {
  readonly cuenta: string;
  readonly referencia: string;
  /** Of the session, so that each sign-in counts as a visit of its own. */
  readonly sesion: string;
  /** When that session began, epoch ms. */
  readonly desdeMs: number;
};

export async function noteLectura(db: Queries, lectura: Lectura, ahoraMs: number): Promise<void> {
  const { desdeMs, ...rest } = lectura;
  await db.execute(note, valuesFor(note, { ...rest, desde: instant(desdeMs), ahora: instant(ahoraMs) }));
}
