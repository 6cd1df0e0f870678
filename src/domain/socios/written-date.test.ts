// Proves the dates people write.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseWrittenDate } from './written-date.ts';

test('day first, in numbers and words; what follows is left out', () => {
  for (const text of [
    '5/1/2026',
    '05-01-2026',
    '05.01.2026 00:00',
    '2026-01-05T10:00:00',
    '2026/1/5',
    '5 de enero de 2026',
    '5 ENERO del 2026.',
    '5-ene-2026',
    '05/ene./2026',
    'Enero 5, 2026',
  ])
    assert.equal(parseWrittenDate(text), '2026-01-05', text);
  assert.equal(parseWrittenDate('1 de set. de 2026'), '2026-09-01');
  assert.equal(parseWrittenDate('1 setiembre 2026'), '2026-09-01');
});

test('what is no date', () => {
  for (const text of [
    '',
    '30/02/2026',
    '01/25/2026',
    '5/1/26',
    '5 de x de 2026',
    '5 de en de 2026',
    'ayer',
    '45000',
    '0/0/0000',
  ])
    assert.equal(parseWrittenDate(text), null, text);
});

test('total', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const date = parseWrittenDate(text);
      assert.ok(date === null || /^\d{4}-\d\d-\d\d$/.test(date));
    }),
  );
});
