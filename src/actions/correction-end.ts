/** The last instant in which the filer may answer a correction that is asked now. */
import { civilDateAt, instantOf } from '../domain/calendar/civil-date.ts';
import { addWorkingDays, type CalendarIndex } from '../domain/calendar/working-calendar.ts';
import { limits } from '../domain/limits.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';

const lastMinuteOfDay = 1_439;

/** Epoch ms. */
export function correctionEndMs(
  calendar: CalendarIndex,
  nowMs: number,
  territorio: Solicitud['territorio'],
): number {
  const today = civilDateAt(nowMs, calendar.zone);
  const last = addWorkingDays(calendar, today, limits.correctionDays, territorio);
  return instantOf(last.found ? last.value : last.searchedUntil, lastMinuteOfDay, calendar.zone);
}
