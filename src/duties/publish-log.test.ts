/**
 * The public log against a real PostgreSQL: writers that commit out of order and roll back, two publishers, both killed in
 * the middle again and again. Every event becomes one leaf, in order, and no published head is ever contradicted.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { until } from '../../tests/database-with-queues.ts';
import { pause, writeCase } from '../../tests/write-case.ts';
import { declareEpoch } from '../actions/declare-epoch.ts';
import { appendBatch, type LogPublisher, publishCheckpoint } from '../actions/write-log.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { systemIds } from '../platform/ids.ts';
import { isRegistroPending, readPublicado } from '../store/registro-publico.ts';
import { openCheckpoint } from '../trust/registro-publico/checkpoint.ts';
import { epochLeaf, eventLeaf } from '../trust/registro-publico/event-leaf.ts';
import { LogHeadBroken } from '../trust/registro-publico/log-head.ts';
import { logKeysFrom } from '../trust/registro-publico/log-keys.ts';
import { emptyEdge, growTree, rootOf } from '../trust/registro-publico/tree-growth.ts';
import { leafHash } from '../trust/registro-publico/tree-hash.ts';
import { publishLog } from './publish-log.ts';

const keys = logKeysFrom(Buffer.from(systemIds.randomToken(32), 'base64url'), 'prueba.example/registro');
/** Kept open so that the server outlives each test's own database. */
let server: TestDatabase;
let database: TestDatabase;
let inspector: pg.Pool;
let folder: string;
let publisher: LogPublisher;

before(async () => {
  server = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-publico-'));
});
after(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  database = await testDatabase();
  inspector = poolOf(database.superuser, 2);
  const { db, clock } = database.deps;
  publisher = { db, clock, keys, headPath: join(folder, systemIds.newId()) };
});
afterEach(async () => {
  await inspector.end();
  await database.stop();
});

const insertEvent = `insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash)
  values ($1, $2, 'aprobar', now(), '{"clase":"sistema"}', '{}', $3)`;

const insertMany = `insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash)
  select gen_random_uuid(), 1, 'presentada', now(), '{"clase":"sistema"}', '{}', md5(i::text) from generate_series(1, $1::int) i`;

type Leaf = { indice: number; hoja: Buffer; solicitud: string; n: number };

/** The leaves as stored, after proving that they are the journal's events, each once, in the journal's order. */
async function requireWholeLog(): Promise<readonly Leaf[]> {
  const { rows: leaves } = await inspector.query<Leaf>(
    'select indice::int, hoja, solicitud, n from registro_hojas order by indice',
  );
  const { rows: events } = await inspector.query<{ solicitud: string; n: number; hash: string }>(
    'select solicitud, n, hash from eventos order by tx, seq',
  );
  assert.deepEqual(
    leaves.map(({ indice, hoja, solicitud, n }) => [indice, hoja.toString('hex'), solicitud, n]),
    events.map(({ solicitud, n, hash }, i) => {
      const leaf = eventLeaf({ sal: keys.saltOf(solicitud), n, hash });
      return [i, leaf.toString('hex'), solicitud, n];
    }),
  );
  return leaves;
}

/** The newest head is signed, and its root is that of the stored leaves; so is every complete node. */
async function requireHead(size: number): Promise<void> {
  const { rows } = await inspector.query<{ hoja: Buffer }>('select hoja from registro_hojas order by indice');
  const hashes = rows.slice(0, size).map(({ hoja }) => leafHash(hoja));
  const published = await readPublicado(publisher.db);
  assert.ok(published);
  const { edge, levels } = growTree(emptyEdge, Buffer.concat(hashes));
  const opened = openCheckpoint(published.nota, keys.verifier);
  assert.deepEqual(opened, { origin: 'prueba.example/registro', size, root: rootOf(edge) });
  assert.equal(await readFile(publisher.headPath, 'utf8'), published.nota);
  const above = levels.filter(({ level }) => level > 0);
  const { rows: nodes } = await inspector.query<{ nivel: number; indice: number; hash: Buffer }>(
    'select nivel::int, indice::int, hash from registro_nodos order by nivel, indice',
  );
  assert.deepEqual(
    nodes.map(({ nivel, indice, hash }) => `${nivel}/${indice} ${hash.toString('hex')}`),
    above.flatMap(({ level, hashes: all }) =>
      Array.from(
        { length: all.length / 32 },
        (_, i) => `${level}/${i} ${all.subarray(i * 32, i * 32 + 32).toString('hex')}`,
      ),
    ),
  );
}

/** Connections at rest are cut when a test ends and its database is dropped: that is no failure of anything. */
function poolOf(address: pg.PoolConfig, max: number): pg.Pool {
  const pool = new pg.Pool({ ...address, max });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function otherDatabase(applicationName: string): Database {
  const { connection, deps } = database;
  return openDatabase({ connection, poolMax: 4, statementSeconds: 10, applicationName, log: deps.log });
}

function startPublisher(name: string): () => Promise<void> {
  const db = otherDatabase(name);
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      await publishLog({ ...publisher, db }).catch((error: unknown) => {
        // Its connection was killed; a head that does not continue would be the failure this test looks for.
        assert.ok(!(error instanceof LogHeadBroken), String(error));
      });
      await pause(8);
    }
  })();
  return async () => {
    stopped = true;
    await running;
    await db.close();
  };
}

test('two publishers, writers in disorder, connections killed: every event is one leaf, in order', async () => {
  const cases = Array.from({ length: 6 }, () => systemIds.newId());
  const writers = poolOf(database.connection, 6);
  const stops = ['publicador-1', 'publicador-2'].map(startPublisher);
  let over = false;
  let killed = 0;
  const killer = (async () => {
    while (!over) {
      await pause(40);
      const answer = await inspector.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'publicador-%' and state <> 'idle' limit 1`,
      );
      killed += answer.rowCount ?? 0;
    }
  })();
  await Promise.all(cases.map((solicitud) => writeCase(writers, insertEvent, solicitud, 40)));
  over = true;
  await killer;
  await until(async () => !(await isRegistroPending(publisher.db)));
  await Promise.all(stops.map((stop) => stop()));
  await writers.end();
  const leaves = await requireWholeLog();
  assert.equal(leaves.length, 6 * 40);
  await requireHead(6 * 40);
  assert.ok(killed > 0, 'publishers were killed at work');
});

/** A database whose transactions die at their nth statement, before or after the server did it. */
function dyingAt(nth: number, isAfter: boolean): { readonly db: Database; readonly reached: () => boolean } {
  let left = nth;
  let isReached = false;
  const die = async <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left !== 0) return work();
    isReached = true;
    if (isAfter) await work();
    throw new Error('died here');
  };
  const { db } = database.deps;
  const dying: Database = {
    ...db,
    transaction: (work) =>
      db.transaction((queries) =>
        work({
          query: (statement, values) => die(() => queries.query(statement, values)),
          execute: (statement, values) => die(() => queries.execute(statement, values)),
        }),
      ),
  };
  return { db: dying, reached: () => isReached };
}

test('whatever statement a publisher dies at, before or after it, the log is whole and the next one goes on', async () => {
  let deaths = 0;
  for (const isAfter of [false, true]) {
    for (let nth = 1; ; nth += 1) {
      await database.deps.db.execute({ name: 'many', text: insertMany }, [5]);
      const { db, reached } = dyingAt(nth, isAfter);
      await publishLog({ ...publisher, db }).catch((error: unknown) =>
        assert.match(String(error), /died here/),
      );
      if (!reached()) break;
      deaths += 1;
      assert.notEqual(await publishLog(publisher), 'soon');
      const leaves = await requireWholeLog();
      await requireHead(leaves.length);
    }
  }
  assert.ok(deaths >= 20, `${deaths} places to die at`);
});

test('an event is held back while an older transaction is open; batches continue the same tree', async () => {
  const { db } = publisher;
  const writers = poolOf(database.connection, 2);
  const slow = await writers.connect();
  await slow.query('begin');
  await slow.query(insertEvent, [systemIds.newId(), 1, 'temprano']);
  await writers.query(insertMany, [3]);
  assert.equal(await publishLog(publisher), 'soon');
  assert.equal(await readPublicado(db), null);
  await slow.query('commit');
  slow.release();
  for (const size of [1, 2, 1]) assert.equal(await appendBatch(publisher, size), size);
  assert.equal(await appendBatch(publisher, 1), 0);
  assert.equal(await publishCheckpoint(publisher), 4);
  assert.equal(await publishCheckpoint(publisher), null);
  assert.equal(await publishLog(publisher), 'idle');
  const [first] = await requireWholeLog();
  assert.ok(first);
  await requireHead(4);
  await writers.end();
});

test('while one process writes the log, another finds nothing to do', async () => {
  const { db } = publisher;
  await db.execute({ name: 'many', text: insertMany }, [3]);
  await db.transaction(async (queries) => {
    await queries.query({
      name: 'hold',
      text: `select from cursores where nombre = 'registro-publico' for update`,
    });
    assert.equal(await appendBatch(publisher, 10), null);
    assert.equal(await publishCheckpoint(publisher), null);
    assert.equal(await publishLog(publisher), 'soon');
  });
  assert.equal(await publishLog(publisher), 'idle');
  await requireHead(3);
});

test('the serving role can add to the log and change nothing in it; nor can the owner by accident', async () => {
  const { db } = publisher;
  await db.execute({ name: 'many', text: insertMany }, [3]);
  await publishLog(publisher);
  for (const table of ['registro_hojas', 'registro_nodos', 'registro_puntos', 'registro_epocas']) {
    const key = table === 'registro_puntos' ? 'tamano' : 'indice';
    const changes = [`update ${table} set ${key} = ${key}`, `delete from ${table}`, `truncate ${table}`];
    for (const change of changes) {
      await assert.rejects(db.pool.query(change), /permission denied/, change);
      if (table !== 'registro_epocas' || change.startsWith('truncate'))
        await assert.rejects(inspector.query(change), /append-only/, change);
    }
    await assert.rejects(db.pool.query(`alter table ${table} disable trigger all`), /must be owner/);
  }
  await requireHead(3);
});

test('a database set back, or a log that was rewritten, publishes nothing more', async () => {
  const { db } = publisher;
  await db.execute({ name: 'many', text: insertMany }, [5]);
  await publishLog(publisher);
  const five = await readFile(publisher.headPath, 'utf8');
  await inspector.query(`set session_replication_role = replica; delete from registro_hojas where indice >= 3;
    delete from registro_nodos where (indice + 1) * 2 ^ nivel > 3; delete from registro_puntos; set session_replication_role = origin`);
  await db.execute({ name: 'many', text: insertMany }, [1]);
  await assert.rejects(publishLog(publisher), LogHeadBroken);
  await db.execute({ name: 'many', text: insertMany }, [4]);
  await assert.rejects(publishLog(publisher), LogHeadBroken);
  assert.equal(await readPublicado(db), null);
  assert.equal(await readFile(publisher.headPath, 'utf8'), five);
  await writeFile(publisher.headPath, 'nada');
  await assert.rejects(publishCheckpoint(publisher), LogHeadBroken);
});

test('a machine without its file goes on from the newest head of the database', async () => {
  const { db } = publisher;
  await db.execute({ name: 'many', text: insertMany }, [5]);
  await publishLog(publisher);
  await rm(publisher.headPath);
  await db.execute({ name: 'many', text: insertMany }, [6]);
  assert.equal(await publishLog(publisher), 'idle');
  await requireHead(11);
});

test('after a restore the operator declares an epoch; the log goes on and names the head it broke with', async () => {
  const { db } = publisher;
  assert.equal(await declareEpoch(publisher), 'sin-punto');
  await db.execute({ name: 'many', text: insertMany }, [3]);
  await publishLog(publisher);
  assert.equal(await declareEpoch(publisher), 'continua');
  const tables = ['eventos', 'registro_hojas', 'registro_nodos', 'registro_puntos', 'cursores'];
  for (const table of tables) await inspector.query(`create table copia_${table} as table ${table}`);
  await db.execute({ name: 'many', text: insertMany }, [4]);
  await publishLog(publisher);
  const lost = await readFile(publisher.headPath, 'utf8');
  for (const table of tables)
    await inspector.query(`set session_replication_role = replica; delete from ${table};
      insert into ${table} overriding system value select * from copia_${table}; set session_replication_role = origin`);
  await db.execute({ name: 'many', text: insertMany }, [5]);
  await assert.rejects(publishLog(publisher), LogHeadBroken);
  assert.equal(await declareEpoch(publisher), 'declarada');
  assert.equal(await declareEpoch(publisher), 'continua');
  const { rows } = await inspector.query('select indice::int, ultimo_punto from registro_epocas');
  assert.deepEqual(rows, [{ indice: 8, ultimo_punto: lost }]);
  const leaf = await inspector.query('select hoja, solicitud from registro_hojas where indice = 8');
  assert.deepEqual(leaf.rows, [{ hoja: epochLeaf(lost), solicitud: null }]);
  await requireHead(9);
  await db.execute({ name: 'many', text: insertMany }, [2]);
  assert.equal(await publishLog(publisher), 'idle');
  await requireHead(11);
});
