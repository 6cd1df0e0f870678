/** What goes first in a queue. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseWithQueues, openTestJobs, until } from '../../tests/database-with-queues.ts';
import { nameId } from './name-id.ts';

test('of very many at once nobody waits behind them: whatever else is owed goes first', async (t) => {
  const database = await databaseWithQueues();
  t.after(() => database.stop());
  const jobs = await openTestJobs(database);
  t.after(() => jobs.stop());
  const job = (carta: string, isBulk: boolean) => ({
    id: nameId('prueba', carta),
    queue: 'correo' as const,
    data: { carta },
    isBulk,
  });
  const many = Array.from({ length: 30 }, (_, i) => job(`lote-${i}`, true));
  await jobs.insert(database.deps.db, many);
  await jobs.insert(database.deps.db, [job('propia', false)]);
  const done: unknown[] = [];
  await jobs.work('correo', async ({ data }) => {
    done.push((data as { carta: string }).carta);
    return 'done';
  });
  await until(() => done.length === many.length + 1);
  // Within the batch that a worker takes there is no order.
  assert.ok(done.indexOf('propia') < 10);
});
