/** Ends the session of a token; an unknown one is as good as ended. */
import { tokenHash } from '../platform/token-hash.ts';
import { deleteSesion } from '../store/sesiones.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';

export async function signOut(deps: Deps, token: string): Promise<void> {
  const cuenta = await deleteSesion(deps.db, tokenHash(token));
  if (cuenta === null) return;
  await insertSuceso(deps.db, { clase: 'salida', cuenta, detalle: {} }, deps.clock.nowMs());
}
