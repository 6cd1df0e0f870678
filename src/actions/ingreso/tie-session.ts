/** Ties a session to the identity of the institution it came from, and, the first time, that identity to the account. */
import type { Queries } from '../../platform/database.ts';
import { insertIdentidad, insertSesionInstitucional } from '../../store/identidades-institucionales.ts';
import { insertSuceso } from '../../store/sucesos.ts';

export type OrigenInstitucional = {
  readonly emisor: string;
  readonly sujeto: string;
  /** The provider's session, by which it can end ours. */
  readonly sid: string | null;
  /** The person has just proved with her own factors that the account is hers: from now on it is this identity's. */
  readonly vincula: boolean;
};

/** False where the identity is another account's, or this account another identity's. */
export async function tieSession(
  queries: Queries,
  sesion: { readonly id: string; readonly cuenta: string },
  origen: OrigenInstitucional,
  nowMs: number,
): Promise<boolean> {
  const { id, cuenta } = sesion;
  if (origen.vincula) {
    if (!(await insertIdentidad(queries, origen, cuenta, null, nowMs))) return false;
    const detalle = { por: cuenta };
    await insertSuceso(queries, { clase: 'identidad-vinculada', cuenta, detalle }, nowMs);
  }
  return insertSesionInstitucional(queries, id, cuenta, origen, nowMs);
}
