/** Two processes that count the same caller: each knows at once what it admitted, and within a second what the other did. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '../../../tests/database.ts';
import { apiLimits } from '../../domain/api/api-limits.ts';
import type { Queries } from '../../platform/database.ts';
import { type RequestCounter, requestCounter } from './request-counter.ts';

const { requestsMax, countsSentMs, windowSeconds } = apiLimits;
const caller = { caller: 'un-programa' };

let t: TestDatabase;
before(async () => {
  t = await testDatabase();
});
after(() => t.stop());

const times = (count: RequestCounter, n: number) => Array.from({ length: n }, () => count(caller));

/** The database of one process, and when all that was asked of it has been answered and read. */
function followed(): { readonly db: Queries; readonly settled: () => Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();
  const { db } = t.deps;
  return {
    db: {
      query: (asked, values) => {
        const answer = db.query(asked, values);
        last = answer;
        return answer as never;
      },
      execute: (asked, values) => db.execute(asked, values),
    },
    settled: async () => {
      await last;
      await wait(0);
    },
  };
}

test('ASVS 2.4.1 what a caller spends at two processes is one allowance', async () => {
  const windowMs = windowSeconds * 1000;
  t.deps.clock.advance(windowMs - (t.deps.clock.nowMs() % windowMs));
  const [here, there] = [followed(), followed()];
  const one = requestCounter({ ...t.deps, db: here.db });
  const other = requestCounter({ ...t.deps, db: there.db });
  const half = Math.floor(requestsMax / 2);
  assert.equal(times(one, half).at(-1)?.left, requestsMax - half);
  assert.equal(other(caller).left, requestsMax - 1, 'the other has not heard of it yet');
  for (const [count, { settled }] of [
    [one, here],
    [other, there],
  ] as const) {
    await settled();
    t.deps.clock.advance(countsSentMs);
    count(caller);
    await settled();
  }
  // Half and one more at the first, two and this one at the other.
  const left: number = requestsMax - half - 4;
  assert.equal(other(caller).left, left);
  assert.equal(times(other, left).at(-1)?.isSpent, false);
  assert.equal(other(caller).isSpent, true);
  t.deps.clock.advance(windowMs);
  assert.equal(other(caller).left, requestsMax - 1);
});

test('while the database is away a process counts alone, and loses nothing it counted', async () => {
  t.deps.clock.advance(windowSeconds * 1000);
  const gone = () => Promise.reject(new Error('away'));
  const count = requestCounter({ ...t.deps, db: { query: gone, execute: gone } });
  for (let n = 1; n <= requestsMax; n += 1) {
    if (n % 100 === 0) await wait(1);
    assert.equal(count(caller).left, requestsMax - n);
  }
  assert.equal(count(caller).isSpent, true);
});
