/** Links to choose a new password: hash only, good once, until they expire or a newer one of the account exists. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type EnlaceUsable = {
  readonly id: string;
  readonly solicitud: string;
  readonly cuenta: string;
};

const insert = statement<'id' | 'cuenta' | 'solicitud' | 'huella' | 'vence' | 'creado'>(
  'enlace-nuevo',
  `insert into enlaces_de_clave (id, cuenta, solicitud, huella, vence_en, creado_en)
   values (:id, :cuenta, :solicitud, :huella, :vence, :creado) on conflict do nothing`,
);
const usable = `e.huella = :huella and e.usado_en is null and e.vence_en > :ahora::timestamptz
  and not exists (select from enlaces_de_clave n where n.cuenta = e.cuenta and (n.creado_en, n.id) > (e.creado_en, e.id))
  and exists (select from cuentas c where c.id = e.cuenta and c.activa and coalesce(c.clave_cambiada_en, '-infinity') <= e.creado_en)`;
const read = statement<'huella' | 'ahora'>(
  'enlace-leer',
  `select e.id, e.solicitud, e.cuenta from enlaces_de_clave e where ${usable}`,
);
// Whoever comes second waits for the row, then finds `usado_en` set and gets nothing.
const use = statement<'huella' | 'ahora'>(
  'enlace-usar',
  `update enlaces_de_clave e set usado_en = :ahora::timestamptz where ${usable} returning e.id, e.solicitud, e.cuenta`,
);

/** Repeating it changes nothing: the first one's expiry stands. False when it was there. */
export async function insertEnlace(
  db: Queries,
  enlace: EnlaceUsable & { readonly huella: string; readonly venceMs: number; readonly creadoMs: number },
): Promise<boolean> {
  const { venceMs, creadoMs, ...rest } = enlace;
  const values = valuesFor(insert, { ...rest, vence: instant(venceMs), creado: instant(creadoMs) });
  return (await db.execute(insert, values)) === 1;
}

/** The link while it can be used; changes nothing. */
export async function findEnlace(db: Queries, huella: string, ahoraMs: number): Promise<EnlaceUsable | null> {
  const [row] = await db.query<EnlaceUsable>(read, valuesFor(read, { huella, ahora: instant(ahoraMs) }));
  return row ?? null;
}

/** Uses the link up; of parallel users one gets it. */
export async function useEnlace(db: Queries, huella: string, ahoraMs: number): Promise<EnlaceUsable | null> {
  const [row] = await db.query<EnlaceUsable>(use, valuesFor(use, { huella, ahora: instant(ahoraMs) }));
  return row ?? null;
}
