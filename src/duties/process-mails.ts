/** The duty of the mail door: works off what came in, right after it came, and looks by itself for what others left. */
import { intakeLimits } from '../actions/correo/intake-limits.ts';
import { processMails } from '../actions/correo/process-mails.ts';
import type { Deps } from '../actions/deps.ts';
import type { Pace } from './pulse.ts';

/** One turn. `again` while full turns come. */
export async function workMails(deps: Deps, agencia: string): Promise<Pace> {
  const taken = await processMails(deps, agencia);
  return taken >= intakeLimits.mailsPerTurnMax ? 'again' : 'idle';
}
