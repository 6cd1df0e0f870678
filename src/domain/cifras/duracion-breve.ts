/** A measured time short enough for a chart or a table: «al instante», «40 s», «12 min», «5,3 h», «2,1 días». */
import { dayMs, minuteMs } from '../calendar/civil-date.ts';

const hourMs = 60 * minuteMs;

/** One decimal below ten, none above; comma, as written here. */
const figure = (value: number): string => {
  const text = value < 9.95 ? value.toFixed(1) : value.toFixed(0);
  return text.replace(/\.0$/, '').replace('.', ',');
};

/** `ms` of a duration; null where nothing was measured. Days are whole days of 24 hours. */
export function duracionBreve(ms: number | null): string {
  if (ms === null) return '—';
  if (ms < 1_000) return 'al instante';
  if (ms < minuteMs) return `${figure(ms / 1_000)} s`;
  if (ms < 2 * hourMs) return `${figure(ms / minuteMs)} min`;
  if (ms < 2 * dayMs) return `${figure(ms / hourMs)} h`;
  return `${figure(ms / dayMs)} días`;
}
