// The pool against a real server: types, faults with their kind, transactions, and a server that goes away.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DatabaseFault } from './database-fault.ts';
import { kyselyOver } from './database-kysely.ts';
import { readPidFile } from './embedded-postgres-pidfile.ts';
import { type Platform, startPlatform } from './start-platform.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'ventanilla-database-'));
const migrations = fileURLToPath(new URL('testing/migrations', import.meta.url));
let platform: Platform;

before(async () => {
  platform = await startPlatform({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }, { migrations });
});
after(async () => {
  await platform.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const insert = { name: 'test-insert', text: 'insert into pares (clave, valor) values ($1, $2)' };
const values = { name: 'test-values', text: 'select valor from pares where clave = $1' };

async function faultOf(work: Promise<unknown>): Promise<DatabaseFault> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof DatabaseFault);
  return error;
}

test('whole numbers come as numbers, days as text, instants as Date', async () => {
  const text = "select 9007199254740991::int8 as big, '2026-11-22'::date as day, to_timestamp(0) as instant";
  const rows = await platform.database.query<{ big: number; day: string; instant: Date }>({
    name: 'types',
    text,
  });
  assert.deepEqual(rows, [{ big: 9_007_199_254_740_991, day: '2026-11-22', instant: new Date(0) }]);
});

test('a number that would lose digits is an error', async () => {
  await assert.rejects(
    platform.database.query({ name: 'too-big', text: 'select 9007199254740993::int8 as big' }),
  );
});

test('a second row of the same key is a unique fault that names the constraint', async () => {
  await platform.database.execute(insert, ['unica', 1]);
  const fault = await faultOf(platform.database.execute(insert, ['unica', 2]));
  assert.deepEqual([fault.kind, fault.constraint, fault.retry], ['unique', 'pares_pkey', false]);
});

test('ASVS 2.3.3 a transaction is all or nothing', async () => {
  const fault = await faultOf(
    platform.database.transaction(async (queries) => {
      await queries.execute(insert, ['todo', 1]);
      await queries.execute(insert, ['todo', 2]);
    }),
  );
  assert.equal(fault.kind, 'unique');
  assert.deepEqual(await platform.database.query(values, ['todo']), []);
});

test('a transaction whose work swallowed a failure is not taken for committed', async () => {
  const work = platform.database.transaction(async (queries) => {
    await queries.execute(insert, ['tragada', 1]);
    await queries.execute(insert, ['tragada', 2]).catch(() => undefined);
  });
  assert.equal((await faultOf(work)).kind, 'other');
  assert.deepEqual(await platform.database.query(values, ['tragada']), []);
});

test('two transactions that cannot both be true: one gets a conflict worth repeating', async () => {
  const isolate = { name: 'isolate', text: 'set transaction isolation level serializable' };
  const sum = { name: 'sum', text: 'select sum(valor) as total from pares' };
  let readers = 0;
  const bothHaveRead = Promise.withResolvers<void>();
  const add = (key: string): Promise<void> =>
    platform.database.transaction(async (queries) => {
      await queries.execute(isolate);
      await queries.query(sum);
      readers += 1;
      if (readers === 2) bothHaveRead.resolve();
      await bothHaveRead.promise;
      await queries.execute(insert, [key, 1]);
    });
  const results = await Promise.allSettled([add('x'), add('y')]);
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  assert.deepEqual(
    failed.map(({ kind, retry }) => [kind, retry]),
    [['conflict', true]],
  );
});

test('ASVS 13.2.2 the serving role cannot change the schema', async () => {
  const fault = await faultOf(
    platform.database.execute({ name: 'ddl', text: 'create table intruso (id int)' }),
  );
  assert.deepEqual([fault.kind, fault.code], ['other', '42501']);
});

test('Kysely works over the same pool', async () => {
  const kysely = kyselyOver<{ pares: { clave: string; valor: number } }>(platform.database);
  await kysely.insertInto('pares').values({ clave: 'kysely', valor: 3 }).execute();
  assert.deepEqual(await platform.database.query(values, ['kysely']), [{ valor: 3 }]);
  assert.equal(kyselyOver(platform.database), kysely);
});

test('a statement under way when the server dies has an unknown outcome; the pool recovers', async () => {
  const sleeping = platform.database.query({ name: 'sleep', text: 'select pg_sleep(30)' });
  const caught = faultOf(sleeping);
  await platform.database.query(values, ['kysely']);
  const server = readPidFile(join(dataDir, 'postgres', 'data'));
  assert.ok(server);
  process.kill(server.pid, 'SIGQUIT');
  const fault = await caught;
  assert.deepEqual([fault.kind, fault.retry], ['outcome-unknown', false]);
  // Idle connections of the pool died with it: each fails at most one more statement, which had been sent.
  for (let tries = 0; tries < 10; tries += 1) {
    const rows = await platform.database.query(values, ['kysely']).catch((error: unknown) => {
      assert.ok(error instanceof DatabaseFault && error.kind === 'outcome-unknown');
      return undefined;
    });
    if (rows !== undefined) return assert.deepEqual(rows, [{ valor: 3 }]);
  }
  assert.fail('the pool did not recover');
});
