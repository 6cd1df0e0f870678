/** What the sealed room forgets by itself: complaints whose time is over, and drafts that nobody went on with. */
import type { Deps } from '../actions/deps.ts';
import { purgeDrafts } from '../actions/sala/purge-drafts.ts';
import { shredExpired } from '../actions/sala/shred-denuncia.ts';

export async function tendSala(deps: Deps): Promise<void> {
  await shredExpired(deps);
  await purgeDrafts(deps);
}
