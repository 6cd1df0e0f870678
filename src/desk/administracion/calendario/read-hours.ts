/** Reads the form of office hours, zone and seat: what it asks of the calendar, or every problem beside its field. */
import type { PedidoDeCalendario } from '../../../actions/relojes/calendar-request.ts';
import type { Territory } from '../../../domain/calendar/holiday.ts';
import { hoursText, readHours } from '../../../domain/calendar/hours-text.ts';
import type { WeekHours } from '../../../domain/calendar/working-calendar.ts';
import { zoneGalapagos, zoneGuayaquil } from '../../../domain/calendar/zone.ts';
import { type FieldError, type Refusal, refuse } from '../../../domain/refusals.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';
import { weekdayName } from './calendar-words.ts';

export const hoursField = (weekdayIndex: number): string => `horas-${weekdayIndex}`;

/** As the form shows hours that stand. */
export const hoursTyped = (horas: WeekHours, weekdayIndex: number): string =>
  hoursText(horas[weekdayIndex] ?? []);

function seatOf(codigo: string): Territory | null {
  if (codigo === '') return {};
  if (/^\d{2}$/.test(codigo)) return { provincia: codigo };
  return /^\d{4}$/.test(codigo) ? { provincia: codigo.slice(0, 2), canton: codigo } : null;
}

export function readHoursForm(body: FormBody): PedidoDeCalendario | Refusal {
  const errors: FieldError[] = [];
  const horas = Array.from({ length: 7 }, (_, weekdayIndex) => {
    const read = readHours(first(body, hoursField(weekdayIndex)));
    if (read.ok) return read.intervals;
    errors.push({
      path: hoursField(weekdayIndex),
      sentence: `${weekdayName(weekdayIndex)}: ${read.problem}`,
    });
    return [];
  });
  const zona = first(body, 'zona');
  if (zona !== zoneGuayaquil.id && zona !== zoneGalapagos.id)
    errors.push({ path: 'zona', sentence: 'Elija la hora por la que se guía la oficina.' });
  const sede = seatOf(first(body, 'sede'));
  if (sede === null) errors.push({ path: 'sede', sentence: 'Elija un lugar de la lista.' });
  return errors.length > 0 || sede === null
    ? refuse('datos-con-errores', { errors })
    : { clase: 'horario', horario: { zona, horas, sede } };
}
