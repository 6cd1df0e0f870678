/** While open cases are reckoned anew, what only follows the journal leaves the machine to that and to people. */

/** Since when open cases are reckoned anew: what follows the journal lets that pass first. */
export type Sweep = { ranMs: (() => number) | null };

/** Proofs, figures, words, warnings and webhooks may be late by this once a decree; a letter or a link by this. */
const followersHeldMsMax = 5 * 60_000;
export const dispatcherHeldMsMax = 10_000;

/** Whether a duty that follows the journal is to wait. */
export const heldBy =
  (sweep: Sweep, msMax = followersHeldMsMax) =>
  (): boolean =>
    sweep.ranMs !== null && sweep.ranMs() < msMax;
