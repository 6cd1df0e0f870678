// The hours in words: what is said must be what the calendar has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexCalendar, type WeekHours } from '../../domain/calendar/working-calendar.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { officeHours, weekHoursText } from './office-hours.ts';

const weekday = [[480, 1020]] as const;
const hours: WeekHours = [[], weekday, weekday, weekday, weekday, weekday, []];
const index = indexCalendar({ version: '1', zone: zoneGuayaquil, hours, holidays: [] });
/** Local time of Ecuador, November 2026; the 23rd is a Monday. */
const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour + 5);

test('days of the same hours stand together, Monday first', () => {
  assert.equal(weekHoursText(index), 'lunes a viernes, de 08h00 a 17h00');
  const split: WeekHours = [
    [],
    [
      [480, 720],
      [780, 1020],
    ],
    weekday,
    weekday,
    weekday,
    weekday,
    [[540, 720]],
  ];
  const other = indexCalendar({ version: '1', zone: zoneGuayaquil, hours: split, holidays: [] });
  assert.equal(
    weekHoursText(other),
    'lunes, de 08h00 a 12h00 y de 13h00 a 17h00; martes a viernes, de 08h00 a 17h00; sábado, de 09h00 a 12h00',
  );
});

test('within the hours it is open, at the closing minute it is not, and it says when it opens again', () => {
  assert.equal(officeHours(index, at(23, 8)).isOpen, true);
  const closed = officeHours(index, at(23, 17));
  assert.equal(closed.isOpen, false);
  assert.match(closed.sentence, /Volvemos a atender mañana a las 08h00\./);
  assert.match(officeHours(index, at(23, 6)).sentence, /hoy a las 08h00/);
  assert.match(officeHours(index, at(27, 18)).sentence, /el lunes 30 de noviembre de 2026 a las 08h00/);
});

test('an office that never opens promises no hour', () => {
  const shut = indexCalendar({
    version: '1',
    zone: zoneGuayaquil,
    hours: [[], [], [], [], [], [], []],
    holidays: [],
  });
  assert.doesNotMatch(officeHours(shut, at(23, 9)).sentence, /Volvemos/);
});
