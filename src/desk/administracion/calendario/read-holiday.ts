/** Reads the form of one holiday: what it asks of the calendar, or every problem beside its field. */
import type { PedidoDeCalendario } from '../../../actions/relojes/calendar-request.ts';
import { parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import type { ClaveDeFeriado } from '../../../domain/calendar/clave-de-feriado.ts';
import type { HolidayScope } from '../../../domain/calendar/holiday.ts';
import { nameCharsMax, sourceCharsMax } from '../../../domain/calendar/holiday-row.ts';
import { cleanText } from '../../../domain/identity/nombre.ts';
import { type FieldError, type Refusal, refuse } from '../../../domain/refusals.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';

export const [firstYear, lastYear] = [2000, 2099];

/** The boxes of a date. */
export const dateParts = ['dia', 'mes', 'anio'] as const;

/** Null where the boxes are empty; undefined where they are no day. */
function readDay(body: FormBody, name: string): string | null | undefined {
  const [day = '', month = '', year = ''] = dateParts.map((part) => first(body, `${name}-${part}`).trim());
  if (day === '' && month === '' && year === '') return null;
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  if (Number(year) < firstYear || Number(year) > lastYear) return undefined;
  return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? undefined;
}

/** One holiday as an address or a hidden field names it. */
export function readKey(of: (name: string) => string): ClaveDeFeriado | null {
  const [fecha, alcance, codigo] = [of('fecha'), of('alcance'), of('codigo')];
  const isKey =
    parseCivilDate(fecha) !== null &&
    ['nacional', 'provincia', 'canton'].includes(alcance) &&
    /^\d{0,4}$/.test(codigo);
  return isKey ? { fecha, alcance, codigo } : null;
}

function readScope(body: FormBody): HolidayScope | FieldError {
  switch (first(body, 'alcance')) {
    case 'nacional':
      return 'nacional';
    case 'provincia': {
      const provincia = first(body, 'provincia');
      return /^\d{2}$/.test(provincia)
        ? { provincia }
        : { path: 'provincia', sentence: 'Elija la provincia donde es feriado.' };
    }
    case 'canton': {
      const canton = first(body, 'canton');
      return /^\d{4}$/.test(canton)
        ? { canton }
        : { path: 'canton', sentence: 'Elija el cantón donde es feriado.' };
    }
    default:
      return {
        path: 'alcance',
        sentence: 'Diga si es feriado en todo el país, en una provincia o en un cantón.',
      };
  }
}

/** A text of one line that must be there. */
export function readLine(body: FormBody, name: string, max: number, missing: string): string | FieldError {
  const read = cleanText(first(body, name), { max });
  if (!read.ok) return { path: name, sentence: read.notice.sentence };
  return read.value === '' ? { path: name, sentence: missing } : read.value;
}

export const isError = (value: unknown): value is FieldError =>
  typeof value === 'object' && value !== null && 'path' in value && 'sentence' in value;

const dayErrors = (path: string, day: string | null | undefined, missing: string | null): FieldError[] => {
  if (day === undefined)
    return [
      { path: `${path}-dia`, sentence: `La fecha debe existir y estar entre ${firstYear} y ${lastYear}.` },
    ];
  return day === null && missing !== null ? [{ path: `${path}-dia`, sentence: missing }] : [];
};

export function readHoliday(body: FormBody): PedidoDeCalendario | Refusal {
  const [date, known] = [readDay(body, 'fecha'), readDay(body, 'conocido')];
  const scope = readScope(body);
  const name = readLine(body, 'nombre', nameCharsMax, 'Escriba el nombre del feriado.');
  const source = readLine(
    body,
    'fuente',
    sourceCharsMax,
    'Escriba la ley, el decreto o la ordenanza que lo declara.',
  );
  const errors = [
    ...dayErrors('fecha', date, 'Escriba el día de descanso.'),
    ...[name, scope, source].filter(isError),
    ...dayErrors('conocido', known, null),
  ];
  if (errors.length > 0 || typeof date !== 'string' || isError(name) || isError(scope) || isError(source))
    return refuse('datos-con-errores', { errors });
  return {
    clase: 'feriado',
    antes: readKey((part) => first(body, `antes-${part}`)),
    feriado: {
      date,
      name,
      scope,
      source,
      recovery: first(body, 'recuperable') === 'si',
      ...(typeof known === 'string' ? { validFrom: known } : {}),
    },
  };
}

export function readRemoval(body: FormBody): PedidoDeCalendario | Refusal {
  const feriado = readKey((part) => first(body, `antes-${part}`));
  return feriado === null ? refuse('no-encontrada') : { clase: 'quitar', feriado };
}
