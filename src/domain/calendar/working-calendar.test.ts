/** Working days and office hours: the cases that went wrong in other products, and the limits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from './civil-date.ts';
import type { Holiday, HolidayScope } from './holiday.ts';
import type { OpenInterval, WeekHours, WorkingCalendar } from './working-calendar.ts';
import {
  addWorkingDays,
  calendarKnownOn,
  calendarProblems,
  countWorkingDays,
  indexCalendar,
  isWorkingDay,
  nextWorkingDay,
} from './working-calendar.ts';
import { addWorkingMinutes, isOpenAt, workingMinutesBetween } from './working-time.ts';
import { zoneGuayaquil as zone } from './zone.ts';

const office: OpenInterval = [480, 1020];
const week: WeekHours = [[], [office], [office], [office], [office], [office], []];
const at = (date: string, hour: number, minute = 0): number => instantOf(date, hour * 60 + minute, zone);
const holiday = (date: string, scope: HolidayScope = 'nacional'): Holiday => {
  return { date, name: 'Feriado', scope, source: 'prueba' };
};
const calendar = (changes: Partial<WorkingCalendar> = {}): ReturnType<typeof indexCalendar> =>
  indexCalendar({ version: '1', zone, hours: week, holidays: [], ...changes });

test('a holiday on a Sunday, or listed twice, takes no working day away (Zammad #390)', () => {
  const plain = calendar();
  const noisy = calendar({
    holidays: [holiday('2026-11-22'), holiday('2026-11-24'), holiday('2026-11-24', { canton: '1701' })],
  });
  const territory = { canton: '1701' };
  assert.deepEqual(addWorkingDays(plain, '2026-11-20', 3, territory), { found: true, value: '2026-11-25' });
  assert.deepEqual(addWorkingDays(noisy, '2026-11-20', 3, territory), { found: true, value: '2026-11-26' });
});

test('open around the clock loses no minute at midnight (Zammad #3180)', () => {
  const always = calendar({ hours: Array.from({ length: 7 }, (): OpenInterval[] => [[0, 1440]]) });
  const [from, until] = [at('2026-12-30', 0), at('2027-01-06', 0)];
  assert.equal(workingMinutesBetween(always, from, until), 7 * 1440);
  assert.deepEqual(addWorkingMinutes(always, from, 7 * 1440), { found: true, value: until });
  assert.ok(isOpenAt(always, at('2027-01-01', 0) - 1) && isOpenAt(always, at('2027-01-01', 0)));
});

test('a week without Monday and Thursday counts right (osTicket #6739)', () => {
  const gaps = calendar({ hours: [[], [], [office], [office], [], [office], []] });
  assert.deepEqual(nextWorkingDay(gaps, '2026-11-20'), { found: true, value: '2026-11-24' });
  assert.deepEqual(addWorkingDays(gaps, '2026-11-24', 3), { found: true, value: '2026-12-01' });
  assert.deepEqual(addWorkingMinutes(gaps, at('2026-11-25', 16), 120), {
    found: true,
    value: at('2026-11-27', 9),
  });
});

test('split shifts: the lunch break does not count (Chatwoot #14009, #5254)', () => {
  const split: OpenInterval[] = [
    [480, 750],
    [810, 1020],
  ];
  const index = calendar({ hours: week.map((day) => (day.length === 0 ? [] : split)) });
  assert.equal(isOpenAt(index, at('2026-11-23', 13)), false);
  assert.deepEqual(addWorkingMinutes(index, at('2026-11-23', 12), 60), {
    found: true,
    value: at('2026-11-23', 14),
  });
});

test('hours past midnight go on into the next day (Chatwoot #14009)', () => {
  const night = calendar({
    hours: week.map((_, weekdayIndex) =>
      weekdayIndex === 1 ? [[1320, 1440]] : weekdayIndex === 2 ? [[0, 360]] : [],
    ),
  });
  assert.deepEqual(addWorkingMinutes(night, at('2026-11-23', 23), 120), {
    found: true,
    value: at('2026-11-24', 1),
  });
});

test('one hour that meets 25 closed days finds its end (Libredesk iteration cap)', () => {
  const closed = Array.from({ length: 25 }, (_, offset) =>
    holiday(`2026-12-${String(offset + 1).padStart(2, '0')}`),
  );
  const index = calendar({ holidays: closed });
  assert.deepEqual(addWorkingMinutes(index, at('2026-11-30', 16, 30), 60), {
    found: true,
    value: at('2026-12-28', 8, 30),
  });
});

test('seconds are kept, not cut to minutes (Libredesk calculator)', () => {
  const start = at('2026-11-23', 16, 59) + 59_500;
  assert.deepEqual(addWorkingMinutes(calendar(), start, 1), {
    found: true,
    value: at('2026-11-24', 8) + 59_500,
  });
  assert.equal(workingMinutesBetween(calendar(), start, at('2026-11-24', 8)), 500 / 60_000);
});

test('a calendar that never opens answers up to which date it looked', () => {
  const never = calendar({ hours: [[], [], [], [], [], [], []] });
  assert.deepEqual(nextWorkingDay(never, '2026-11-23'), { found: false, searchedUntil: '2036-11-23' });
  assert.deepEqual(addWorkingMinutes(never, at('2026-11-23', 9), 1), {
    found: false,
    searchedUntil: '2036-11-23',
  });
});

test('local holidays count in the place of the person and of the office, not elsewhere', () => {
  const holidays = [holiday('2026-12-04', { canton: '1701' }), holiday('2026-11-24', { provincia: '09' })];
  assert.equal(isWorkingDay(calendar({ holidays }), '2026-12-04', { canton: '1701' }), false);
  assert.equal(isWorkingDay(calendar({ holidays }), '2026-12-04', { canton: '0901' }), true);
  assert.equal(isWorkingDay(calendar({ holidays }), '2026-11-24', { canton: '0901' }), false);
  const inQuito = calendar({ holidays, seat: { provincia: '17', canton: '1701' } });
  assert.equal(isWorkingDay(inQuito, '2026-12-04', { canton: '0901' }), false);
});

test('a Saturday shift attends but is no día hábil (COA art. 159)', () => {
  const saturdays = calendar({ hours: [[], ...week.slice(1, 6), [[540, 780]]] });
  assert.equal(isOpenAt(saturdays, at('2026-11-21', 10)), true);
  assert.equal(isWorkingDay(saturdays, '2026-11-21'), false);
});

test('the calendar as known on a day leaves out what was declared later', () => {
  const late = { ...holiday('2026-11-24'), validFrom: '2026-11-25' };
  const data: WorkingCalendar = { version: '2', zone, hours: week, holidays: [late] };
  assert.equal(isWorkingDay(indexCalendar(data), '2026-11-24'), false);
  assert.equal(isWorkingDay(indexCalendar(calendarKnownOn(data, '2026-11-24')), '2026-11-24'), true);
  assert.equal(isWorkingDay(indexCalendar(calendarKnownOn(data, '2026-11-25')), '2026-11-24'), false);
});

test('decades are counted over weeks: 2026 to 2035 without holidays', () => {
  assert.equal(countWorkingDays(calendar(), 20_453, 20_453 + 7 * 521, {}), 5 * 521);
});

test('hours that are no hours are named, and such a calendar is not indexed', () => {
  const bad: OpenInterval[] = [
    [480, 1500],
    [600, 500],
    [-1, 20],
  ];
  const data: WorkingCalendar = { version: '1', zone, holidays: [], hours: [bad] };
  assert.equal(calendarProblems(data).length, 4);
  const crossing: WeekHours = week.map(() => [
    [480, 720],
    [700, 900],
  ]);
  assert.equal(calendarProblems({ ...data, hours: crossing }).length, 7);
  assert.throws(() => indexCalendar(data), RangeError);
});
