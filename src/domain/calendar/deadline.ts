/** When a clock is due, how it stands, and the steps that explain it. */
import { civilDate, civilDateAt, dayNumberAt, minuteMs, weekdayOf } from './civil-date.ts';
import type { Amount, Clock, DeadlineResult, DeadlineState, ExplanationStep } from './clock.ts';
import { reckonDays } from './day-clock.ts';
import type { PauseSpan } from './pause-span.ts';
import { disjointSpans, pausesInOrder } from './pause-span.ts';
import type { Plazo } from './plazo.ts';
import { isSoundPlazo, workingDaysOf, workingHoursOf } from './plazo.ts';
import type { Reckoning } from './reckoning.ts';
import { reckonTime } from './time-clock.ts';
import type { CalendarIndex } from './working-calendar.ts';
import { countWorkingDays, holidayOn } from './working-calendar.ts';

const hourMs = 60 * minuteMs;

function reckon(
  index: CalendarIndex,
  clock: Clock,
  plazo: Exclude<Plazo, { kind: 'sin-plazo' }>,
  spans: readonly PauseSpan[],
  atMs: number,
): Reckoning {
  switch (plazo.kind) {
    case 'inmediato': {
      const term = { totalMs: plazo.metaMinutos * minuteMs, counts: 'laborables' } as const;
      return reckonTime(index, clock, term, spans, atMs);
    }
    case 'horas': {
      if (plazo.modo === 'habiles-como-dias') {
        const term = { dias: workingDaysOf(plazo.horas), counts: 'habiles' } as const;
        return reckonDays(index, clock, term, spans, atMs);
      }
      const term =
        plazo.modo === 'corridas'
          ? ({ totalMs: plazo.horas * hourMs, counts: 'corridas' } as const)
          : ({ totalMs: workingHoursOf(plazo.horas) * hourMs, counts: 'laborables' } as const);
      return reckonTime(index, clock, term, spans, atMs);
    }
    case 'dias-termino':
      return reckonDays(index, clock, { dias: plazo.dias, counts: 'habiles' }, spans, atMs);
    case 'dias-plazo':
      return reckonDays(index, clock, { dias: plazo.dias, counts: 'calendario' }, spans, atMs);
  }
}

/** What is late stays late while paused; what was done is judged by when it was done. */
function stateOf(
  clock: Clock,
  dueAtMs: number | null,
  spans: readonly PauseSpan[],
  atMs: number,
): DeadlineState {
  if (dueAtMs !== null && atMs > dueAtMs) return 'vencido';
  if (finishedBy(clock, atMs)) return 'cumplido';
  return spans.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs) ? 'en-pausa' : 'corre';
}

function finishedBy(clock: Clock, atMs: number): boolean {
  return clock.finishedAtMs !== undefined && clock.finishedAtMs !== null && clock.finishedAtMs <= atMs;
}

function holidaySteps(index: CalendarIndex, clock: Clock, reckoning: Reckoning): ExplanationStep[] {
  const { unit } = reckoning.elapsed;
  const byDays = unit === 'dias' || unit === 'dias-habiles';
  const matters = (weekdayIndex: number): boolean =>
    byDays ? index.workingWeekdays[weekdayIndex] === true : (index.openMsPerDay[weekdayIndex] ?? 0) > 0;
  const startedOn = civilDateAt(clock.startedAtMs, index.zone);
  const steps: ExplanationStep[] = [];
  for (const [from, to] of reckoning.holidayRanges) {
    for (const day of index.holidayDays) {
      if (day > to) break;
      if (day < from || !matters(weekdayOf(day))) continue;
      const holiday = holidayOn(index, day, clock.territory);
      if (holiday === null) continue;
      const { name, scope, validFrom } = holiday;
      const knownSince = validFrom !== undefined && validFrom > startedOn ? validFrom : null;
      steps.push({ kind: 'feriado', date: civilDate(day), name, scope, knownSince });
    }
  }
  return steps;
}

function stepsOf(index: CalendarIndex, clock: Clock, reckoning: Reckoning): readonly ExplanationStep[] {
  const { countsFromMs, moved, noDate } = reckoning;
  const { version } = index.calendar;
  const steps: ExplanationStep[] = [];
  if (countsFromMs !== null) steps.push({ kind: 'inicio', startedAtMs: clock.startedAtMs, countsFromMs });
  for (const [position, pause] of pausesInOrder(clock.pauses).entries()) {
    const { fromMs, untilMs, reason } = pause;
    if (reckoning.dueAtMs !== null && fromMs >= reckoning.dueAtMs) continue;
    const discounted = untilMs === null ? null : (reckoning.discounted[position] ?? null);
    steps.push({ kind: 'pausa', fromMs, untilMs, reason, discounted });
  }
  steps.push(...holidaySteps(index, clock, reckoning));
  if (moved !== null) {
    steps.push({ kind: 'traslado', from: civilDate(moved.from), to: civilDate(moved.to) });
  }
  if (clock.calendarVersion !== version) {
    steps.push({ kind: 'calendario', from: clock.calendarVersion, to: version });
  }
  if (noDate !== null) steps.push({ kind: 'sin-fecha', searchedUntil: noDate.searchedUntil });
  return steps;
}

function withoutPlazo(index: CalendarIndex, clock: Clock, atMs: number): DeadlineResult {
  const [from, to] = [dayNumberAt(clock.startedAtMs, index.zone), dayNumberAt(atMs, index.zone)];
  const elapsed: Amount = {
    unit: 'dias-habiles',
    count: countWorkingDays(index, from, to, clock.territory),
  };
  return {
    plazo: clock.plazo,
    zone: index.zone,
    atMs,
    finishedAtMs: finishedBy(clock, atMs) ? atMs : null,
    dueAtMs: null,
    state: 'sin-plazo',
    elapsed,
    remaining: null,
    steps: [{ kind: 'inicio', startedAtMs: clock.startedAtMs, countsFromMs: clock.startedAtMs }],
  };
}

/**
 * Reckons a clock as it stands at `nowMs` (epoch ms). Pure and cheap (microseconds): recompute open clocks whenever
 * the calendar changes rather than store the arithmetic. To replay what was known then, index `calendarKnownOn`.
 * Throws RangeError for a plazo that `isSoundPlazo` refuses and for a pause that ends before it begins.
 */
export function computeDeadline(clock: Clock, index: CalendarIndex, nowMs: number): DeadlineResult {
  const { plazo } = clock;
  if (!isSoundPlazo(plazo)) throw new RangeError(`impossible plazo: ${JSON.stringify(plazo)}`);
  const atMs = Math.min(nowMs, clock.finishedAtMs ?? Number.POSITIVE_INFINITY);
  if (plazo.kind === 'sin-plazo') return withoutPlazo(index, clock, atMs);
  const spans = disjointSpans(pausesInOrder(clock.pauses));
  const reckoning = reckon(index, clock, plazo, spans, atMs);
  return {
    plazo,
    zone: index.zone,
    atMs,
    finishedAtMs: finishedBy(clock, atMs) ? atMs : null,
    dueAtMs: reckoning.dueAtMs,
    state: stateOf(clock, reckoning.dueAtMs, spans, atMs),
    elapsed: reckoning.elapsed,
    remaining: reckoning.remaining,
    steps: stepsOf(index, clock, reckoning),
  };
}
