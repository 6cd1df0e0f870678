/**
 * The dispatcher against a real PostgreSQL: writers that commit out of order, roll back and hold transactions open,
 * two dispatchers, and both killed in the middle again and again. Nothing is lost, doubled or put out of order.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { TestDatabase } from '../../tests/database.ts';
import { databaseWithQueues, openTestJobs, until } from '../../tests/database-with-queues.ts';
import { pause, writeCase } from '../../tests/write-case.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { armableFaults } from '../platform/fault-points.ts';
import { systemIds } from '../platform/ids.ts';
import type { Jobs, NewJob } from '../platform/jobs.ts';
import { isJournalPending } from '../store/diario.ts';
import { dispatchBatch, dispatchJournal } from './dispatch-journal.ts';

let database: TestDatabase;
let jobs: Jobs;
let inspector: pg.Pool;

before(async () => {
  database = await databaseWithQueues();
  jobs = await openTestJobs(database);
  inspector = new pg.Pool({ ...database.superuser, max: 2 });
});
after(async () => {
  await jobs.stop();
  await inspector.end();
  await database.stop();
});

const insertEvent = `insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash)
  values ($1, $2, 'aprobar', now(), '{"clase":"sistema"}', '{}', $3)`;

function otherDatabase(applicationName: string): Database {
  const { connection, deps } = database;
  const db = openDatabase({ connection, poolMax: 4, statementSeconds: 10, applicationName, log: deps.log });
  // A connection killed between two statements tells its client before anybody asks it anything.
  db.pool.on('connect', (client) => client.on('error', () => undefined));
  return db;
}

/** The places of the jobs of a run in the order in which their transaction put them in. */
async function queuedPlaces(): Promise<readonly { solicitud: string; n: number; copies: number }[]> {
  const answer = await inspector.query<{ solicitud: string; n: number; copies: number }>(
    `select data ->> 'solicitud' as solicitud, (data ->> 'n')::int as n, count(*)::int as copies
     from pgboss.job where name = 'correo' group by 1, 2`,
  );
  return answer.rows;
}

type Dispatcher = { readonly log: NewJob[]; stop(): Promise<void> };

/** Dispatches in a loop; remembers what it put in where the transaction was committed. */
function startDispatcher(name: string): Dispatcher {
  const db = otherDatabase(name);
  const faults = armableFaults();
  const log: NewJob[] = [];
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      faults.disarm();
      if (Math.random() < 0.2) faults.arm('tras-encolar-antes-de-cursor', { do: 'throw' });
      const put: NewJob[] = [];
      const watched = {
        insert: async (...[queries, news]: Parameters<Jobs['insert']>) => {
          await jobs.insert(queries, news);
          put.push(...news);
          await pause(3);
        },
      };
      const done = await dispatchBatch({ db, faults }, watched).catch(() => null);
      if (done !== null) log.push(...put);
      await pause(5);
    }
  })();
  return {
    log,
    stop: async () => {
      stopped = true;
      await running;
      await db.close();
    },
  };
}

async function killDispatchers(isOver: () => boolean): Promise<number> {
  let killed = 0;
  while (!isOver()) {
    await pause(60);
    const answer = await inspector.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'despachador-%' and state <> 'idle' limit 1`,
    );
    killed += answer.rowCount ?? 0;
  }
  return killed;
}

test('every committed event is dispatched once and in the order of its case, whatever dies meanwhile', async () => {
  const cases = Array.from({ length: 8 }, () => systemIds.newId());
  const eventsPerCase = 40;
  const writers = new pg.Pool({ ...database.connection, max: 8 });
  const dispatchers = ['despachador-1', 'despachador-2'].map(startDispatcher);
  let over = false;
  const killer = killDispatchers(() => over);
  await Promise.all(cases.map((solicitud) => writeCase(writers, insertEvent, solicitud, eventsPerCase)));
  over = true;
  const killed = await killer;
  await until(async () => !(await isJournalPending(database.deps.db)));
  await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()));
  await writers.end();

  const places = await queuedPlaces();
  assert.equal(places.length, cases.length * eventsPerCase, 'none lost');
  assert.ok(
    places.every((place) => place.copies === 1),
    'none doubled',
  );
  assert.ok(killed > 0, 'dispatchers were killed at work');
  for (const { log } of dispatchers) {
    for (const solicitud of cases) {
      const order = log.filter((job) => job.data.solicitud === solicitud).map((job) => Number(job.data.n));
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
        'in the order of the case',
      );
    }
  }
});

test('an event is held back while a transaction that began before it is open, and goes out after', async () => {
  const { db, faults } = database.deps;
  const [early, late] = [systemIds.newId(), systemIds.newId()];
  const writers = new pg.Pool({ ...database.connection, max: 2 });
  const slow = await writers.connect();
  await slow.query('begin');
  await slow.query(insertEvent, [early, 1, `${early}-1`]);
  await writers.query(insertEvent, [late, 1, `${late}-1`]);
  assert.equal(await dispatchJournal({ db, faults }, jobs), 'soon');
  const isQueued = async (solicitud: string) =>
    (await queuedPlaces()).some((place) => place.solicitud === solicitud);
  assert.equal(await isQueued(late), false, 'it would jump over the one that is still open');
  await slow.query('commit');
  slow.release();
  await until(async () => (await dispatchJournal({ db, faults }, jobs)) === 'idle' && isQueued(late));
  assert.equal(await isQueued(early), true);
  await writers.end();
});

test('while one dispatcher holds the cursor another finds nothing to do', async () => {
  const { db, faults } = database.deps;
  const solicitud = systemIds.newId();
  await db.query({ name: 'one-event', text: insertEvent }, [solicitud, 1, `${solicitud}-1`]);
  faults.arm('tras-encolar-antes-de-cursor', { do: 'delay', ms: 300 });
  const first = dispatchBatch({ db, faults }, jobs);
  await until(() => faults.hits('tras-encolar-antes-de-cursor') === 1);
  assert.equal(await dispatchBatch({ db, faults }, jobs), null);
  assert.deepEqual(await first, { events: 1, jobs: 1 });
  faults.disarm();
});

test('a dispatcher that dies between queue and cursor leaves neither: the next one starts where it had', async () => {
  const { db, faults } = database.deps;
  const solicitud = systemIds.newId();
  await db.query({ name: 'one-event', text: insertEvent }, [solicitud, 1, `${solicitud}-1`]);
  faults.arm('tras-encolar-antes-de-cursor', { do: 'throw' });
  await assert.rejects(dispatchBatch({ db, faults }, jobs), /injected/);
  assert.ok(!(await queuedPlaces()).some((place) => place.solicitud === solicitud));
  faults.disarm();
  assert.deepEqual(await dispatchBatch({ db, faults }, jobs), { events: 1, jobs: 1 });
  assert.ok((await queuedPlaces()).some((place) => place.solicitud === solicitud && place.copies === 1));
});
