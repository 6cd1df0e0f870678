/** The harness itself: copies are apart from each other, and the serving role is as bounded as in production. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from './database.ts';

let one: TestDatabase;
let other: TestDatabase;

before(async () => {
  one = await testDatabase();
  other = await testDatabase();
});
after(async () => {
  await one.stop();
  await other.stop();
});

const write = {
  name: 'write',
  text: "insert into ajustes (clave, version, valor) values ('prueba', 1, '{}')",
};
const count = {
  name: 'count',
  text: "select count(*)::int as n from ajustes where clave = 'prueba'",
};

test('each test database is its own copy of the schema', async () => {
  await one.deps.db.query(write);
  assert.deepEqual(await one.deps.db.query(count), [{ n: 1 }]);
  assert.deepEqual(await other.deps.db.query(count), [{ n: 0 }]);
});

test('the serving role cannot change the schema nor the journal', async () => {
  for (const text of ['create table x (a int)', 'truncate eventos', 'delete from sucesos_de_seguridad']) {
    await assert.rejects(one.deps.db.query({ name: text, text }), /database: other \(42501\)/);
  }
});

test('the clock stands still until told', () => {
  const { clock } = one.deps;
  const beforeMs = clock.nowMs();
  clock.advance(5_000);
  assert.equal(clock.nowMs(), beforeMs + 5_000);
});
