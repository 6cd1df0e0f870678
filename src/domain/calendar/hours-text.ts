/** Office hours of one day as an administrator writes and reads them: «08h00 a 13h00, 14h00 a 17h00». */
import { dayMinutes } from './civil-date.ts';
import { hourText } from './civil-text.ts';
import type { OpenInterval } from './working-calendar.ts';

/** More stretches than this in one day are a slip of the pen. */
const intervalsMax = 4;

/** «08h00 a 17h00»; the empty text where the office stays closed. */
export function hoursText(intervals: readonly OpenInterval[]): string {
  return intervals.map(([start, end]) => `${hourText(start)} a ${hourText(end)}`).join(', ');
}

export type HoursRead =
  | { readonly ok: true; readonly intervals: readonly OpenInterval[] }
  | { readonly ok: false; readonly problem: string };

const stretch = /^(\d{1,2})[h:.](\d{2})\s*(?:a|-|–|hasta)\s*(\d{1,2})[h:.](\d{2})$/;
const example = 'por ejemplo: 08h00 a 17h00';

function minuteOf(hours: string | undefined, minutes: string | undefined): number | null {
  const [hour, minute] = [Number(hours), Number(minutes)];
  const total = hour * 60 + minute;
  return minute < 60 && total <= dayMinutes ? total : null;
}

/** Stretches in order, separated by commas, that neither cross nor end before they begin. Empty: closed that day. */
export function readHours(typed: string): HoursRead {
  const parts = typed
    .toLowerCase()
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > intervalsMax)
    return { ok: false, problem: `Escriba hasta ${intervalsMax} tramos de atención en un día.` };
  const intervals: OpenInterval[] = [];
  for (const part of parts) {
    const found = stretch.exec(part);
    const [start, end] = [minuteOf(found?.[1], found?.[2]), minuteOf(found?.[3], found?.[4])];
    if (found === null || start === null || end === null)
      return { ok: false, problem: `No se entiende «${part.slice(0, 40)}». Escriba las horas, ${example}.` };
    if (end <= start) return { ok: false, problem: `«${part}» termina antes de empezar.` };
    intervals.push([start, end]);
  }
  intervals.sort((a, b) => a[0] - b[0]);
  const crossed = intervals.some(([start], i) => start < (intervals[i - 1]?.[1] ?? 0));
  return crossed
    ? { ok: false, problem: 'Los tramos de atención se cruzan. Deje uno a continuación de otro.' }
    : { ok: true, intervals };
}
