/** Puts security notices about an account among the letters owed, inside the transaction of the change they tell about. */
import { insertAvisosDebidos } from '../store/avisos-debidos.ts';
import type { Deps } from './deps.ts';
import type { Avisar } from './owner-addresses.ts';

export function oweNotices({ ids, clock, nudge }: Pick<Deps, 'ids' | 'clock' | 'nudge'>): Avisar {
  return async (queries, avisos) => {
    if (avisos.length === 0) return;
    const rows = avisos.map((aviso) => ({ ...aviso, id: ids.newId() }));
    await insertAvisosDebidos(queries, 'aviso-de-seguridad', rows, clock.nowMs());
    nudge();
  };
}
