/** The demonstration fills an empty database once, whole, whoever starts at the same time. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoOutsideAccounts, demoStaffAccounts } from '../../demo/accounts.ts';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { loadDemo } from './load-demo.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.stop());

const counts = {
  name: 'cuentas-de-demo',
  text: `select (select count(*)::int from cuentas) as cuentas, (select count(*)::int from asientos) as asientos,
    (select count(*)::int from parroquias) > 1000 as parroquias, (select count(*)::int from cpc) > 0 as cpc,
    (select version from ajustes where clave = 'calendario') as calendario`,
};

test('of two processes starting at once one loads, and later starts find it done', async () => {
  const both = await Promise.all([loadDemo(base.deps), loadDemo(base.deps)]);
  assert.deepEqual(both.toSorted(), [false, true]);
  assert.equal(await loadDemo(base.deps), false);
  const accounts = demoOutsideAccounts.length + demoStaffAccounts.length;
  const [found] = await base.deps.db.query<{ cuentas: number; asientos: number }>(counts);
  assert.ok(found);
  assert.deepEqual(
    { ...found, asientos: found.asientos > 10 },
    {
      cuentas: accounts,
      asientos: true,
      parroquias: true,
      cpc: true,
      calendario: 2,
    },
  );
  const [processes] = await Promise.all([base.deps.registry.procesos('SIEMDEMO0012026')]);
  assert.equal(processes.length, 1);
});

test('a database that already holds something is left alone', async () => {
  const other = await testDatabase();
  try {
    const insert = `insert into asientos values ('entidad', 'x', 1, 'x', '{}', now())`;
    await other.deps.db.query({ name: 'algo', text: insert });
    assert.equal(await loadDemo(other.deps), false);
    const [found] = await other.deps.db.query<{ cuentas: number }>(counts);
    assert.equal(found?.cuentas, 0);
  } finally {
    await other.stop();
  }
});
