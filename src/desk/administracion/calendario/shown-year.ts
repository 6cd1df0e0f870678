/** Which year of the calendar is shown: the one asked for, else the one it is. */
import { civilDateAt } from '../../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../../domain/calendar/zone.ts';
import { firstYear, lastYear } from './read-holiday.ts';

export function shownYear(asked: string | undefined, nowMs: number): number {
  const year = /^\d{4}$/.test(asked ?? '') ? Number(asked) : Number.NaN;
  if (year >= firstYear && year <= lastYear) return year;
  return Number(civilDateAt(nowMs, zoneGuayaquil).slice(0, 4));
}
