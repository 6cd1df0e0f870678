/** A measured time as people say it: «2 segundos», «4 horas», «3 días». */
import { dayMs, minuteMs } from '../../domain/calendar/civil-date.ts';

const hourMs = 60 * minuteMs;
const secondMs = 1_000;

const units: readonly (readonly [number, string, string])[] = [
  [dayMs, 'día', 'días'],
  [hourMs, 'hora', 'horas'],
  [minuteMs, 'minuto', 'minutos'],
  [secondMs, 'segundo', 'segundos'],
];

/** Rounded up in the largest unit that gives at least two of it, so that it never promises less than it was. */
export function durationText(ms: number): string {
  if (ms <= secondMs) return 'menos de 1 segundo';
  const [size, one, many] = units.find(([unit]) => ms >= 2 * unit) ?? [secondMs, 'segundo', 'segundos'];
  const count = Math.ceil(ms / size);
  return `${count} ${count === 1 ? one : many}`;
}
