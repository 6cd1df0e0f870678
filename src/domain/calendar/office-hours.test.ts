/** Open or closed, and the next opening, against the minute-by-minute model; and how it reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { officeHoursAt, openingText } from './office-hours.ts';
import { anyScene } from './testing/random-calendar.ts';
import { SlowCalendar } from './testing/slow-calendar.ts';
import { indexCalendar } from './working-calendar.ts';
import { zoneGuayaquil } from './zone.ts';

const minute = 60_000;
const walkDays = 30;

test('the office is open when the model says so, and opens next at the first minute the model finds', () => {
  let [open, closed] = [0, 0];
  fc.assert(
    fc.property(anyScene, ({ calendar, nowMs }) => {
      const slow = new SlowCalendar(calendar, {});
      const found = officeHoursAt(indexCalendar(calendar), nowMs);
      assert.equal(found.isOpen, slow.isOpen(nowMs));
      if (found.isOpen) {
        open += 1;
        return;
      }
      closed += 1;
      let at = nowMs;
      const end = nowMs + walkDays * 1440 * minute;
      while (at < end && !slow.isOpen(at)) at += minute;
      if (at < end) assert.equal(found.opensAtMs, at);
      else assert.ok(found.opensAtMs === null || found.opensAtMs >= end);
    }),
    { numRuns: 300 },
  );
  assert.ok(open > 20 && closed > 20, `${open} open, ${closed} closed`);
});

const office = (holidays: Parameters<typeof indexCalendar>[0]['holidays']) =>
  indexCalendar({
    version: 'prueba',
    zone: zoneGuayaquil,
    hours: [[], [[480, 1020]], [[480, 1020]], [[480, 1020]], [[480, 1020]], [[480, 1020]], []],
    holidays,
    seat: { provincia: '17', canton: '1701' },
  });
const local = (canton: string, date: string) => ({
  date,
  name: 'Fiesta local de prueba',
  scope: { canton },
  source: 'prueba',
});
/** 2026-12-04 is a Friday; hours of the agency. */
const friday = (hour: number) => Date.UTC(2026, 11, 4, hour + 5, 0);

test('a local holiday of the seat closes the office, one of another place does not', () => {
  assert.deepEqual(officeHoursAt(office([]), friday(10)), { isOpen: true });
  assert.deepEqual(officeHoursAt(office([local('0901', '2026-12-04')]), friday(10)), { isOpen: true });
  assert.deepEqual(officeHoursAt(office([local('1701', '2026-12-04')]), friday(10)), {
    isOpen: false,
    opensAtMs: Date.UTC(2026, 11, 7, 13, 0),
  });
});

test('an office that never opens says so', () => {
  const never = indexCalendar({ version: 'x', zone: zoneGuayaquil, hours: Array(7).fill([]), holidays: [] });
  assert.deepEqual(officeHoursAt(never, friday(10)), { isOpen: false, opensAtMs: null });
});

test('the opening reads as people say it', () => {
  const read = (opens: number, now: number) => openingText(opens, now, zoneGuayaquil);
  assert.equal(read(friday(8), friday(7)), 'hoy a las 08h00');
  assert.equal(read(friday(8), friday(-1)), 'mañana a las 08h00');
  assert.equal(read(Date.UTC(2026, 11, 7, 13, 0), friday(18)), 'el lunes 7 de diciembre de 2026 a las 08h00');
});
