/** When each step of the ladder comes for one clock: pauses push it, and what falls at night waits for the office to open. */
import { civilMinuteAt, dayNumberAt, dayNumberOf, dayStartMs, minuteMs } from '../calendar/civil-date.ts';
import type { DeadlineResult, Pause } from '../calendar/clock.ts';
import type { Territory } from '../calendar/holiday.ts';
import { disjointSpans, pausesInOrder } from '../calendar/pause-span.ts';
import type { Plazo } from '../calendar/plazo.ts';
import { dueInstant, ranBetween, rulerFor } from '../calendar/time-clock.ts';
import {
  addWorkingDayNumbers,
  type CalendarIndex,
  calendarSearchDaysMax,
  isWorkingDayNumber,
} from '../calendar/working-calendar.ts';
import type { Peldano } from './escala.ts';

/** A clock that has a date. */
export type RelojConFecha = {
  readonly result: DeadlineResult & { readonly dueAtMs: number };
  readonly pauses: readonly Pause[];
  /** The person's place. */
  readonly territory: Territory;
};

const countsPlainTime = (plazo: Plazo): boolean =>
  plazo.kind === 'dias-plazo' || (plazo.kind === 'horas' && plazo.modo === 'corridas');

/** The same time of day, some working days later. */
function workingDaysAfter(
  index: CalendarIndex,
  atMs: number,
  days: number,
  territory: Territory,
): number | null {
  const { date, minute } = civilMinuteAt(atMs, index.zone);
  const found = addWorkingDayNumbers(index, dayNumberOf(date), days, territory);
  return found.found ? dayStartMs(found.value, index.zone) + minute * minuteMs : null;
}

/** The beginning of the day, some working days earlier; null where there were none. */
function workingDaysBefore(
  index: CalendarIndex,
  atMs: number,
  days: number,
  territory: Territory,
): number | null {
  const from = dayNumberAt(atMs, index.zone);
  let left = days;
  for (let day = from - 1; day >= from - calendarSearchDaysMax; day -= 1) {
    if (!isWorkingDayNumber(index, day, territory)) continue;
    left -= 1;
    if (left === 0) return dayStartMs(day, index.zone);
  }
  return null;
}

function startOf({ steps }: DeadlineResult): number | null {
  return steps.find((step) => step.kind === 'inicio')?.countsFromMs ?? null;
}

/** The instant by which that part of the clock's time has run, pauses left out; or that many days before the end. */
function beforeTheEnd(
  index: CalendarIndex,
  { result, pauses, territory }: RelojConFecha,
  { porciento, diasAntes }: Extract<Peldano, { fase: 'antes' }>,
): number | null {
  const { dueAtMs } = result;
  const start = startOf(result);
  if (start === null) return null;
  const counts = countsPlainTime(result.plazo) ? 'corridas' : 'laborables';
  const ruler = rulerFor(index, { territory }, { counts });
  const spans = disjointSpans(pausesInOrder(pauses));
  const whole = ranBetween(ruler, start, dueAtMs, spans);
  const found = dueInstant(ruler, start, Math.ceil((whole * porciento) / 100), spans);
  const part = found?.found === true ? Math.min(found.value, dueAtMs) : null;
  const earlier = diasAntes === null ? null : workingDaysBefore(index, dueAtMs, diasAntes, territory);
  // A term shorter than those days has no day before its end.
  if (earlier === null || earlier <= start || ruler.between(earlier, dueAtMs) > whole) return part;
  return part === null ? earlier : Math.min(part, earlier);
}

/** Epoch ms, by night too; null where the step never comes. */
export function momentoDe(index: CalendarIndex, reloj: RelojConFecha, peldano: Peldano): number | null {
  const { dueAtMs } = reloj.result;
  switch (peldano.fase) {
    case 'antes':
      return beforeTheEnd(index, reloj, peldano);
    case 'vence':
      // At the due instant itself it is still in time.
      return dueAtMs + 1;
    case 'despues':
      return workingDaysAfter(index, dueAtMs, peldano.diasHabiles, reloj.territory);
  }
}
