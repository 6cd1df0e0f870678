/**
 * Counts a term in days.
 *
 * The day of filing or notice never counts (COA art. 158): the first is the next working day. What arrives outside
 * office hours counts as arrived at the next opening on a working day. The term ends at closing time of its last day.
 *
 * Pauses: a day counts only where the clock ran through all of it, that is, a day touched by a pause at any moment of
 * its office hours (working days) or of its 24 hours (calendar days) is not counted, neither against the person nor
 * against the agency. Skipping a day can only move the end later, so no pause ever shortens anybody's time.
 */
import type { DayNumber } from './civil-date.ts';
import { civilDate, dayNumberAt, dayStartMs } from './civil-date.ts';
import type { Amount, Clock } from './clock.ts';
import type { PauseSpan } from './pause-span.ts';
import { isOpenSpan, spanTouchingDay } from './pause-span.ts';
import type { Reckoning } from './reckoning.ts';
import type { CalendarIndex } from './working-calendar.ts';
import { calendarSearchDaysMax, countWorkingDays, isWorkingDayNumber } from './working-calendar.ts';
import { closingMs, nextOpening } from './working-time.ts';

export type DayTerm = { readonly dias: number; readonly counts: 'habiles' | 'calendario' };

type Walk = {
  /** First day that could count; null where none was found. */
  readonly firstDay: DayNumber | null;
  /** The day on which the count is full; null where it never is. */
  readonly fullOn: DayNumber | null;
  readonly dueDay: DayNumber | null;
  readonly elapsed: number;
  readonly left: number;
  readonly touched: readonly number[];
  readonly openPause: boolean;
  readonly horizon: DayNumber;
};

/** The search gives up ten years after the arrival, or after the last closed pause where that is later. */
function horizonDay(index: CalendarIndex, arrival: DayNumber, spans: readonly PauseSpan[]): DayNumber {
  let from = arrival;
  for (const { untilMs } of spans) {
    if (Number.isFinite(untilMs)) from = Math.max(from, dayNumberAt(untilMs, index.zone));
  }
  return from + calendarSearchDaysMax;
}

/** One pass over the days after the arrival: what counted, what a pause took out, and where it ends. */
function walk(
  index: CalendarIndex,
  clock: Clock,
  term: DayTerm,
  arrival: DayNumber,
  today: DayNumber,
  spans: readonly PauseSpan[],
): Walk {
  const byCalendar = term.counts === 'calendario';
  const openFromMs = spans.find(isOpenSpan)?.fromMs ?? null;
  const horizon = horizonDay(index, arrival, spans);
  const touched = spans.map(() => 0);
  let firstDay: DayNumber | null = null;
  let fullOn: DayNumber | null = null;
  let [counted, elapsed, left] = [0, 0, 0];
  const outcome = (dueDay: DayNumber | null, openPause: boolean): Walk => {
    return { firstDay, fullOn, dueDay, elapsed, left, touched, openPause, horizon };
  };
  for (let day = arrival + 1; day <= horizon; day += 1) {
    if (openFromMs !== null && dayStartMs(day, index.zone) >= openFromMs) return outcome(null, true);
    const working = isWorkingDayNumber(index, day, clock.territory);
    if (!working && (!byCalendar || firstDay === null)) continue;
    firstDay ??= day;
    const position = spanTouchingDay(index, spans, day, byCalendar);
    if (position >= 0) {
      touched[position] = (touched[position] ?? 0) + 1;
      continue;
    }
    if (fullOn === null) {
      counted += 1;
      if (day <= today) elapsed += 1;
      if (counted === term.dias) fullOn = day;
    }
    if (day > today) left += 1;
    if (fullOn !== null && working) return outcome(day, false);
  }
  return outcome(null, false);
}

function remainingDays(
  index: CalendarIndex,
  clock: Clock,
  term: DayTerm,
  walked: Walk,
  today: DayNumber,
): number {
  if (walked.dueDay === null) return term.dias - walked.elapsed;
  if (today <= walked.dueDay) return walked.left;
  const late =
    term.counts === 'calendario'
      ? today - walked.dueDay
      : countWorkingDays(index, walked.dueDay, today, clock.territory);
  return late === 0 ? 0 : -late;
}

function holidayRanges(
  term: DayTerm,
  walked: Walk,
  startedOn: DayNumber,
  today: DayNumber,
): Reckoning['holidayRanges'] {
  if (term.counts === 'habiles') return [[startedOn, walked.dueDay ?? Math.min(today, walked.horizon)]];
  const opening = [startedOn, walked.firstDay ?? Math.min(today, walked.horizon)] as const;
  if (walked.fullOn === null || walked.dueDay === null) return [opening];
  return [opening, [Math.max(walked.fullOn, opening[1] + 1), walked.dueDay]];
}

/** Reckons the term as it stands at `atMs`. `spans` come from `disjointSpans`. */
export function reckonDays(
  index: CalendarIndex,
  clock: Clock,
  term: DayTerm,
  spans: readonly PauseSpan[],
  atMs: number,
): Reckoning {
  const unit: Amount['unit'] = term.counts === 'habiles' ? 'dias-habiles' : 'dias';
  const startedOn = dayNumberAt(clock.startedAtMs, index.zone);
  const today = dayNumberAt(atMs, index.zone);
  const opening = nextOpening(index, clock.startedAtMs, clock.territory, true);
  if (!opening.found) {
    return {
      countsFromMs: null,
      dueAtMs: null,
      noDate: { searchedUntil: opening.searchedUntil },
      elapsed: { unit, count: 0 },
      remaining: { unit, count: term.dias },
      discounted: spans.map(() => ({ unit, count: 0 })),
      holidayRanges: [],
      moved: null,
    };
  }
  const walked = walk(index, clock, term, dayNumberAt(opening.value, index.zone), today, spans);
  const { dueDay, fullOn } = walked;
  return {
    countsFromMs: opening.value,
    dueAtMs: dueDay === null ? null : closingMs(index, dueDay),
    noDate: dueDay !== null ? null : { searchedUntil: walked.openPause ? null : civilDate(walked.horizon) },
    elapsed: { unit, count: walked.elapsed },
    remaining: { unit, count: remainingDays(index, clock, term, walked, today) },
    discounted: spans.map((span, position) =>
      isOpenSpan(span) ? null : { unit, count: walked.touched[position] ?? 0 },
    ),
    holidayRanges: holidayRanges(term, walked, startedOn, today),
    moved: dueDay !== null && fullOn !== null && fullOn !== dueDay ? { from: fullOn, to: dueDay } : null,
  };
}
