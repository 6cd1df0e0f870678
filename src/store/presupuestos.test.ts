import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { giveBackPresupuestos, spendPresupuestos } from './presupuestos.ts';

let t: TestDatabase;

before(async () => {
  t = await testDatabase();
});
after(() => t.stop());

const minuteMs = 60_000;
const one = { clave: 'uno', ventanaMs: minuteMs };
const two = { clave: 'dos', ventanaMs: 5 * minuteMs };

test('ASVS 15.4.2 parallel spending loses no count, whatever the order of the keys', async () => {
  const { db } = t.deps;
  await Promise.all(
    Array.from({ length: 100 }, (_, n) => spendPresupuestos(db, n % 2 === 0 ? [one, two] : [two, one], 0)),
  );
  assert.deepEqual(await spendPresupuestos(db, [two, one], 0), [101, 101]);
});

test('spending and giving back at once neither block each other nor lose a count', async () => {
  const { db } = t.deps;
  const keys = ['x', 'y', 'z'].map((clave) => ({ clave, ventanaMs: minuteMs }));
  const reversed = [...keys].reverse();
  await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      await spendPresupuestos(db, n % 2 === 0 ? keys : reversed, 0);
      await giveBackPresupuestos(db, n % 2 === 0 ? reversed : keys, 0);
    }),
  );
  assert.deepEqual(await spendPresupuestos(db, keys, 0), [1, 1, 1]);
});

test('each window counts anew; what is given back is not counted, and never below nothing', async () => {
  const { db } = t.deps;
  assert.deepEqual(await spendPresupuestos(db, [one, two], minuteMs), [1, 102]);
  await giveBackPresupuestos(db, [one, two], minuteMs);
  await giveBackPresupuestos(db, [one], minuteMs);
  assert.deepEqual(await spendPresupuestos(db, [one, two], minuteMs), [1, 102]);
});
