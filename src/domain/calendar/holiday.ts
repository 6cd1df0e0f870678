/**
 * Days without work as reviewed data: who declared each, for which territory, and since when the agency knew.
 *
 * ## Import format (`ventanilla import holidays FILE`)
 *
 * CSV, UTF-8, separated by commas, a header row with these names in any order, one day per row. A day that
 * holds in two cantons is two rows. Importing a row with the same date, scope and code again replaces it.
 *
 * | column           | content                                                                                |
 * |------------------|----------------------------------------------------------------------------------------|
 * | `fecha`          | the day of rest itself as AAAA-MM-DD: the day it was moved to, not the commemoration    |
 * | `nombre`         | the name people read: Primer Grito de Independencia                                    |
 * | `alcance`        | `nacional`, `provincia` or `canton`                                                    |
 * | `codigo`         | empty for `nacional`; DPA code: 2 digits for a province, 4 for a canton                |
 * | `fuente`         | the law, decree or ordinance: Código del Trabajo, art. 65; Decreto Ejecutivo N.º …      |
 * | `conocido_desde` | optional, AAAA-MM-DD: the day the agency learned of it, where that was not long before |
 * | `recuperable`    | optional, `si` or `no` (empty = no): a bridge whose hours are made up on other days    |
 *
 * `parseHolidayRow` reads one row and reports every problem of it at once.
 */
import type { CivilDate } from './civil-date.ts';

/** Codes are those of the DPA (INEC): province '17', canton '1701'; the first two digits of a canton are its province. */
export type HolidayScope = 'nacional' | { readonly provincia: string } | { readonly canton: string };

export type Holiday = {
  /** The day of rest itself, after any move. */
  readonly date: CivilDate;
  readonly name: string;
  readonly scope: HolidayScope;
  /** The law, decree or ordinance that declares it. */
  readonly source: string;
  /**
   * The day from which the agency knew of it. The day counts as a holiday in every computation made now, even
   * where it was declared after the fact; `calendarKnownOn` leaves it out to replay what was computed before.
   */
  readonly validFrom?: CivilDate;
  /**
   * A bridge whose hours are made up on other days. It is a holiday like any other, and the days on which hours
   * are made up stay what they were: COA art. 159 leaves Saturdays and Sundays out of every term.
   */
  readonly recovery?: boolean;
};

/** Where the person or office is, by DPA code; an absent part means unknown, and its local holidays do not count. */
export type Territory = { readonly provincia?: string; readonly canton?: string };

/** Whether the holiday holds in the territory. The province is read from the canton's code where it is not given. */
export function holidayHoldsIn(scope: HolidayScope, territory: Territory): boolean {
  if (scope === 'nacional') return true;
  if ('canton' in scope) return scope.canton === territory.canton;
  return scope.provincia === (territory.provincia ?? territory.canton?.slice(0, 2));
}
