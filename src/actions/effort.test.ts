import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { solveProof } from '../../tests/solve-proof.ts';
import { bitsFor, type EffortGate, newChallenge, passEffort } from './effort.ts';

let t: TestDatabase;
let networks = 0;

before(async () => {
  t = await testDatabase();
});
after(() => t.stop());

/** A gate for one account, from a network nobody used before unless told. */
function gate(scope: string, red?: string): EffortGate {
  networks += 1;
  return { purpose: 'ingreso', scope, red: red ?? `red-${networks}`, bits: 8 };
}

async function asked(at: EffortGate) {
  const outcome = await passEffort(t.deps, at, {});
  assert.ok(outcome !== null);
  return outcome.effort;
}

test('work grows by one bit for each doubling and stays within what a phone can do', () => {
  assert.deepEqual(
    [11, 20, 40, 80, 160, 100_000].map((spent) => bitsFor(spent, 10)),
    [16, 17, 18, 19, 20, 20],
  );
});

test('ASVS 2.3.4 work is accepted once, also when used many times at once, and only for its purpose', async () => {
  const at = gate('a');
  const { challenge, bits } = await asked(at);
  const effort = { challenge, nonce: solveProof(challenge, bits) };
  assert.ok((await passEffort(t.deps, { ...at, purpose: 'reseteo' }, effort)) !== null);
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => passEffort(t.deps, at, effort)));
  assert.equal(outcomes.filter((outcome) => outcome === null).length, 1);
});

test('too little work, work of yesterday and no work at all are not accepted', async () => {
  const at = { ...gate('b'), bits: 10 };
  const easy = newChallenge(t.deps, 'ingreso', 4);
  assert.ok((await passEffort(t.deps, at, { challenge: easy, nonce: solveProof(easy, 4) })) !== null);
  const forgiven = newChallenge(t.deps, 'ingreso', 9);
  assert.equal(await passEffort(t.deps, at, { challenge: forgiven, nonce: solveProof(forgiven, 9) }), null);
  const late = newChallenge(t.deps, 'ingreso', 10);
  const nonce = solveProof(late, 10);
  t.deps.clock.advance(600_000);
  assert.ok((await passEffort(t.deps, at, { challenge: late, nonce })) !== null);
  for (const effort of [
    {},
    { challenge: late },
    { challenge: '', nonce: '' },
    { wait: '' },
    { wait: 'x.y.z' },
  ]) {
    assert.ok((await passEffort(t.deps, at, effort)) !== null);
  }
});

test('ASVS 2.4.1 waits of one network come one after the other: many at once are no faster', async () => {
  t.deps.clock.advance(600_000);
  const at = gate('c', 'red-c');
  const waits: number[] = [];
  for (let n = 0; n < 70; n += 1) waits.push((await asked({ ...at, scope: `c${n}` })).waitSeconds);
  assert.deepEqual(waits.slice(0, 12), [...Array<number>(10).fill(15), 25, 35]);
  assert.equal(waits.at(-1), 615);
  const none = await asked({ ...at, scope: 'c-otra' });
  assert.equal(none.wait, null);
  t.deps.clock.advance(600_000);
  assert.equal((await asked(at)).waitSeconds, 15);
});

test('an account tried from many networks makes strangers wait five minutes at most, never for good', async () => {
  t.deps.clock.advance(600_000);
  let last = 0;
  for (let n = 0; n < 100; n += 1) last = (await asked(gate('d'))).waitSeconds;
  assert.equal(last, 300);
  const mine = gate('d');
  const { wait, waitSeconds } = await asked(mine);
  assert.ok(wait !== null);
  t.deps.clock.advance(waitSeconds * 1000);
  assert.equal(await passEffort(t.deps, mine, { wait }), null);
  assert.ok((await passEffort(t.deps, mine, { wait })) !== null);
});

test('a waiting ticket goes bad some minutes after it became good', async () => {
  t.deps.clock.advance(600_000);
  const at = gate('e');
  const { wait } = await asked(at);
  assert.ok(wait !== null);
  t.deps.clock.advance(15_000 + 600_000);
  assert.ok((await passEffort(t.deps, at, { wait })) !== null);
});
