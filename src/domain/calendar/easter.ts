/** Easter Sunday of the Gregorian calendar, from which Carnival and Good Friday are counted. */
import type { DayNumber } from './civil-date.ts';
import { civilDateOf, dayNumberOf, weekdayOf } from './civil-date.ts';

/**
 * Day number of Easter Sunday: the Sunday after the ecclesiastical full moon of spring.
 * The moon's age goes by the golden number, corrected for dropped leap days and for the drift of the lunar cycle.
 */
export function easter(year: number): DayNumber {
  const goldenNumber = year % 19;
  const century = Math.floor(year / 100);
  const droppedLeapDays = century - Math.floor(century / 4);
  const lunarDrift = Math.floor((8 * century + 13) / 25);
  let moonDays = (19 * goldenNumber + droppedLeapDays - lunarDrift + 15) % 30;
  // The full moon may not fall later than 18 April, nor twice on that day within one 19-year cycle.
  if (moonDays === 29 || (moonDays === 28 && goldenNumber > 10)) moonDays -= 1;
  const fullMoon = dayNumberOf(civilDateOf(year, 3, 21)) + moonDays;
  return fullMoon + 7 - weekdayOf(fullMoon);
}
