import assert from 'node:assert/strict';
import test from 'node:test';
import { gathered, paced } from './paced.ts';

test('the first call starts at once; those close behind share the next start', async () => {
  let started = 0;
  const { promise: again, resolve } = Promise.withResolvers<void>();
  const call = paced(() => {
    started += 1;
    if (started === 2) resolve();
  }, 5);
  call();
  assert.equal(started, 1);
  for (let i = 0; i < 10; i += 1) call();
  assert.equal(started, 1);
  await again;
  assert.equal(started, 2);
});

test('readings that come together are one, each with its own answer, none beyond the most at once', async () => {
  const readings: (readonly number[])[] = [];
  const double = gathered<number, number>(
    async (keys) => {
      readings.push(keys);
      return keys.map((key) => key * 2);
    },
    { paceMs: 1, keysMax: 4 },
  );
  const keys = Array.from({ length: 11 }, (_none, i) => i);
  assert.deepEqual(
    await Promise.all(keys.map((key) => double(key))),
    keys.map((key) => key * 2),
  );
  assert.deepEqual(readings, [[0], [1, 2, 3, 4], [5, 6, 7, 8], [9, 10]]);
});

test('a reading that fails is told to those it was for, and the next goes on', async () => {
  let fails = true;
  const read = gathered<number, number>(
    async (keys) => {
      if (fails) throw new Error('away');
      return keys;
    },
    { paceMs: 1, keysMax: 10 },
  );
  await assert.rejects(read(1), /away/);
  fails = false;
  assert.equal(await read(2), 2);
});

test('a key that a reading leaves out is an error, not silence', async () => {
  const read = gathered<number, number>(async () => [], { paceMs: 1, keysMax: 10 });
  await assert.rejects(read(1), /left a key out/);
});
