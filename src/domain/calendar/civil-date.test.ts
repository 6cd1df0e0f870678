/** Conversions against the platform's own UTC dates, and the Spanish forms. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  civilDate,
  civilDateAt,
  civilMinuteAt,
  dayNumberOf,
  instantOf,
  parseCivilDate,
  weekday,
} from './civil-date.ts';
import { dateText, hourText, instantText, longDateText } from './civil-text.ts';
import { zoneGalapagos, zoneGuayaquil } from './zone.ts';

const anyDay = fc.integer({ min: -719_162, max: 2_932_896 });

test('day numbers, dates and weekdays agree with the platform from year 1 to 9999', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (dayNumber, days) => {
      const platform = new Date(dayNumber * 86_400_000);
      const date = platform.toISOString().slice(0, 10);
      assert.equal(civilDate(dayNumber), date);
      assert.equal(dayNumberOf(date), dayNumber);
      assert.equal(parseCivilDate(date), date);
      assert.equal(weekday(date), platform.getUTCDay());
      if (Math.abs(dayNumber) < 700_000) {
        const shifted = new Date((dayNumber + days) * 86_400_000).toISOString().slice(0, 10);
        assert.equal(addDays(date, days), shifted);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('text that is no date is refused', () => {
  for (const text of [
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '0000-01-01',
    '2026-04-31',
    '',
    '2026-01-01 ',
  ]) {
    assert.equal(parseCivilDate(text), null, text);
  }
  assert.throws(() => dayNumberOf('2026-02-30'), RangeError);
});

test('midnight belongs to the day that begins, in each zone', () => {
  const midnightInGuayaquil = Date.parse('2026-12-31T05:00:00Z');
  assert.equal(civilDateAt(midnightInGuayaquil, zoneGuayaquil), '2026-12-31');
  assert.equal(civilDateAt(midnightInGuayaquil - 1, zoneGuayaquil), '2026-12-30');
  assert.deepEqual(civilMinuteAt(midnightInGuayaquil, zoneGalapagos), { date: '2026-12-30', minute: 1380 });
  assert.equal(instantOf('2026-12-31', 0, zoneGuayaquil), midnightInGuayaquil);
  assert.equal(instantOf('2026-12-30', 1440, zoneGuayaquil), midnightInGuayaquil);
});

test('dates and hours read as people write them', () => {
  assert.equal(longDateText('2026-11-23'), 'lunes 23 de noviembre de 2026');
  assert.equal(dateText('2027-08-01'), '1 de agosto de 2027');
  assert.equal(hourText(1440), '24h00');
  const at = instantOf('2026-11-23', 14 * 60 + 30, zoneGuayaquil);
  assert.equal(instantText(at, zoneGuayaquil), '23 de noviembre de 2026, 14h30');
  assert.equal(instantText(at, zoneGalapagos), '23 de noviembre de 2026, 13h30');
});
