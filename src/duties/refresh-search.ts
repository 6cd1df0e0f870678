/** The duty behind the desk's search: what was committed can be found, some seconds later. */
import { buscarLimits } from '../actions/buscar/buscar-limits.ts';
import { refreshSearch as refresh } from '../actions/buscar/refresh-search.ts';
import type { Deps } from '../actions/deps.ts';
import type { Pace } from './pulse.ts';

/** One turn: `again` while more waits, `soon` while something waits for an open transaction or another process. */
export async function refreshSearch(deps: Pick<Deps, 'db' | 'clock'>): Promise<Pace> {
  const done = await refresh(deps);
  if (done === null) return 'soon';
  const isFull =
    done.events === buscarLimits.eventsPerBatch ||
    done.older > 0 ||
    done.changed >= buscarLimits.changedPerTurn;
  return isFull ? 'again' : 'idle';
}
