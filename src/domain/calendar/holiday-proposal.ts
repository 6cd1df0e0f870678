/**
 * Proposes the national holidays of a year by the rule of the Labour Code (art. 65, as reformed in December 2016),
 * for a person to review and import. Deadlines never read this: decrees add bridges every year, and a proposal has
 * no `date` field, so the compiler refuses it where a Holiday is expected.
 */
import type { CivilDate, DayNumber } from './civil-date.ts';
import { civilDate, civilDateOf, dayNumberOf, weekdayOf } from './civil-date.ts';
import { easter } from './easter.ts';
import type { Holiday } from './holiday.ts';

/** Which rule placed the day of rest; `pareja` (2 and 3 November) is the one to look at twice. */
export type ProposalRule = 'fijo' | 'pascua' | 'fin-de-semana' | 'entre-semana' | 'pareja';

export type HolidayProposal = {
  readonly name: string;
  /** The day commemorated. */
  readonly commemoratedOn: CivilDate;
  /** The day of rest proposed. */
  readonly restOn: CivilDate;
  readonly rule: ProposalRule;
  readonly source: string;
  /** What the reviewer must compare with the official calendar, in Spanish; null where the rule is plain. */
  readonly review: string | null;
};

type Placed = { readonly rest: DayNumber; readonly rule: ProposalRule };

const source = 'Código del Trabajo, art. 65';
const reviewMoved = 'El descanso se trasladó: compare con el calendario oficial.';
const reviewPair =
  'Dos feriados seguidos tienen regla propia: compare el 2 y el 3 de noviembre con el calendario oficial.';

function weekendMove(day: DayNumber): Placed {
  const weekdayIndex = weekdayOf(day);
  if (weekdayIndex === 6) return { rest: day - 1, rule: 'fin-de-semana' };
  if (weekdayIndex === 0) return { rest: day + 1, rule: 'fin-de-semana' };
  return { rest: day, rule: 'fijo' };
}

function fullMove(day: DayNumber): Placed {
  const weekdayIndex = weekdayOf(day);
  if (weekdayIndex === 2) return { rest: day - 1, rule: 'entre-semana' };
  if (weekdayIndex === 3 || weekdayIndex === 4) {
    return { rest: day + (5 - weekdayIndex), rule: 'entre-semana' };
  }
  return weekendMove(day);
}

/**
 * Days from 2 and 3 November to their days of rest, by the weekday of the 2nd (0 Sunday).
 * Moving each alone would put both on one Monday (2026) or tear them apart (2027); the reform of 2016 moves only
 * one of the two so that they rest side by side: Wednesday → Monday or Friday, Saturday → Thursday, Sunday → Tuesday.
 * Taken from press accounts of the reform, not from the gazette: hence the note to the reviewer.
 */
const pairShifts: readonly (readonly [number, number])[] = [
  [2, 0],
  [0, 0],
  [0, -2],
  [2, 0],
  [0, 0],
  [0, -2],
  [-1, 1],
];

function proposal(name: string, day: DayNumber, placed: Placed): HolidayProposal {
  const moved = placed.rest !== day;
  return {
    name,
    commemoratedOn: civilDate(day),
    restOn: civilDate(placed.rest),
    rule: placed.rule,
    source,
    review: placed.rule === 'pareja' ? reviewPair : moved ? reviewMoved : null,
  };
}

function november(year: number): HolidayProposal[] {
  const difuntos = dayNumberOf(civilDateOf(year, 11, 2));
  const [first, second] = pairShifts[weekdayOf(difuntos)] ?? [0, 0];
  return [
    proposal('Día de los Difuntos', difuntos, { rest: difuntos + first, rule: 'pareja' }),
    proposal('Independencia de Cuenca', difuntos + 1, { rest: difuntos + 1 + second, rule: 'pareja' }),
  ];
}

function ofYear(year: number): HolidayProposal[] {
  const sunday = easter(year);
  const fixed = (
    name: string,
    month: number,
    day: number,
    place: (dayNumber: DayNumber) => Placed,
  ): HolidayProposal => {
    const dayNumber = dayNumberOf(civilDateOf(year, month, day));
    return proposal(name, dayNumber, place(dayNumber));
  };
  const byEaster = (name: string, days: number): HolidayProposal =>
    proposal(name, sunday + days, { rest: sunday + days, rule: 'pascua' });
  return [
    fixed('Año Nuevo', 1, 1, weekendMove),
    byEaster('Lunes de Carnaval', -48),
    byEaster('Martes de Carnaval', -47),
    byEaster('Viernes Santo', -2),
    fixed('Día del Trabajo', 5, 1, fullMove),
    fixed('Batalla de Pichincha', 5, 24, fullMove),
    fixed('Primer Grito de Independencia', 8, 10, fullMove),
    fixed('Independencia de Guayaquil', 10, 9, fullMove),
    ...november(year),
    fixed('Navidad', 12, 25, weekendMove),
  ];
}

/**
 * The proposed days of rest that fall in the year, in order. New Year of the following year belongs here where it
 * moves back to Friday 31 December (1 January 2028 rests in 2027). Bridges and local days are never proposed.
 */
export function proposeNationalHolidays(year: number): readonly HolidayProposal[] {
  const prefix = `${civilDateOf(year, 1, 1).slice(0, 4)}-`;
  return [...ofYear(year), ...ofYear(year + 1)]
    .filter((proposed) => proposed.restOn.startsWith(prefix))
    .sort((a, b) => (a.restOn < b.restOn ? -1 : a.restOn > b.restOn ? 1 : 0));
}

/** Turns a reviewed proposal into a holiday; `reviewedSource` names what the reviewer compared it with. */
export function acceptProposal(proposed: HolidayProposal, reviewedSource: string): Holiday {
  return {
    date: proposed.restOn,
    name: proposed.name,
    scope: 'nacional',
    source: `${proposed.source}; ${reviewedSource}`,
  };
}
