/** Reads one row of the holiday import described in `holiday.ts`: a holiday, or every problem of the row in Spanish. */
import { parseCivilDate } from './civil-date.ts';
import type { Holiday, HolidayScope } from './holiday.ts';

export const nameCharsMax = 120;
export const sourceCharsMax = 300;

export type HolidayRowResult =
  | { readonly ok: true; readonly holiday: Holiday }
  | { readonly ok: false; readonly problems: readonly string[] };

function scopeOf(alcance: string, codigo: string): HolidayScope | string {
  switch (alcance) {
    case 'nacional':
      return codigo === '' ? 'nacional' : 'Un feriado nacional no lleva «codigo».';
    case 'provincia':
      return /^\d{2}$/.test(codigo)
        ? { provincia: codigo }
        : 'El «codigo» de una provincia tiene 2 dígitos, por ejemplo 17.';
    case 'canton':
      return /^\d{4}$/.test(codigo)
        ? { canton: codigo }
        : 'El «codigo» de un cantón tiene 4 dígitos, por ejemplo 1701.';
    default:
      return 'El «alcance» debe ser nacional, provincia o canton.';
  }
}

function textProblem(column: string, text: string, charsMax: number): string[] {
  if (text === '') return [`Falta «${column}».`];
  if (text.length > charsMax) return [`«${column}» tiene más de ${charsMax} caracteres.`];
  return [];
}

/** `row` maps column names to cell texts; absent columns count as empty, blanks around a cell are dropped. */
export function parseHolidayRow(row: Readonly<Record<string, string | undefined>>): HolidayRowResult {
  const cell = (column: string): string => (Object.hasOwn(row, column) ? (row[column] ?? '').trim() : '');
  const [name, source, knownFrom] = [cell('nombre'), cell('fuente'), cell('conocido_desde')];
  const recoverable = cell('recuperable').toLowerCase();
  const date = parseCivilDate(cell('fecha'));
  const validFrom = knownFrom === '' ? null : parseCivilDate(knownFrom);
  const scope = scopeOf(cell('alcance').toLowerCase(), cell('codigo'));
  const problems = [
    ...(date === null ? ['La «fecha» debe existir y escribirse AAAA-MM-DD.'] : []),
    ...textProblem('nombre', name, nameCharsMax),
    ...(typeof scope === 'string' && scope !== 'nacional' ? [scope] : []),
    ...textProblem('fuente', source, sourceCharsMax),
    ...(knownFrom !== '' && validFrom === null
      ? ['«conocido_desde» debe existir y escribirse AAAA-MM-DD.']
      : []),
    ...(['', 'si', 'sí', 'no'].includes(recoverable) ? [] : ['«recuperable» debe ser si o no.']),
  ];
  if (date === null || problems.length > 0 || (typeof scope === 'string' && scope !== 'nacional')) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    holiday: {
      date,
      name,
      scope,
      source,
      ...(validFrom === null ? {} : { validFrom }),
      ...(recoverable === 'si' || recoverable === 'sí' ? { recovery: true } : {}),
    },
  };
}
