/** Amounts of days and time in Spanish: «3 días hábiles», «1 hora y 20 minutos de atención». */
import type { Amount } from './clock.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function minutesText(minutes: number): string {
  const whole = Math.ceil(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return plural(rest, 'minuto', 'minutos');
  const hoursText = plural(hours, 'hora', 'horas');
  return rest === 0 ? hoursText : `${hoursText} y ${plural(rest, 'minuto', 'minutos')}`;
}

/** The size of the amount, sign dropped, fractions of a minute rounded up. */
export function amountText({ unit, count }: Amount): string {
  const size = Math.abs(count);
  switch (unit) {
    case 'dias-habiles':
      return plural(size, 'día hábil', 'días hábiles');
    case 'dias':
      return plural(size, 'día', 'días');
    case 'minutos':
      return minutesText(size);
    case 'minutos-laborables':
      return `${minutesText(size)} de atención`;
  }
}

/** Whether the amount reads as one («queda») rather than several («quedan»). */
export function isSingular({ unit, count }: Amount): boolean {
  const size = Math.abs(count);
  if (unit === 'dias' || unit === 'dias-habiles') return size === 1;
  const whole = Math.ceil(size);
  return whole === 1 || whole === 60;
}
