/** When somebody attends, in words: the hours of the agency's calendar, and when the next ones begin. */
import { hourText, weekdayText } from '../../domain/calendar/civil-text.ts';
import { officeHoursAt, openingText } from '../../domain/calendar/office-hours.ts';
import type { CalendarIndex } from '../../domain/calendar/working-calendar.ts';

const intervalText = (index: CalendarIndex, weekday: number): string =>
  (index.calendar.hours[weekday] ?? [])
    .map(([start, end]) => `de ${hourText(start)} a ${hourText(end)}`)
    .join(' y ');

type Run = { readonly from: number; to: number; readonly hours: string };

/** «lunes a viernes, de 08h00 a 17h00»: weekdays of the same hours together, Monday first. */
export function weekHoursText(index: CalendarIndex): string {
  const runs: Run[] = [];
  for (const weekday of [1, 2, 3, 4, 5, 6, 0]) {
    const hours = intervalText(index, weekday);
    const last = runs.at(-1);
    if (last?.hours === hours) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, hours });
  }
  return runs
    .filter(({ hours }) => hours !== '')
    .map(({ from, to, hours }) => {
      const days = from === to ? weekdayText(from) : `${weekdayText(from)} a ${weekdayText(to)}`;
      return `${days}, ${hours}`;
    })
    .join('; ');
}

export type OfficeHours = { readonly isOpen: boolean; readonly week: string; readonly sentence: string };

/** What to expect now, plainly. */
export function officeHours(index: CalendarIndex, nowMs: number): OfficeHours {
  const week = weekHoursText(index);
  const now = officeHoursAt(index, nowMs);
  if (now.isOpen)
    return { isOpen: true, week, sentence: 'Ahora es horario de atención: puede hablar con una persona.' };
  const next =
    now.opensAtMs === null ? '' : ` Volvemos a atender ${openingText(now.opensAtMs, nowMs, index.zone)}.`;
  const sentence = `Ahora no es horario de atención.${next} Si pide una persona, su consulta sigue por escrito en esta misma conversación, con referencia y fecha de respuesta.`;
  return { isOpen: false, week, sentence };
}
