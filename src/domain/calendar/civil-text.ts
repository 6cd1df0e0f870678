/** Dates and hours as a person in Ecuador reads them: «lunes 23 de noviembre de 2026», «14h30». */
import type { CivilDate } from './civil-date.ts';
import { civilMinuteAt, civilParts, dayNumberOf, weekdayOf } from './civil-date.ts';
import type { Zone } from './zone.ts';

const weekdays = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'] as const;
const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const;

/** 0 Sunday … 6 Saturday, as `weekday` answers. */
export function weekdayText(weekdayIndex: number): string {
  return weekdays[weekdayIndex] ?? '';
}

/** «23 de noviembre» */
export function dayMonthText(date: CivilDate): string {
  const { month, day } = civilParts(dayNumberOf(date));
  return `${day} de ${months[month - 1] ?? ''}`;
}

/** «noviembre de 2026», of a month written `2026-11`; anything else as it came. */
export function monthText(mes: string): string {
  const name = months[Number(mes.slice(5)) - 1];
  return name === undefined ? mes : `${name} de ${mes.slice(0, 4)}`;
}

/** «23 de noviembre de 2026» */
export function dateText(date: CivilDate): string {
  return `${dayMonthText(date)} de ${civilParts(dayNumberOf(date)).year}`;
}

/** «lunes 23 de noviembre de 2026» */
export function longDateText(date: CivilDate): string {
  return `${weekdayText(weekdayOf(dayNumberOf(date)))} ${dateText(date)}`;
}

/** «14h30» from the minute of the day; 1440 reads «24h00». */
export function hourText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}h${String(minute % 60).padStart(2, '0')}`;
}

/** «23 de noviembre de 2026, 14h30» */
export function instantText(atMs: number, zone: Zone): string {
  const at = civilMinuteAt(atMs, zone);
  return `${dateText(at.date)}, ${hourText(at.minute)}`;
}

/** «lunes 23 de noviembre de 2026, 14h30» */
export function longInstantText(atMs: number, zone: Zone): string {
  const at = civilMinuteAt(atMs, zone);
  return `${longDateText(at.date)}, ${hourText(at.minute)}`;
}
