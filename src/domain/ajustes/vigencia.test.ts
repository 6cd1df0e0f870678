// How long something still serves: the bounds belong to it, and the warning begins on its day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diasQueQuedan, vigenciaDe } from './vigencia.ts';

const day = 86_400_000;
const span = { desdeMs: 10 * day, hastaMs: 100 * day };

test('each side of every bound', () => {
  const at = (nowMs: number) => vigenciaDe(span, nowMs, 30);
  assert.equal(at(10 * day - 1), 'todavia-no');
  assert.equal(at(10 * day), 'vigente');
  assert.equal(at(70 * day - 1), 'vigente');
  assert.equal(at(70 * day), 'por-vencer');
  assert.equal(at(100 * day), 'por-vencer');
  assert.equal(at(100 * day + 1), 'vencida');
});

test('days left are whole and never below none', () => {
  assert.equal(diasQueQuedan(3 * day, day + 1), 1);
  assert.equal(diasQueQuedan(day, 3 * day), 0);
});
