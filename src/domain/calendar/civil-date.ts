/** Civil dates ('YYYY-MM-DD') and their conversion to and from epoch milliseconds in a fixed zone, without `Date`. */
import type { Zone } from './zone.ts';

/** A day of the Gregorian calendar as 'YYYY-MM-DD', years 0001 to 9999. Such strings sort in time order. */
export type CivilDate = string;

/** Days since 1970-01-01 (negative before); the form in which this folder does its arithmetic. */
export type DayNumber = number;

/** A civil date and the minute of that day, 0 to 1439. Seconds are dropped: only for showing. */
export type CivilMinute = { readonly date: CivilDate; readonly minute: number };

export const minuteMs = 60_000;
export const dayMinutes = 1_440;
export const dayMs = dayMinutes * minuteMs;

const cycleYears = 400;
const cycleDays = 146_097;
/** Days from 0000-03-01, where the reckoning below starts, to 1970-01-01. */
const epochShiftDays = 719_468;

/** Years are reckoned from 1 March, so that the leap day is the last day of a year and needs no case of its own. */
function dayNumberOfParts(year: number, month: number, day: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const cycle = Math.floor(marchYear / cycleYears);
  const yearOfCycle = marchYear - cycle * cycleYears;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const dayOfCycle =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * cycleDays + dayOfCycle - epochShiftDays;
}

/** Year, month (1–12) and day of a day number. */
export function civilParts(dayNumber: DayNumber): { year: number; month: number; day: number } {
  const shifted = dayNumber + epochShiftDays;
  const cycle = Math.floor(shifted / cycleDays);
  const dayOfCycle = shifted - cycle * cycleDays;
  const leapless =
    dayOfCycle -
    Math.floor(dayOfCycle / 1_460) +
    Math.floor(dayOfCycle / 36_524) -
    Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor(leapless / 365);
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: cycle * cycleYears + yearOfCycle + (month <= 2 ? 1 : 0), month, day };
}

/** Writes a day number as a civil date. */
export function civilDate(dayNumber: DayNumber): CivilDate {
  const { year, month, day } = civilParts(dayNumber);
  return civilDateOf(year, month, day);
}

/** Writes year, month (1–12) and day as a civil date; the parts are not checked. */
export function civilDateOf(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Reads text from outside: the date where it names a day that exists, otherwise null ('2026-02-29' is null). */
export function parseCivilDate(text: string): CivilDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  return civilDate(dayNumberOfParts(year, month, day)) === text ? text : null;
}

/** Day number of a civil date. Throws RangeError on text that is no date: outside text goes through `parseCivilDate`. */
export function dayNumberOf(date: CivilDate): DayNumber {
  if (parseCivilDate(date) === null) throw new RangeError(`not a civil date: ${date}`);
  return dayNumberOfParts(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8)));
}

/** The date `days` later (earlier where negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDate(dayNumberOf(date) + days);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(dayNumber: DayNumber): number {
  return (((dayNumber + 4) % 7) + 7) % 7;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: CivilDate): number {
  return weekdayOf(dayNumberOf(date));
}

/** The day number on the wall calendar of the zone at that instant. */
export function dayNumberAt(atMs: number, zone: Zone): DayNumber {
  return Math.floor((atMs + zone.offsetMinutes * minuteMs) / dayMs);
}

/** The instant (epoch ms) at which the day begins in the zone. */
export function dayStartMs(dayNumber: DayNumber, zone: Zone): number {
  return dayNumber * dayMs - zone.offsetMinutes * minuteMs;
}

/** The civil date in the zone at that instant. */
export function civilDateAt(atMs: number, zone: Zone): CivilDate {
  return civilDate(dayNumberAt(atMs, zone));
}

/** The civil date and minute in the zone at that instant, seconds dropped. */
export function civilMinuteAt(atMs: number, zone: Zone): CivilMinute {
  const dayNumber = dayNumberAt(atMs, zone);
  return {
    date: civilDate(dayNumber),
    minute: Math.floor((atMs - dayStartMs(dayNumber, zone)) / minuteMs),
  };
}

/** The instant (epoch ms) of a minute of a civil day in the zone; minute 1440 is the midnight that ends the day. */
export function instantOf(date: CivilDate, minute: number, zone: Zone): number {
  return dayStartMs(dayNumberOf(date), zone) + minute * minuteMs;
}
