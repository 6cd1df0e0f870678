/** The days a dashboard looks at, and how they are gathered so that a chart stays readable. */
import {
  addDays,
  type CivilDate,
  civilDateOf,
  dayNumberOf,
  parseCivilDate,
  weekday,
} from '../calendar/civil-date.ts';

/** Both days are included. */
export type Periodo = { readonly desde: CivilDate; readonly hasta: CivilDate };

export const periodosConocidos = ['7', '30', '90', '365', 'mes', 'mes-anterior'] as const;
export type PeriodoConocido = (typeof periodosConocidos)[number];

export const nombreDePeriodo: { readonly [P in PeriodoConocido]: string } = {
  '7': 'Últimos 7 días',
  '30': 'Últimos 30 días',
  '90': 'Últimos 90 días',
  '365': 'Último año',
  mes: 'Este mes',
  'mes-anterior': 'El mes anterior',
};

/** Ten years: more is a slip of the pen. */
export const periodoDaysMax = 3_660;

const firstOfMonth = (date: CivilDate): CivilDate => `${date.slice(0, 8)}01`;

export function periodoDe(known: PeriodoConocido, hoy: CivilDate): Periodo {
  if (known === 'mes') return { desde: firstOfMonth(hoy), hasta: hoy };
  if (known === 'mes-anterior') {
    const hasta = addDays(firstOfMonth(hoy), -1);
    return { desde: firstOfMonth(hasta), hasta };
  }
  return { desde: addDays(hoy, 1 - Number(known)), hasta: hoy };
}

/** Reads two dates from outside; null where they name no period. The future holds nothing, so it ends today. */
export function leerPeriodo(desde: string, hasta: string, hoy: CivilDate): Periodo | null {
  const from = parseCivilDate(desde);
  const until = parseCivilDate(hasta);
  if (from === null || until === null || from > until || from > hoy) return null;
  const end = until > hoy ? hoy : until;
  return dayNumberOf(end) - dayNumberOf(from) < periodoDaysMax ? { desde: from, hasta: end } : null;
}

/** A month as 'YYYY-MM'; null where the text names none. */
export function periodoDeMes(mes: string): Periodo | null {
  const desde = parseCivilDate(`${mes}-01`);
  if (desde === null || !/^\d{4}-\d{2}$/.test(mes)) return null;
  const [year, month] = [Number(mes.slice(0, 4)), Number(mes.slice(5))];
  if (year >= 9_999) return null;
  const next = month === 12 ? civilDateOf(year + 1, 1, 1) : civilDateOf(year, month + 1, 1);
  return { desde, hasta: addDays(next, -1) };
}

export type Paso = 'dia' | 'semana' | 'mes';

const daysByDayMax = 62;
const daysByWeekMax = 400;

/** By day while the days can still be told apart, then by week, then by month. */
export function pasoDe({ desde, hasta }: Periodo): Paso {
  const days = dayNumberOf(hasta) - dayNumberOf(desde) + 1;
  if (days <= daysByDayMax) return 'dia';
  return days <= daysByWeekMax ? 'semana' : 'mes';
}

/** The day under which a date is gathered: itself, the Monday of its week, the first of its month. */
export function inicioDePaso(date: CivilDate, paso: Paso): CivilDate {
  if (paso === 'dia') return date;
  return paso === 'mes' ? firstOfMonth(date) : addDays(date, -((weekday(date) + 6) % 7));
}

/** Every step of a period in order, those without figures too. */
export function pasosDe({ desde, hasta }: Periodo, paso: Paso): readonly CivilDate[] {
  const steps: CivilDate[] = [];
  for (let date = desde; date <= hasta; date = addDays(date, 1)) {
    const start = inicioDePaso(date, paso);
    if (steps.at(-1) !== start) steps.push(start);
  }
  return steps;
}
