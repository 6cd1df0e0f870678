/** Office hours as time that runs: how much of it lies between two instants, and where a given amount of it ends. */
import type { DayNumber } from './civil-date.ts';
import { civilDate, dayMs, dayNumberAt, dayStartMs, minuteMs, weekdayOf } from './civil-date.ts';
import type { Territory } from './holiday.ts';
import type { CalendarIndex, Search } from './working-calendar.ts';
import { calendarSearchDaysMax, holidayOn, isWorkingDayNumber, sumOverDays } from './working-calendar.ts';

/** Open time of one day before `untilMs`, in ms from the start of that day. */
function openMsUntil(index: CalendarIndex, day: DayNumber, untilMs: number, territory: Territory): number {
  if (untilMs <= 0 || holidayOn(index, day, territory) !== null) return 0;
  let sum = 0;
  for (const [start, end] of index.openMs[weekdayOf(day)] ?? []) {
    if (untilMs <= start) break;
    sum += Math.min(untilMs, end) - start;
  }
  return sum;
}

/** Whether the office attends at that instant; the closing instant is already closed. */
export function isOpenAt(index: CalendarIndex, atMs: number, territory: Territory = {}): boolean {
  const day = dayNumberAt(atMs, index.zone);
  if (holidayOn(index, day, territory) !== null) return false;
  const ofDayMs = atMs - dayStartMs(day, index.zone);
  return (index.openMs[weekdayOf(day)] ?? []).some(([start, end]) => start <= ofDayMs && ofDayMs < end);
}

/** Open time between two instants, exact to the ms; 0 where `untilMs` is not later. */
export function workingMsBetween(
  index: CalendarIndex,
  fromMs: number,
  untilMs: number,
  territory: Territory,
): number {
  if (untilMs <= fromMs) return 0;
  const [first, last] = [dayNumberAt(fromMs, index.zone), dayNumberAt(untilMs, index.zone)];
  const before = openMsUntil(index, first, fromMs - dayStartMs(first, index.zone), territory);
  const within = openMsUntil(index, last, untilMs - dayStartMs(last, index.zone), territory);
  const wholeDays = sumOverDays(
    index,
    first - 1,
    last - 1,
    territory,
    (weekdayIndex) => index.openMsPerDay[weekdayIndex] ?? 0,
  );
  return wholeDays + within - before;
}

/** Open minutes between two instants; a fraction where the instants have seconds. */
export function workingMinutesBetween(
  index: CalendarIndex,
  fromMs: number,
  untilMs: number,
  territory: Territory = {},
): number {
  return workingMsBetween(index, fromMs, untilMs, territory) / minuteMs;
}

/** The earliest instant by which `workMs` of open time have passed since `startMs`; the start itself for 0. */
export function addWorkingMs(
  index: CalendarIndex,
  startMs: number,
  workMs: number,
  territory: Territory,
): Search<number> {
  if (workMs <= 0) return { found: true, value: startMs };
  let left = workMs;
  const first = dayNumberAt(startMs, index.zone);
  for (let day = first; day <= first + calendarSearchDaysMax; day += 1) {
    const intervals = index.openMs[weekdayOf(day)] ?? [];
    if (intervals.length === 0 || holidayOn(index, day, territory) !== null) continue;
    const dayStart = dayStartMs(day, index.zone);
    for (const [start, end] of intervals) {
      const from = Math.max(dayStart + start, startMs);
      const available = dayStart + end - from;
      if (available >= left) return { found: true, value: from + left };
      if (available > 0) left -= available;
    }
  }
  return { found: false, searchedUntil: civilDate(first + calendarSearchDaysMax) };
}

/** As `addWorkingMs`, in minutes. */
export function addWorkingMinutes(
  index: CalendarIndex,
  startMs: number,
  minutes: number,
  territory: Territory = {},
): Search<number> {
  return addWorkingMs(index, startMs, minutes * minuteMs, territory);
}

/**
 * The instant itself where the office is open, otherwise its next opening: what arrives outside hours counts from there.
 * With `workingDaysOnly`, openings on days that are no día hábil (a Saturday shift) are passed over.
 */
export function nextOpening(
  index: CalendarIndex,
  atMs: number,
  territory: Territory,
  workingDaysOnly = false,
): Search<number> {
  const first = dayNumberAt(atMs, index.zone);
  for (let day = first; day <= first + calendarSearchDaysMax; day += 1) {
    const attends = workingDaysOnly
      ? isWorkingDayNumber(index, day, territory)
      : holidayOn(index, day, territory) === null;
    if (!attends) continue;
    const dayStart = dayStartMs(day, index.zone);
    for (const [start, end] of index.openMs[weekdayOf(day)] ?? []) {
      if (atMs < dayStart + end) return { found: true, value: Math.max(atMs, dayStart + start) };
    }
  }
  return { found: false, searchedUntil: civilDate(first + calendarSearchDaysMax) };
}

/** The last closing instant of a day by its weekday's hours; the end of the day where it has none. */
export function closingMs(index: CalendarIndex, day: DayNumber): number {
  const end = index.openMs[weekdayOf(day)]?.at(-1)?.[1] ?? dayMs;
  return dayStartMs(day, index.zone) + end;
}
