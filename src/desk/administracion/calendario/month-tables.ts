/** Twelve small months, Monday first: which days count, which are days off, and for whom. */
import type { Horario } from '../../../actions/relojes/calendar-request.ts';
import {
  civilDate,
  civilDateAt,
  civilDateOf,
  civilParts,
  dayNumberOf,
  weekdayOf,
} from '../../../domain/calendar/civil-date.ts';
import { dayMonthText } from '../../../domain/calendar/civil-text.ts';
import { type Holiday, holidayHoldsIn } from '../../../domain/calendar/holiday.ts';
import { zoneGuayaquil } from '../../../domain/calendar/zone.ts';
import { classes } from '../../../ui/attributes.ts';
import { type Html, html } from '../../../ui/html.ts';
import { capital, type PlaceNames, scopeText, weekdayName, weekOrder } from './calendar-words.ts';

type Year = {
  readonly year: number;
  readonly holidays: readonly Holiday[];
  readonly horario: Horario;
  readonly names: PlaceNames;
  readonly nowMs: number;
};

const monthName = (year: number, month: number): string =>
  capital(dayMonthText(civilDateOf(year, month, 1)).replace(/^\d+ de /, ''));

/** What is heard beside the number of a day off. */
const spoken = (holidays: readonly Holiday[], names: PlaceNames): string =>
  holidays.map(({ name, scope }) => `${name} (${scopeText(scope, names)})`).join('; ');

function dayCell(date: string, { holidays, horario, names, nowMs }: Year): Html {
  const day = dayNumberOf(date);
  const weekdayIndex = weekdayOf(day);
  const own = holidays.filter((holiday) => holiday.date === date);
  const isForAll = own.some(({ scope }) => holidayHoldsIn(scope, horario.sede));
  const isOff = weekdayIndex === 0 || weekdayIndex === 6 || (horario.horas[weekdayIndex] ?? []).length === 0;
  const isToday = civilDateAt(nowMs, zoneGuayaquil) === date;
  const names_ = classes(
    isOff && 'v-mes__descanso',
    own.length > 0 && (isForAll ? 'v-mes__feriado' : 'v-mes__local'),
    isToday && 'v-mes__hoy',
  );
  const words = own.length > 0 && html`<span class="govuk-visually-hidden">: ${spoken(own, names)}</span>`;
  return html`<td${names_ !== '' && html` class="${names_}"`}${own.length > 0 && html` title="${spoken(own, names)}"`}${isToday && html` aria-current="date"`}>${civilParts(day).day}${words}</td>`;
}

/** Weeks from Monday to Sunday; null for the days of the months beside it. */
function weeksOf(year: number, month: number): (string | null)[][] {
  const first = dayNumberOf(civilDateOf(year, month, 1));
  const next = month === 12 ? civilDateOf(year + 1, 1, 1) : civilDateOf(year, month + 1, 1);
  const before = (weekdayOf(first) + 6) % 7;
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = first; day < dayNumberOf(next); day += 1) days.push(civilDate(day));
  while (days.length % 7 > 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function month(year: Year, number: number): Html {
  const head = weekOrder.map(
    (weekdayIndex) =>
      html`<th scope="col"><span aria-hidden="true">${weekdayName(weekdayIndex).slice(0, 1)}</span><span class="govuk-visually-hidden">${weekdayName(weekdayIndex)}</span></th>`,
  );
  const rows = weeksOf(year.year, number).map(
    (week) => html`<tr>${week.map((date) => (date === null ? html`<td></td>` : dayCell(date, year)))}</tr>`,
  );
  return html`<table class="v-mes"><caption>${monthName(year.year, number)}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

export function monthTables(year: Year): Html {
  const months = Array.from({ length: 12 }, (_, i) => month(year, i + 1));
  return html`<div class="v-meses">${months}</div>
<ul class="v-meses-leyenda" aria-hidden="true"><li><span class="v-mes__feriado">1</span> Feriado para todos</li><li><span class="v-mes__local">1</span> Feriado solo en un lugar</li><li><span class="v-mes__descanso">1</span> No se atiende</li></ul>`;
}
