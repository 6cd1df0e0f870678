/** The last day of a time counted in months, working days or calendar days. */
import { type CivilDate, civilDate, civilParts, dayNumberOf } from '../calendar/civil-date.ts';
import { addWorkingDays, type CalendarIndex } from '../calendar/working-calendar.ts';
import type { Conteo } from './terminos.ts';

const pad = (figure: number, length: number) => String(figure).padStart(length, '0');

/** Same day some months later; the last of the month where it has no such day (Código Civil, art. 33). */
function sumarMeses(desde: CivilDate, cuantos: number): CivilDate {
  const { year, month, day } = civilParts(dayNumberOf(desde));
  const months = year * 12 + (month - 1) + cuantos;
  const first = `${pad(Math.floor(months / 12), 4)}-${pad((months % 12) + 1, 2)}-01`;
  const next = `${pad(Math.floor((months + 1) / 12), 4)}-${pad(((months + 1) % 12) + 1, 2)}-01`;
  const last = dayNumberOf(next) - 1;
  return civilDate(Math.min(dayNumberOf(first) + day - 1, last));
}

/** The day itself from which it is counted never counts. */
export function vencimiento(calendario: CalendarIndex, desde: CivilDate, conteo: Conteo): CivilDate {
  switch (conteo.unidad) {
    case 'meses':
      return sumarMeses(desde, conteo.cuantos);
    case 'dias':
      return civilDate(dayNumberOf(desde) + conteo.cuantos);
    case 'dias-habiles': {
      const last = addWorkingDays(calendario, desde, conteo.cuantos);
      return last.found ? last.value : last.searchedUntil;
    }
  }
}
