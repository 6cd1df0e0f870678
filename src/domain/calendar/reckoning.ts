/** What both ways of counting, by days and by time, hand to `computeDeadline`. */
import type { CivilDate, DayNumber } from './civil-date.ts';
import type { Amount } from './clock.ts';

/** Why there is no date: a pause without end, or a calendar without working days up to a date. */
export type NoDate = { readonly searchedUntil: CivilDate | null };

export type Reckoning = {
  /** Instant from which it counts; null where the office never opens again. */
  readonly countsFromMs: number | null;
  readonly dueAtMs: number | null;
  readonly noDate: NoDate | null;
  readonly elapsed: Amount;
  readonly remaining: Amount;
  /** Taken out by each pause, in their order; null for an open one. */
  readonly discounted: readonly (Amount | null)[];
  /** Stretches of days, both ends included, where a holiday changed the outcome. */
  readonly holidayRanges: readonly (readonly [DayNumber, DayNumber])[];
  /** The last calendar day where it had to move, and where to. */
  readonly moved: { readonly from: DayNumber; readonly to: DayNumber } | null;
};
