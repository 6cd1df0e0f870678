/** Asks the antivirus again about files it did not answer for, a few at a time. */
import type { Deps } from '../actions/deps.ts';
import { scanFile } from '../actions/scan-file.ts';
import { limits } from '../domain/limits.ts';
import { listUnanswered } from '../store/examenes.ts';

/** How many got an answer this time. A scanner that is still silent ends the turn: the rest wait for the next. */
export async function scanPending(deps: Deps): Promise<number> {
  if (deps.scanner === null) return 0;
  const files = await listUnanswered(deps.db, limits.scansPerTurnMax);
  let answered = 0;
  for (const file of files) {
    if ((await scanFile(deps, file)) === 'sin-respuesta') break;
    answered += 1;
  }
  return answered;
}
