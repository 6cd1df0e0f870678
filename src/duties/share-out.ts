/** The duty that gives out what nobody has: what closed accounts left first, then each unit's queue by its rule. */
import type { Deps } from '../actions/deps.ts';
import { moveOrphaned } from '../actions/reparto/move-orphaned.ts';
import { shareOut } from '../actions/reparto/share-out.ts';
import type { Pace } from './pulse.ts';

const orphansPerTurnMax = 100;

/** More may wait where a turn was full of work; otherwise it is told by the journal when something comes in. */
export async function shareOutTurn(deps: Deps): Promise<Pace> {
  const moved = await moveOrphaned(deps, orphansPerTurnMax);
  const given = await shareOut(deps);
  return moved + given > 0 ? 'again' : 'idle';
}
