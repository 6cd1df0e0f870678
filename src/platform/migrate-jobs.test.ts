/** Queues are set up once by the owner, refused when a newer program was there, and usable by the serving role. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { openTestJobs, ownerPool, until } from '../../tests/database-with-queues.ts';
import type { Attempt } from './jobs.ts';
import { migrateJobs } from './migrate-jobs.ts';
import { nameId } from './name-id.ts';
import { StartRefusal } from './start-refusal.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.stop());

test('two starts at once set the queues up once; the next start finds nothing to do', async () => {
  const pools = [ownerPool(database), ownerPool(database)];
  const { user } = database.connection;
  const done = await Promise.all(pools.map((pool) => migrateJobs(pool, user)));
  assert.deepEqual(done.sort(), [false, true]);
  const [first] = pools;
  assert.ok(first);
  assert.equal(await migrateJobs(first, user), false);
  await Promise.all(pools.map((pool) => pool.end()));
});

test('the serving role has jobs done, tries them again, and sees those that failed for good', async () => {
  const jobs = await openTestJobs(database);
  const seen: Attempt[] = [];
  await jobs.work('correo', async (attempt) => {
    seen.push(attempt);
    return 'done';
  });
  await jobs.work('codigo-de-correo', async () => 'dead');
  const job = { id: nameId('a'), queue: 'correo', data: { n: 1 } } as const;
  await jobs.send(job);
  await jobs.send(job);
  await until(() => seen.length > 0);
  await jobs.send(job);
  assert.deepEqual(
    seen.map((attempt) => attempt.data),
    [{ n: 1 }],
  );
  await jobs.send({ id: nameId('b'), queue: 'codigo-de-correo', data: { id: 'x' } });
  await until(async () => (await jobs.dead(10)).length === 1);
  const [dead] = await jobs.dead(10);
  assert.equal(dead?.queue, 'codigo-de-correo');
  assert.deepEqual(dead?.data, { id: 'x' });
  assert.equal(await jobs.revive(dead?.id ?? ''), true);
  assert.equal((await jobs.counts()).length, 6);
  await jobs.stop();
});

test('an effect that failed for good comes to those who record it, with what it carried', async () => {
  const jobs = await openTestJobs(database);
  const seen: unknown[] = [];
  await jobs.work('efecto', async () => 'dead');
  await jobs.work('efecto-fallido', async ({ data }) => {
    seen.push(data);
    return 'done';
  });
  await jobs.send({ id: nameId('c'), queue: 'efecto', data: { solicitud: 'x', n: 2 } });
  await until(() => seen.length > 0);
  assert.deepEqual(seen, [{ solicitud: 'x', n: 2 }]);
  await jobs.stop();
});

test('queues of a newer program are refused with a sentence', async () => {
  const pool = ownerPool(database);
  await pool.query(`comment on schema pgboss is 'ventanilla 9999 x'`);
  await assert.rejects(migrateJobs(pool, database.connection.user), StartRefusal);
  await pool.end();
});
