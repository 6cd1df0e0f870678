/** The agency's calendar: office hours, holidays, and which days are working days (días hábiles) for whom. */
import type { CivilDate, DayNumber } from './civil-date.ts';
import { civilDate, dayMinutes, dayNumberOf, minuteMs, weekdayOf } from './civil-date.ts';
import type { Holiday, Territory } from './holiday.ts';
import { holidayHoldsIn } from './holiday.ts';
import type { Zone } from './zone.ts';

/** Opening and closing minute of the day, 0 to 1440: open at the first, closed at the second. A whole day is [0, 1440]. */
export type OpenInterval = readonly [startMinute: number, endMinute: number];

/** One list per weekday, index 0 Sunday … 6 Saturday. Hours past midnight are two intervals: [1320, 1440] and [0, 360]. */
export type WeekHours = readonly (readonly OpenInterval[])[];

export type WorkingCalendar = {
  /** Names this state of the data; stored with each clock, so that a later change can be seen and explained. */
  readonly version: string;
  readonly zone: Zone;
  readonly hours: WeekHours;
  readonly holidays: readonly Holiday[];
  /** Where the office stands: its local holidays close it for everyone. */
  readonly seat?: Territory;
};

/** A calendar prepared for look-ups; made once per version by `indexCalendar`, never per deadline. */
export type CalendarIndex = {
  readonly calendar: WorkingCalendar;
  readonly zone: Zone;
  /** Holidays by day number; days without any are absent. */
  readonly holidaysByDay: ReadonlyMap<DayNumber, readonly Holiday[]>;
  /** The keys of `holidaysByDay` in order. */
  readonly holidayDays: readonly DayNumber[];
  /** Open intervals per weekday in ms from the start of the day, in order. */
  readonly openMs: readonly (readonly OpenInterval[])[];
  /** Sum of the open intervals per weekday, ms. */
  readonly openMsPerDay: readonly number[];
  /** Per weekday: Monday to Friday with office hours. */
  readonly workingWeekdays: readonly boolean[];
};

/** How far a search looks for working days before it answers that there are none: ten years. */
export const calendarSearchDaysMax = 3_653;

/** A search either arrives or says up to which date it found nothing. */
export type Search<T> =
  | { readonly found: true; readonly value: T }
  | { readonly found: false; readonly searchedUntil: CivilDate };

const nowhere: Territory = {};

/** Every reason why the data is no calendar, in Spanish, for whoever edits it; empty when it is sound. */
export function calendarProblems(calendar: WorkingCalendar): readonly string[] {
  const problems: string[] = [];
  if (calendar.hours.length !== 7) problems.push('El horario debe tener siete días, de domingo a sábado.');
  for (const intervals of calendar.hours) {
    let previousEnd = 0;
    for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0])) {
      const whole = Number.isInteger(start) && Number.isInteger(end);
      const sound = whole && start >= 0 && end > start && end <= dayMinutes;
      if (!sound) problems.push(`Horario imposible: de ${start} a ${end} minutos.`);
      else if (start < previousEnd) problems.push(`Horarios que se cruzan en el minuto ${start}.`);
      previousEnd = end;
    }
  }
  return problems;
}

/** Prepares the calendar. Throws RangeError where `calendarProblems` finds any: check data from outside first. */
export function indexCalendar(calendar: WorkingCalendar): CalendarIndex {
  const problems = calendarProblems(calendar);
  if (problems.length > 0) throw new RangeError(problems.join(' '));
  const holidaysByDay = new Map<DayNumber, Holiday[]>();
  for (const holiday of calendar.holidays) {
    const day = dayNumberOf(holiday.date);
    const sameDay = holidaysByDay.get(day);
    if (sameDay === undefined) holidaysByDay.set(day, [holiday]);
    else sameDay.push(holiday);
  }
  const openMs = calendar.hours.map((intervals) =>
    intervals
      .map(([start, end]): OpenInterval => [start * minuteMs, end * minuteMs])
      .sort((a, b) => a[0] - b[0]),
  );
  return {
    calendar,
    zone: calendar.zone,
    holidaysByDay,
    holidayDays: [...holidaysByDay.keys()].sort((a, b) => a - b),
    openMs,
    openMsPerDay: openMs.map((intervals) => intervals.reduce((sum, [start, end]) => sum + end - start, 0)),
    workingWeekdays: openMs.map((intervals, index) => index >= 1 && index <= 5 && intervals.length > 0),
  };
}

/** The calendar without the holidays that the agency learned of after that day, to replay an earlier computation. */
export function calendarKnownOn(calendar: WorkingCalendar, day: CivilDate): WorkingCalendar {
  return {
    ...calendar,
    holidays: calendar.holidays.filter(({ validFrom }) => validFrom === undefined || validFrom <= day),
  };
}

/** The holiday that closes that day for the territory or for the office, national ones first; null on other days. */
export function holidayOn(index: CalendarIndex, day: DayNumber, territory: Territory): Holiday | null {
  const candidates = index.holidaysByDay.get(day);
  if (candidates === undefined) return null;
  const seat = index.calendar.seat ?? nowhere;
  const holding = candidates.filter(
    ({ scope }) => holidayHoldsIn(scope, territory) || holidayHoldsIn(scope, seat),
  );
  return holding.find(({ scope }) => scope === 'nacional') ?? holding[0] ?? null;
}

/** `isWorkingDay` on day numbers, for loops. */
export function isWorkingDayNumber(index: CalendarIndex, day: DayNumber, territory: Territory): boolean {
  return index.workingWeekdays[weekdayOf(day)] === true && holidayOn(index, day, territory) === null;
}

/**
 * Whether the date is a día hábil: Monday to Friday (COA art. 159 leaves Saturdays and Sundays out, even where the
 * office opens on them), a weekday with office hours, and no holiday of the nation, of the territory or of the office.
 */
export function isWorkingDay(index: CalendarIndex, date: CivilDate, territory: Territory = nowhere): boolean {
  return isWorkingDayNumber(index, dayNumberOf(date), territory);
}

/** `addWorkingDays` on day numbers; `days` 0 answers the start itself. */
export function addWorkingDayNumbers(
  index: CalendarIndex,
  start: DayNumber,
  days: number,
  territory: Territory,
): Search<DayNumber> {
  let left = days;
  let day = start;
  const last = start + calendarSearchDaysMax;
  while (left > 0) {
    day += 1;
    if (day > last) return { found: false, searchedUntil: civilDate(last) };
    if (isWorkingDayNumber(index, day, territory)) left -= 1;
  }
  return { found: true, value: day };
}

/** The `days`-th working day after `start`, which itself never counts (COA art. 158: from the next working day). */
export function addWorkingDays(
  index: CalendarIndex,
  start: CivilDate,
  days: number,
  territory: Territory = nowhere,
): Search<CivilDate> {
  const end = addWorkingDayNumbers(index, dayNumberOf(start), days, territory);
  return end.found ? { found: true, value: civilDate(end.value) } : end;
}

/** The first working day after the date. */
export function nextWorkingDay(
  index: CalendarIndex,
  date: CivilDate,
  territory: Territory = nowhere,
): Search<CivilDate> {
  return addWorkingDays(index, date, 1, territory);
}

/**
 * Sum of `amount(weekday)` over the days after `from` up to and including `to`, holidays left out.
 * Whole weeks are multiplied and only holidays are visited, so that decades cost microseconds.
 */
export function sumOverDays(
  index: CalendarIndex,
  from: DayNumber,
  to: DayNumber,
  territory: Territory,
  amount: (weekdayIndex: number) => number,
): number {
  if (to <= from) return 0;
  const weeks = Math.floor((to - from) / 7);
  let sum = 0;
  for (let weekdayIndex = 0; weekdayIndex < 7; weekdayIndex += 1) sum += weeks * amount(weekdayIndex);
  for (let day = from + weeks * 7 + 1; day <= to; day += 1) sum += amount(weekdayOf(day));
  for (const day of index.holidayDays) {
    if (day > to) break;
    if (day > from && holidayOn(index, day, territory) !== null) sum -= amount(weekdayOf(day));
  }
  return sum;
}

/** Working days after `from` up to and including `to`; 0 where `to` is not later. */
export function countWorkingDays(
  index: CalendarIndex,
  from: DayNumber,
  to: DayNumber,
  territory: Territory,
): number {
  return sumOverDays(index, from, to, territory, (weekdayIndex) =>
    index.workingWeekdays[weekdayIndex] === true ? 1 : 0,
  );
}
