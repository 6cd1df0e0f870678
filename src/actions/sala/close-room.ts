/** Closes the room in this browser: the sealed key is destroyed. */
import { tokenHash } from '../../platform/token-hash.ts';
import { deleteSesionDeSala } from '../../store/sala-sesiones.ts';
import type { Deps } from '../deps.ts';

/** Safe to call again. */
export async function closeRoom(deps: Deps, token: string): Promise<void> {
  await deleteSesionDeSala(deps.sala.db, tokenHash(token));
}
