/**
 * Counts a promise in minutes: of office hours, or of plain time.
 *
 * What arrives outside office hours counts from the next opening, in both measures. Time inside a pause does not
 * count, to the millisecond: the pause is measured in the same time as the work (office hours against office hours).
 */
import { dayNumberAt, minuteMs } from './civil-date.ts';
import type { Amount, Clock } from './clock.ts';
import type { PauseSpan } from './pause-span.ts';
import { isOpenSpan } from './pause-span.ts';
import type { Reckoning } from './reckoning.ts';
import type { CalendarIndex, Search } from './working-calendar.ts';
import { addWorkingMs, nextOpening, workingMsBetween } from './working-time.ts';

export type TimeTerm = { readonly totalMs: number; readonly counts: 'laborables' | 'corridas' };

/** Measures time as the term counts it. */
export type Ruler = {
  readonly between: (fromMs: number, untilMs: number) => number;
  readonly add: (startMs: number, amountMs: number) => Search<number>;
};

export function rulerFor(
  index: CalendarIndex,
  clock: Pick<Clock, 'territory'>,
  term: Pick<TimeTerm, 'counts'>,
): Ruler {
  if (term.counts === 'corridas') {
    return {
      between: (fromMs, untilMs) => Math.max(0, untilMs - fromMs),
      add: (startMs, amountMs) => ({ found: true, value: startMs + amountMs }),
    };
  }
  return {
    between: (fromMs, untilMs) => workingMsBetween(index, fromMs, untilMs, clock.territory),
    add: (startMs, amountMs) => addWorkingMs(index, startMs, amountMs, clock.territory),
  };
}

/** The instant at which the clock has run for `totalMs`; null where an open pause comes first. */
export function dueInstant(
  ruler: Ruler,
  startMs: number,
  totalMs: number,
  spans: readonly PauseSpan[],
): Search<number> | null {
  let [cursor, left] = [startMs, totalMs];
  for (const span of spans) {
    const { fromMs, untilMs } = span;
    if (untilMs <= cursor || untilMs === fromMs) continue;
    const ran = ruler.between(cursor, fromMs);
    if (ran >= left) break;
    left -= ran;
    if (isOpenSpan(span)) return null;
    cursor = untilMs;
  }
  return ruler.add(cursor, left);
}

/** What the ruler measures between two instants outside the pauses. */
export function ranBetween(
  ruler: Ruler,
  fromMs: number,
  untilMs: number,
  spans: readonly PauseSpan[],
): number {
  const paused = spans.reduce((sum, span) => sum + overlap(ruler, span, fromMs, untilMs), 0);
  return ruler.between(fromMs, untilMs) - paused;
}

function overlap(ruler: Ruler, span: PauseSpan, fromMs: number, untilMs: number): number {
  return ruler.between(Math.max(span.fromMs, fromMs), Math.min(span.untilMs, untilMs));
}

/** Reckons the promise as it stands at `atMs`. `spans` come from `disjointSpans`. */
export function reckonTime(
  index: CalendarIndex,
  clock: Clock,
  term: TimeTerm,
  spans: readonly PauseSpan[],
  atMs: number,
): Reckoning {
  const unit: Amount['unit'] = term.counts === 'laborables' ? 'minutos-laborables' : 'minutos';
  const amount = (countMs: number): Amount => ({ unit, count: countMs / minuteMs });
  const opening = nextOpening(index, clock.startedAtMs, clock.territory);
  if (!opening.found) {
    return {
      countsFromMs: null,
      dueAtMs: null,
      noDate: { searchedUntil: opening.searchedUntil },
      elapsed: amount(0),
      remaining: amount(term.totalMs),
      discounted: spans.map(() => amount(0)),
      holidayRanges: [],
      moved: null,
    };
  }
  const countsFromMs = opening.value;
  const ruler = rulerFor(index, clock, term);
  const due = dueInstant(ruler, countsFromMs, term.totalMs, spans);
  const dueAtMs = due?.found === true ? due.value : null;
  const reachedMs = dueAtMs === null ? atMs : Math.min(atMs, dueAtMs);
  const ran = ranBetween(ruler, countsFromMs, reachedMs, spans);
  const lateMs = dueAtMs === null ? 0 : ruler.between(dueAtMs, atMs);
  const dayAt = (ms: number): number => dayNumberAt(ms, index.zone);
  const lastMs = term.counts === 'corridas' ? countsFromMs : (dueAtMs ?? Math.max(atMs, countsFromMs));
  return {
    countsFromMs,
    dueAtMs,
    noDate: dueAtMs !== null ? null : { searchedUntil: due?.found === false ? due.searchedUntil : null },
    elapsed: amount(ran),
    remaining: amount(lateMs > 0 ? -lateMs : term.totalMs - ran),
    discounted: spans.map((span) =>
      isOpenSpan(span) ? null : amount(overlap(ruler, span, countsFromMs, dueAtMs ?? atMs)),
    ),
    holidayRanges: [[dayAt(clock.startedAtMs), dayAt(lastMs)]],
    moved: null,
  };
}
