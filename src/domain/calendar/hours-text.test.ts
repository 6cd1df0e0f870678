/** Office hours as typed: read back as written, and each way of getting them wrong named. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { hoursText, readHours } from './hours-text.ts';

test('what is shown reads back as the same hours', () => {
  const stretches = fc
    .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 0, maxLength: 8 })
    .map((minutes) => {
      const sorted = [...minutes].sort((a, b) => a - b);
      return Array.from(
        { length: Math.floor(sorted.length / 2) },
        (_, i) => [sorted[2 * i] ?? 0, sorted[2 * i + 1] ?? 0] as const,
      );
    });
  fc.assert(
    fc.property(stretches, (intervals) => {
      assert.deepEqual(readHours(hoursText(intervals)), { ok: true, intervals });
    }),
  );
});

test('hours are taken in the ways people write them', () => {
  for (const typed of ['8:00 - 17:00', '08h00 a 17h00', '8h00–17h00', ' 08.00 hasta 17.00 '])
    assert.deepEqual(readHours(typed), { ok: true, intervals: [[480, 1_020]] }, typed);
  assert.deepEqual(readHours(''), { ok: true, intervals: [] });
  assert.deepEqual(readHours('14h00 a 17h00; 08h00 a 13h00'), {
    ok: true,
    intervals: [
      [480, 780],
      [840, 1_020],
    ],
  });
});

test('what cannot be hours says why', () => {
  for (const [typed, words] of [
    ['de ocho a cinco', 'No se entiende'],
    ['08h00', 'No se entiende'],
    ['25h00 a 26h00', 'No se entiende'],
    ['08h70 a 09h00', 'No se entiende'],
    ['17h00 a 08h00', 'termina antes de empezar'],
    ['08h00 a 12h00, 11h00 a 13h00', 'se cruzan'],
    ['1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00', 'hasta 4 tramos'],
  ] as const) {
    const read = readHours(typed);
    assert.ok(!read.ok && read.problem.includes(words), typed);
  }
});
