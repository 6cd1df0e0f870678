/** What changed between two calendars, and which of it matters for a clock: as data and as people read it. */
import type { CivilDate } from './civil-date.ts';
import { dateText } from './civil-text.ts';
import { type Holiday, holidayHoldsIn, type Territory } from './holiday.ts';
import type { WorkingCalendar } from './working-calendar.ts';

export type CalendarChange = {
  readonly added: readonly Holiday[];
  readonly removed: readonly Holiday[];
  readonly hours: boolean;
  readonly zone: boolean;
  readonly seat: boolean;
};

/** Where one cannot know what a date rested on before, nothing is said of why it changed. */
export const unknownChange: CalendarChange = {
  added: [],
  removed: [],
  hours: false,
  zone: false,
  seat: false,
};

const scopeText = ({ scope }: Holiday): string =>
  scope === 'nacional' ? '' : 'canton' in scope ? scope.canton : scope.provincia;
const keyOf = (holiday: Holiday): string => `${holiday.date} ${scopeText(holiday)}`;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Days that come or go; one that only has another name or source moves nothing and is left out. */
export function calendarChange(before: WorkingCalendar, after: WorkingCalendar): CalendarChange {
  const [had, has] = [new Set(before.holidays.map(keyOf)), new Set(after.holidays.map(keyOf))];
  return {
    added: after.holidays.filter((holiday) => !had.has(keyOf(holiday))),
    removed: before.holidays.filter((holiday) => !has.has(keyOf(holiday))),
    hours: !same(before.hours, after.hours),
    zone: before.zone.id !== after.zone.id,
    seat: !same(before.seat ?? {}, after.seat ?? {}),
  };
}

function holidayText(holiday: Holiday, verb: string): string {
  const local = holiday.scope === 'nacional' ? '' : ' local';
  const known = holiday.validFrom === undefined ? '' : `; se conoció el ${dateText(holiday.validFrom)}`;
  return `el ${dateText(holiday.date)} ${verb} feriado${local} (${holiday.name}: ${holiday.source}${known})`;
}

/**
 * The reasons that may have moved a clock that ran from `from` to `to` (civil dates, both included) for somebody of
 * `territory`, in words without full stop. `seats`: where the office stood and stands.
 */
export function reasonsFor(
  { added, removed, hours, zone, seat }: CalendarChange,
  clock: { readonly from: CivilDate; readonly to: CivilDate; readonly territory: Territory },
  seats: readonly Territory[],
): readonly string[] {
  const places = [clock.territory, ...seats];
  const matters = (holiday: Holiday): boolean =>
    holiday.date >= clock.from &&
    holiday.date <= clock.to &&
    places.some((place) => holidayHoldsIn(holiday.scope, place));
  return [
    ...added.filter(matters).map((holiday) => holidayText(holiday, 'es')),
    ...removed.filter(matters).map((holiday) => holidayText(holiday, 'ya no es')),
    ...(hours ? ['cambió el horario de atención'] : []),
    ...(zone ? ['cambió la zona horaria de la oficina'] : []),
    ...(seat ? ['cambió el lugar de la oficina, cuyos feriados locales cuentan'] : []),
  ];
}
