/** The day on which somebody is reminded of a term: some working days before its last. */
import { type CivilDate, civilDate, dayNumberOf } from '../calendar/civil-date.ts';
import type { Territory } from '../calendar/holiday.ts';
import {
  type CalendarIndex,
  calendarSearchDaysMax,
  isWorkingDayNumber,
} from '../calendar/working-calendar.ts';

/** Null where there is no such day after `desde`. */
export function diaDeRecordatorio(
  calendario: CalendarIndex,
  {
    desde,
    vence,
    diasAntes,
  }: { readonly desde: CivilDate; readonly vence: CivilDate; readonly diasAntes: number },
  territorio: Territory,
): CivilDate | null {
  const first = Math.max(dayNumberOf(desde), dayNumberOf(vence) - calendarSearchDaysMax);
  let left = diasAntes;
  for (let day = dayNumberOf(vence) - 1; day > first; day -= 1) {
    if (!isWorkingDayNumber(calendario, day, territorio)) continue;
    left -= 1;
    if (left === 0) return civilDate(day);
  }
  return null;
}
