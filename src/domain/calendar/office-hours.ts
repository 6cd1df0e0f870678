/** Whether the office attends people at an instant, and when it does again: as data and as people read it. */
import { civilDateAt, civilMinuteAt, dayNumberAt } from './civil-date.ts';
import { hourText, longDateText } from './civil-text.ts';
import type { CalendarIndex } from './working-calendar.ts';
import { isOpenAt, nextOpening } from './working-time.ts';
import type { Zone } from './zone.ts';

export type OfficeHours =
  | { readonly isOpen: true }
  /** Epoch ms of the next opening; null where the calendar knows none within ten years. */
  | { readonly isOpen: false; readonly opensAtMs: number | null };

/** National holidays close the office, and so do the local ones of its seat; other places' do not. */
export function officeHoursAt(index: CalendarIndex, atMs: number): OfficeHours {
  if (isOpenAt(index, atMs)) return { isOpen: true };
  const opening = nextOpening(index, atMs, {});
  return { isOpen: false, opensAtMs: opening.found ? opening.value : null };
}

/** «hoy a las 08h00», «mañana a las 08h00», «el lunes 23 de noviembre de 2026 a las 08h00». */
export function openingText(opensAtMs: number, nowMs: number, zone: Zone): string {
  const hour = `a las ${hourText(civilMinuteAt(opensAtMs, zone).minute)}`;
  const days = dayNumberAt(opensAtMs, zone) - dayNumberAt(nowMs, zone);
  if (days === 0) return `hoy ${hour}`;
  return days === 1 ? `mañana ${hour}` : `el ${longDateText(civilDateAt(opensAtMs, zone))} ${hour}`;
}
