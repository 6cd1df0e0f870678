/** Days as spreadsheets count them, turned into civil dates. */
import { type CivilDate, civilDate, dayNumberOf } from '../../domain/calendar/civil-date.ts';

const base1900 = dayNumberOf('1899-12-30');
const base1904 = dayNumberOf('1904-01-01');
/** 9999-12-31 in the 1900 system; Excel shows nothing later. */
const serialMax = 2_958_465;

/**
 * Null outside of what Excel shows as a date. The 1900 system counts a 29 February 1900 that never was (serial 60), so
 * days before it are one off; the hour, which is the fraction, is dropped.
 */
export function dateOfSerial(serial: number, system1904: boolean): CivilDate | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 1 || day > serialMax) return null;
  if (system1904) return civilDate(base1904 + day);
  if (day === 60) return null;
  return civilDate(base1900 + (day < 60 ? day + 1 : day));
}
