/** Holidays, places and hours of the calendar as an administrator reads them. */
import { weekday } from '../../../domain/calendar/civil-date.ts';
import { longDateText, weekdayText } from '../../../domain/calendar/civil-text.ts';
import type { Holiday, HolidayScope, Territory } from '../../../domain/calendar/holiday.ts';
import { zoneGalapagos } from '../../../domain/calendar/zone.ts';

/** Names of provinces and cantons by DPA code. */
export type PlaceNames = ReadonlyMap<string, string>;

export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const nameOf = (names: PlaceNames, codigo: string): string => names.get(codigo) ?? `código ${codigo}`;

/** «Nacional», «Provincia: Guayas», «Cantón: Azuay: Cuenca». */
export function scopeText(scope: HolidayScope, names: PlaceNames): string {
  if (scope === 'nacional') return 'Nacional';
  return 'canton' in scope
    ? `Cantón ${nameOf(names, scope.canton).replace(/^(.*): (.*)$/, '$2 ($1)')}`
    : `Provincia ${nameOf(names, scope.provincia)}`;
}

export function seatText({ provincia, canton }: Territory, names: PlaceNames): string {
  if (canton !== undefined) return scopeText({ canton }, names);
  return provincia === undefined ? 'Ninguno en particular' : scopeText({ provincia }, names);
}

export const zoneText = (zona: string): string =>
  zona === zoneGalapagos.id ? 'Galápagos (una hora menos)' : 'Ecuador continental';

/** A day off that falls on a day off anyway moves no term. */
export const isWeekend = (date: string): boolean => weekday(date) === 0 || weekday(date) === 6;

export const dayText = ({ date }: Pick<Holiday, 'date'>): string => capital(longDateText(date));

/** Monday first, as people read a week; the numbers are those of `weekdayOf`. */
export const weekOrder = [1, 2, 3, 4, 5, 6, 0] as const;

export const weekdayName = (weekdayIndex: number): string => capital(weekdayText(weekdayIndex));
