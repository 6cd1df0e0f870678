/** Pauses put in order, as half-open stretches of time. */
import type { DayNumber } from './civil-date.ts';
import { dayMs, dayStartMs, weekdayOf } from './civil-date.ts';
import type { Pause } from './clock.ts';
import type { CalendarIndex } from './working-calendar.ts';

/** `untilMs` is Infinity for an open pause. */
export type PauseSpan = { readonly fromMs: number; readonly untilMs: number };

/** In order of their beginning. Throws RangeError where a pause ends before it begins: stored data is broken then. */
export function pausesInOrder(pauses: readonly Pause[]): readonly Pause[] {
  for (const { fromMs, untilMs } of pauses) {
    if (untilMs !== null && untilMs < fromMs) {
      throw new RangeError(`pause ends before it begins: ${fromMs}–${untilMs}`);
    }
  }
  return pauses.length < 2 ? pauses : [...pauses].sort((a, b) => a.fromMs - b.fromMs);
}

/** Span of each pause with what earlier ones cover taken off, so that no moment is discounted twice. Keeps order and length. */
export function disjointSpans(ordered: readonly Pause[]): readonly PauseSpan[] {
  let coveredUntil = Number.NEGATIVE_INFINITY;
  return ordered.map((pause) => {
    const untilMs = Math.max(pause.untilMs ?? Number.POSITIVE_INFINITY, coveredUntil);
    const fromMs = Math.min(Math.max(pause.fromMs, coveredUntil), untilMs);
    coveredUntil = untilMs;
    return { fromMs, untilMs };
  });
}

/** Whether the span is a pause that still lasts (and not one covered by an earlier one). */
export function isOpenSpan({ fromMs, untilMs }: PauseSpan): boolean {
  return untilMs === Number.POSITIVE_INFINITY && fromMs < untilMs;
}

/**
 * Position of the first span that touches the day, −1 where none does. A working day counts as paused when the clock
 * stood still at any moment of its office hours; a calendar day (`wholeDay`), at any moment of its 24 hours.
 */
export function spanTouchingDay(
  index: CalendarIndex,
  spans: readonly PauseSpan[],
  day: DayNumber,
  wholeDay: boolean,
): number {
  if (spans.length === 0) return -1;
  const start = dayStartMs(day, index.zone);
  const intervals = wholeDay ? [[0, dayMs] as const] : (index.openMs[weekdayOf(day)] ?? []);
  return spans.findIndex(
    ({ fromMs, untilMs }) =>
      fromMs < untilMs &&
      fromMs < start + dayMs &&
      untilMs > start &&
      intervals.some(([open, close]) => fromMs < start + close && untilMs > start + open),
  );
}
