/** The calendar in force, indexed once and reloaded when any process changed it. */
import type { Holiday } from '../domain/calendar/holiday.ts';
import {
  type CalendarIndex,
  indexCalendar,
  type WorkingCalendar,
} from '../domain/calendar/working-calendar.ts';
import { zoneGalapagos, zoneGuayaquil } from '../domain/calendar/zone.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { type CalendarSetting, readCalendar, readCalendarVersion } from './calendario.ts';

/** How long a process may go on with the calendar it has before it asks whether there is a newer one. */
const staleAfterMs = 2_000;

/** Setting and holidays as the reckoning reads them. */
export function calendarFrom(
  { version, valor }: CalendarSetting,
  holidays: readonly Holiday[],
): WorkingCalendar {
  return {
    version: String(version),
    zone: valor.zona === zoneGalapagos.id ? zoneGalapagos : zoneGuayaquil,
    hours: valor.horas,
    holidays,
    ...(valor.sede === undefined ? {} : { seat: valor.sede }),
  };
}

export function calendarSource(db: Database, clock: Clock): () => Promise<CalendarIndex> {
  let current: { readonly version: number; readonly index: CalendarIndex } | null = null;
  let checkedMs = 0;
  const load = async (): Promise<CalendarIndex> => {
    const { setting, holidays } = await readCalendar(db);
    const index = indexCalendar(calendarFrom(setting, holidays));
    current = { version: setting.version, index };
    return index;
  };
  return async () => {
    const nowMs = clock.nowMs();
    if (current !== null && Math.abs(nowMs - checkedMs) < staleAfterMs) return current.index;
    checkedMs = nowMs;
    if (current !== null && (await readCalendarVersion(db)) === current.version) return current.index;
    return load();
  };
}
