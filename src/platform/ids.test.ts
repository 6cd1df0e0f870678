// Identifiers: their layout, their order, and digits that favour none.
import assert from 'node:assert/strict';
import test from 'node:test';
import { testClock } from './clock.ts';
import { idsFrom, seededIds, systemIds } from './ids.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('newId is a UUIDv7 that carries the time', () => {
  const clock = testClock(Date.UTC(2026, 10, 23, 15, 0));
  const id = seededIds(1, clock).newId();
  assert.equal(uuid.exec(id)?.[1], '7');
  assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), clock.nowMs());
});

test('newId rises within a millisecond, across many, and when the clock goes back', () => {
  const clock = testClock(1_000_000);
  const ids = seededIds(7, clock);
  const made = Array.from({ length: 10_000 }, (_, index) => {
    if (index === 6_000) clock.set(500_000);
    if (index === 8_000) clock.advance(900_000);
    return ids.newId();
  });
  assert.deepEqual([...made].sort(), made);
  assert.equal(new Set(made).size, made.length);
});

test('randomId is a UUIDv4', () => {
  const made = Array.from({ length: 1_000 }, () => systemIds.randomId());
  assert.ok(made.every((id) => uuid.exec(id)?.[1] === '4'));
  assert.equal(new Set(made).size, made.length);
});

test('ASVS 7.2.3 tokens hold the bytes they were asked for, none twice', () => {
  const made = Array.from({ length: 1_000 }, () => systemIds.randomToken(32));
  assert.ok(made.every((token) => /^[\w-]{43}$/.test(token)));
  assert.equal(new Set(made).size, made.length);
});

test('digits come without the bytes that would favour the low ones', () => {
  const bytes = [250, 255, 7, 251, 19, 249];
  const ids = idsFrom(() => Uint8Array.from(bytes), testClock(0));
  assert.equal(ids.randomDigits(3), '799');
  assert.match(systemIds.randomDigits(6), /^\d{6}$/);
});

test('the seeded double repeats itself', () => {
  const clock = testClock(0);
  assert.equal(seededIds(3, clock).randomToken(16), seededIds(3, clock).randomToken(16));
});
