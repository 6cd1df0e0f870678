/** First half of the check: every leaf of the public log, from the first to the last. */
import {
  type LeavesReview,
  leavesBegin,
  reviewMissingLeaves,
  reviewNextLeaves,
} from '../actions/auditoria/revisar/review-leaves.ts';
import { stopIfAsked } from './log-findings.ts';

export type LeavesReviewed = { readonly size: number; readonly eventLeaves: number; readonly heads: number };

type Watched = LeavesReview & {
  readonly progress: (leaves: number) => void;
  readonly signal: AbortSignal;
};

export async function reviewLeaves(review: Watched): Promise<LeavesReviewed> {
  let state = leavesBegin;
  while (!state.isDone) {
    stopIfAsked(review.signal);
    state = await reviewNextLeaves(review, state);
    review.progress(state.edge.size);
  }
  await reviewMissingLeaves(review, state);
  return { size: state.edge.size, eventLeaves: state.eventLeaves, heads: state.heads };
}
