/** When something happened, in the few characters a table has: «hoy, 14h30», «23/11, 14h30», «23/11/2025, 14h30». */
import { civilMinuteAt } from '../domain/calendar/civil-date.ts';
import { hourText } from '../domain/calendar/civil-text.ts';
import type { Zone } from '../domain/calendar/zone.ts';

export function shortInstant(atMs: number, nowMs: number, zone: Zone): string {
  const at = civilMinuteAt(atMs, zone);
  const today = civilMinuteAt(nowMs, zone).date;
  const [year, month, day] = at.date.split('-');
  const date =
    at.date === today ? 'hoy' : today.startsWith(`${year}-`) ? `${day}/${month}` : `${day}/${month}/${year}`;
  return `${date}, ${hourText(at.minute)}`;
}
