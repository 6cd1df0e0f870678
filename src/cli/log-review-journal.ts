/** Second half of the check: the chain of every case, its end against the case itself, and no event the log passed by. */
import { caseWords, findingsMax } from '../actions/auditoria/revisar/findings.ts';
import {
  endJournal,
  type JournalReview,
  type JournalState,
  journalBegin,
  reviewNextEvents,
} from '../actions/auditoria/revisar/review-journal.ts';
import { readFaltantes } from '../store/registro-publico-revision.ts';
import { stopIfAsked } from './log-findings.ts';

type Watched = JournalReview & {
  readonly progress: (events: number) => void;
  readonly signal: AbortSignal;
};

export type JournalReviewed = {
  readonly events: number;
  readonly logged: number;
  readonly cases: number;
  /** Cases whose content was removed by an event of their own journal. */
  readonly removed: number;
};

/** `eventLeaves`: leaves whose event exists. */
export async function reviewJournal(review: Watched, eventLeaves: number): Promise<JournalReviewed> {
  const { queries, findings, progress, signal } = review;
  let state: JournalState = journalBegin;
  while (!state.isDone) {
    stopIfAsked(signal);
    state = await reviewNextEvents(review, state);
    progress(state.events);
  }
  const removed = await endJournal(review, state);
  const { events, logged, cases } = state;
  if (logged !== eventLeaves)
    for (const { n, referencia, solicitud } of await readFaltantes(queries, findingsMax))
      findings.add(
        'evento-sin-asentar',
        `El evento ${n} de ${caseWords(referencia, solicitud)} falta en el registro, que ya leyó más allá.`,
      );
  return { events, logged, cases, removed };
}
