/** Reads the journal behind the cursor and puts what it owes into queues: both in one transaction, so neither without the other. */
import type { Deps } from '../actions/deps.ts';
import { limits } from '../domain/limits.ts';
import type { Jobs } from '../platform/jobs.ts';
import { advanceCursor, isJournalPending, lockCursor, readDue } from '../store/diario.ts';
import { jobsFor } from './jobs-for.ts';
import type { Pace } from './pulse.ts';

export type Dispatched = { readonly events: number; readonly jobs: number };

/**
 * One batch. Any number of processes may call it at once: one of them holds the cursor, the others find it locked and
 * leave with `null`. What dies half-way leaves cursor and queues as they were.
 */
export async function dispatchBatch(
  deps: Pick<Deps, 'db' | 'faults'>,
  jobs: Pick<Jobs, 'insert'>,
): Promise<Dispatched | null> {
  return deps.db.transaction(async (queries) => {
    const cursor = await lockCursor(queries);
    if (cursor === null) return null;
    const events = await readDue(queries, cursor, limits.dispatchBatchEvents);
    const last = events.at(-1);
    if (last === undefined) return { events: 0, jobs: 0 };
    const owed = events.flatMap(jobsFor);
    await jobs.insert(queries, owed);
    await deps.faults.hit('tras-encolar-antes-de-cursor');
    await advanceCursor(queries, last);
    return { events: events.length, jobs: owed.length };
  });
}

/** One turn of the duty: `again` while full batches come, `soon` while something waits for an open transaction to end. */
export async function dispatchJournal(
  deps: Pick<Deps, 'db' | 'faults'>,
  jobs: Pick<Jobs, 'insert'>,
): Promise<Pace> {
  if (!(await isJournalPending(deps.db))) return 'idle';
  const done = await dispatchBatch(deps, jobs);
  if (done !== null && done.events === limits.dispatchBatchEvents) return 'again';
  return done !== null && done.events > 0 ? 'idle' : 'soon';
}
