/** Settles a mail that was read and judged: one transaction with its row, its thread and the letters owed. */
import type { Deps } from '../deps.ts';
import { applyCaseEffect } from './case-effect.ts';
import { intakeLimits } from './intake-limits.ts';
import { AlreadySettled, type Settled, type Settling, settleInTurn } from './settle-in-turn.ts';
import type { EffectDone } from './step.ts';

/**
 * What the mail does to a case comes before that transaction, under keys of its own: a process that dies between the two
 * leaves a mail that is worked on again and finds its effect done. Throws where the thread gives no rest.
 */
export async function settleMail(
  deps: Deps,
  order: Omit<Settling, 'deps' | 'done'>,
): Promise<Exclude<Settled, { outcome: 'falta' }>> {
  let done: EffectDone | null = null;
  for (let i = 0; i < intakeLimits.redoMax; i += 1) {
    const now: Settling = { ...order, deps, done };
    const settled = await deps.db
      .transaction((queries) => settleInTurn(now, queries))
      .catch((error: unknown): Settled => {
        if (error instanceof AlreadySettled) return { outcome: 'hecho' };
        throw error;
      });
    if (settled.outcome !== 'falta') return settled;
    const { effect } = settled;
    done = { clase: effect.clase, outcome: await applyCaseEffect(deps, effect) };
    await deps.faults.hit('tras-caso-antes-de-correo');
  }
  throw new Error('a thread asked for one effect after another');
}
