/** The day in Ecuador: all the room keeps of when something happened. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import type { Clock } from '../../platform/clock.ts';

/** 'YYYY-MM-DD'. */
export function salaDay(clock: Clock): string {
  return civilDateAt(clock.nowMs(), zoneGuayaquil);
}
