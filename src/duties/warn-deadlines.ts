/** The duty that tells staff of clocks that run out, and everybody of a legal term that did; only in office hours, each step once. */
import type { Deps } from '../actions/deps.ts';
import { keepWatch } from '../actions/escalas/keep-watch.ts';
import { warnDue } from '../actions/escalas/warn-due.ts';
import { readWatchRules, type WatchRules } from '../actions/escalas/watch-rules.ts';
import { escalasLimits } from '../domain/escalas/escalas-limits.ts';
import { claimTurn } from '../store/limpieza.ts';
import type { Pace } from './pulse.ts';

const { roundsPerTurnMax, turnMs, warnedCasesMax } = escalasLimits;

export type WarnTurn = { readonly avisos: number; readonly silencios: number };

async function tellDue(deps: Deps, rules: WatchRules): Promise<WarnTurn> {
  let [avisos, silencios] = [0, 0];
  for (let round = 0; round < roundsPerTurnMax; round += 1) {
    const warned = await warnDue(deps, rules);
    avisos += warned.avisos;
    silencios += warned.silencios;
    // A silence waits for the warning of the same case to be written.
    if (warned.miradas < warnedCasesMax && warned.avisos + warned.silencios === 0) break;
  }
  if (avisos + silencios > 0) deps.nudge();
  return { avisos, silencios };
}

/** Everything at once: what the journal says, then the looks that are due. */
export async function warnDeadlines(deps: Deps): Promise<WarnTurn> {
  const rules = await readWatchRules(deps);
  while (await keepWatch(deps, rules));
  return tellDue(deps, rules);
}

/**
 * One turn of one process: a round of watching, and where that is done the telling, which one process has at a time so
 * that each person gets one letter. Many cases to watch take many turns, with rest between them.
 */
export async function warnTurn(deps: Deps): Promise<Pace> {
  const rules = await readWatchRules(deps);
  if (await keepWatch(deps, rules)) return 'again';
  if (await claimTurn(deps.db, 'plazos', deps.clock.nowMs(), turnMs)) await tellDue(deps, rules);
  return 'idle';
}
