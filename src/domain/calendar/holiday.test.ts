/** Proposed holidays of known years, the territory of local ones, and the import row. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { civilDate, weekday } from './civil-date.ts';
import { easter } from './easter.ts';
import { holidayHoldsIn } from './holiday.ts';
import { acceptProposal, proposeNationalHolidays } from './holiday-proposal.ts';
import { parseHolidayRow } from './holiday-row.ts';

const restDays = (year: number): string[] =>
  proposeNationalHolidays(year).map(({ restOn }) => restOn.slice(5));

test('Easter falls on its published Sundays', () => {
  const published = [
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
  ];
  for (const date of published) assert.equal(civilDate(easter(Number(date.slice(0, 4)))), date);
  for (let year = 1900; year < 2300; year += 1) assert.equal(weekday(civilDate(easter(year))), 0);
});

test('holidays proposed for 2026: 2 and 3 November stay two days, not one Monday', () => {
  const expected = '01-01 02-16 02-17 04-03 05-01 05-25 08-10 10-09 11-02 11-03 12-25';
  assert.deepEqual(restDays(2026), expected.split(' '));
});

test('holidays proposed for 2027: November together; New Year 2028 rests on 31 December 2027', () => {
  const expected = '01-01 02-08 02-09 03-26 04-30 05-24 08-09 10-08 11-01 11-02 12-24 12-31';
  assert.deepEqual(restDays(2027), expected.split(' '));
});

test('New Year 2022 belongs to 2021, and 2023 begins on its Monday', () => {
  assert.equal(restDays(2021).at(-1), '12-31');
  assert.equal(restDays(2022)[0]?.slice(0, 2), '02');
  assert.equal(restDays(2023)[0], '01-02');
});

test('the November pair rests on two weekdays side by side or around a weekend, whatever the weekday', () => {
  const pairs = new Map([
    [2018, '11-01 11-02'],
    [2019, '11-01 11-04'],
    [2020, '11-02 11-03'],
    [2021, '11-01 11-02'],
    [2022, '11-03 11-04'],
    [2023, '11-02 11-03'],
    [2025, '11-03 11-04'],
  ]);
  for (const [year, days] of pairs) {
    assert.equal(
      restDays(year)
        .filter((day) => day.startsWith('11'))
        .join(' '),
      days,
    );
  }
});

test('every proposal is a distinct weekday, and moved ones ask for review', () => {
  for (let year = 2000; year < 2100; year += 1) {
    const proposals = proposeNationalHolidays(year);
    assert.equal(new Set(proposals.map(({ restOn }) => restOn)).size, proposals.length);
    for (const { restOn, commemoratedOn, review } of proposals) {
      assert.ok(weekday(restOn) >= 1 && weekday(restOn) <= 5);
      if (restOn !== commemoratedOn) assert.notEqual(review, null);
    }
  }
});

test('an accepted proposal is a holiday that names what it was compared with', () => {
  const [first] = proposeNationalHolidays(2026);
  assert.ok(first);
  assert.deepEqual(acceptProposal(first, 'calendario oficial 2026'), {
    date: '2026-01-01',
    name: 'Año Nuevo',
    scope: 'nacional',
    source: 'Código del Trabajo, art. 65; calendario oficial 2026',
  });
});

test('a local holiday holds in its place only; the province is read from the canton', () => {
  assert.ok(holidayHoldsIn({ canton: '1701' }, { canton: '1701' }));
  assert.ok(!holidayHoldsIn({ canton: '1701' }, { provincia: '17' }));
  assert.ok(holidayHoldsIn({ provincia: '17' }, { canton: '1702' }));
  assert.ok(!holidayHoldsIn({ provincia: '17' }, {}));
  assert.ok(holidayHoldsIn('nacional', {}));
});

test('a row of the import becomes a holiday, or names all its problems', () => {
  const row = {
    fecha: '2026-12-04',
    nombre: ' Fundación de Quito ',
    alcance: 'Canton',
    codigo: '1701',
    fuente: 'Ordenanza',
    conocido_desde: '2026-12-01',
    recuperable: 'Sí',
  };
  assert.deepEqual(parseHolidayRow(row), {
    ok: true,
    holiday: {
      date: '2026-12-04',
      name: 'Fundación de Quito',
      scope: { canton: '1701' },
      source: 'Ordenanza',
      validFrom: '2026-12-01',
      recovery: true,
    },
  });
  const bad = parseHolidayRow({
    fecha: '2026-02-30',
    alcance: 'provincia',
    codigo: '1701',
    conocido_desde: 'ayer',
    recuperable: 'quizá',
  });
  assert.equal(bad.ok === false && bad.problems.length, 6);
  assert.deepEqual(
    parseHolidayRow({ ...row, alcance: 'toString', recuperable: 'no', nombre: 'x'.repeat(121) }),
    {
      ok: false,
      problems: [
        '«nombre» tiene más de 120 caracteres.',
        'El «alcance» debe ser nacional, provincia o canton.',
      ],
    },
  );
});
