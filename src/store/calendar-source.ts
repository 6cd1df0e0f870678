/** The calendar in force, indexed once and reloaded when any process changed it. */
import { type CalendarIndex, indexCalendar } from '../domain/calendar/working-calendar.ts';
import { zoneGalapagos, zoneGuayaquil } from '../domain/calendar/zone.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { readCalendar, readCalendarVersion } from './calendario.ts';

/** How long a process may go on with the calendar it has before it asks whether there is a newer one. */
const staleAfterMs = 2_000;

export function calendarSource(db: Database, clock: Clock): () => Promise<CalendarIndex> {
  let current: { readonly version: number; readonly index: CalendarIndex } | null = null;
  let checkedMs = 0;
  const load = async (): Promise<CalendarIndex> => {
    const { setting, holidays } = await readCalendar(db);
    const zone = setting.valor.zona === zoneGalapagos.id ? zoneGalapagos : zoneGuayaquil;
    const index = indexCalendar({
      version: String(setting.version),
      zone,
      hours: setting.valor.horas,
      holidays,
    });
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
