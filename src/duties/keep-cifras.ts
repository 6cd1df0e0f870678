/** The duty behind the dashboards: what the journal brought is in the figures within the minute. */
import { rebuildCifras, updateCifras } from '../actions/cifras/keep-cifras.ts';
import type { Deps } from '../actions/deps.ts';
import type { Pace } from './pulse.ts';

/** `again` while more events wait; an installation that never reckoned its figures does so here, once. */
export async function keepCifras(deps: Deps): Promise<Pace> {
  const { outcome } = await updateCifras(deps);
  if (outcome === 'nunca') {
    await rebuildCifras(deps);
    return 'again';
  }
  if (outcome === 'mas') return 'again';
  return outcome === 'ocupado' ? 'soon' : 'idle';
}
