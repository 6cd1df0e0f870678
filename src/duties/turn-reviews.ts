/** The duty behind the audit room: reviews go on step by step, a short rest after each. */
import { advanceReviews } from '../actions/auditoria/advance-reviews.ts';
import type { ReviewTools } from '../actions/auditoria/revisar/review-tools.ts';
import type { Deps } from '../actions/deps.ts';
import type { Pace } from './pulse.ts';

export async function turnReviews(deps: Deps, tools: ReviewTools): Promise<Pace> {
  return (await advanceReviews(deps, tools)) ? 'again' : 'idle';
}
