// Two processes on one database hear each other, once each, and again after the connection was cut.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import type { Pointer } from './pointer-bus.ts';
import { databaseBus, lookEverywhere } from './pointer-bus-database.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.stop());

async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await happened())) await pause(5);
}

const isUp = (heard: readonly Pointer[]) => heard.some(({ topic }) => topic === lookEverywhere.topic);
const without = (heard: readonly Pointer[]) => heard.filter(({ topic }) => topic !== lookEverywhere.topic);

async function openBus() {
  const bus = databaseBus(base.connection, base.deps.log);
  const heard: Pointer[] = [];
  bus.listen((pointers) => heard.push(...pointers));
  await until(() => isUp(heard));
  heard.length = 0;
  return { bus, heard };
}

async function asSuperuser(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client(base.superuser);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

const listening = "application_name = 'ventanilla-avisos' and datname = current_database()";

test('the own listeners hear in the next turn; others hear once; nobody hears an echo', async () => {
  const here = await openBus();
  const there = await openBus();
  const pointer = { topic: 'chat', key: 'una', n: 1 };
  here.bus.announce(pointer);
  await turn();
  assert.deepEqual(here.heard, [pointer]);
  await until(() => there.heard.length > 0);
  // An answer that goes round both: what an echo would have brought has come by then.
  there.bus.announce({ topic: 'chat', key: 'otra', n: 7 });
  await until(() => here.heard.some(({ key }) => key === 'otra'));
  assert.deepEqual(here.heard, [pointer, { topic: 'chat', key: 'otra', n: 7 }]);
  assert.deepEqual(there.heard, [pointer, { topic: 'chat', key: 'otra', n: 7 }]);
  await Promise.all([here.bus.stop(), there.bus.stop()]);
});

test('one batch carries each key once, with its highest number, however much there is', async () => {
  const here = await openBus();
  const there = await openBus();
  for (const n of [2, 5, 3])
    for (let key = 0; key < 400; key += 1)
      here.bus.announce({ topic: 'chat', key: `conversacion-de-prueba-numero-${key}`, n });
  await here.bus.stop();
  await until(() => there.heard.length >= 400);
  assert.equal(there.heard.length, 400);
  assert.ok(there.heard.every(({ n }) => n === 5));
  await there.bus.stop();
});

test('a LISTEN connection that is cut comes back, says to look everywhere, and hears again', async () => {
  const here = await openBus();
  const there = await openBus();
  await asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where ${listening}`);
  await until(() => isUp(here.heard) && isUp(there.heard));
  here.heard.length = 0;
  there.heard.length = 0;
  here.bus.announce({ topic: 'chat', key: 'despues', n: 3 });
  await until(() => there.heard.length > 0);
  assert.deepEqual(without(there.heard), [{ topic: 'chat', key: 'despues', n: 3 }]);
  await Promise.all([here.bus.stop(), there.bus.stop()]);
});

test('what is announced while the connection is away is passed on when it is back', async () => {
  const here = await openBus();
  const found = await asSuperuser(`select pid from pg_stat_activity where ${listening}`);
  const there = await openBus();
  for (const { pid } of found.rows) await asSuperuser(`select pg_terminate_backend(${Number(pid)})`);
  here.bus.announce({ topic: 'chat', key: 'mientras', n: 9 });
  await until(() => there.heard.length > 0);
  assert.deepEqual(there.heard, [{ topic: 'chat', key: 'mientras', n: 9 }]);
  await Promise.all([here.bus.stop(), there.bus.stop()]);
});

test('a server that is not there stops nobody from announcing, hearing locally, or stopping', async () => {
  const bus = databaseBus({ ...base.connection, database: 'no_existe' }, base.deps.log);
  const heard: Pointer[] = [];
  bus.listen((pointers) => heard.push(...pointers));
  bus.announce({ topic: 'chat', key: 'sola', n: 1 });
  await until(() => heard.length > 0);
  assert.deepEqual(heard, [{ topic: 'chat', key: 'sola', n: 1 }]);
  await bus.stop();
});

test('stopping leaves no connection behind', async () => {
  const { bus } = await openBus();
  await bus.stop();
  await until(async () => {
    const found = await asSuperuser(
      `select count(*)::int as left_open from pg_stat_activity where ${listening}`,
    );
    return found.rows[0]?.left_open === 0;
  });
});
