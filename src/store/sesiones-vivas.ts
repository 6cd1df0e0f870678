/** Which of many sessions are still good, and whose they are, for what stays open between two requests. */
import type { Queries } from '../platform/database.ts';
import { type FilaDeSesion, type LimiteDeOcio, sesionVigente } from './sesiones.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type SesionViva = Pick<
  FilaDeSesion,
  'huella' | 'cuenta' | 'clase' | 'ruc' | 'nombre' | 'roles' | 'unidades' | 'prueba'
>;

const alive = statement<'huellas' | 'ahora' | keyof LimiteDeOcio>(
  'sesiones-vivas',
  `select s.huella, s.cuenta, c.clase, c.ruc, c.nombre, c.roles, c.unidades, s.prueba
   from sesiones s join cuentas c on c.id = s.cuenta
   where s.huella = any(:huellas::text[]) and c.activa and ${sesionVigente}`,
);

/** Does not count as use: a page left open keeps no session alive. */
export function readSesionesVivas(
  db: Queries,
  huellas: readonly string[],
  ocio: LimiteDeOcio,
  ahoraMs: number,
): Promise<readonly SesionViva[]> {
  return db.query<SesionViva>(alive, valuesFor(alive, { huellas, ...ocio, ahora: instant(ahoraMs) }));
}
