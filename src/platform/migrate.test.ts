// Migrations: applied once however many processes start, all or nothing, and never backwards.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import pg from 'pg';
import { systemClock } from './clock.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { systemIds } from './ids.ts';
import { createLog } from './log.ts';
import { listMigrations, migrate } from './migrate.ts';
import { StartRefusal } from './start-refusal.ts';

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-migrate-'));
const files = join(folder, 'migrations');
const log = createLog({ level: 'error', clock: systemClock, ids: systemIds });
let server: EmbeddedPostgres;

before(async () => {
  server = await startEmbeddedPostgres(folder, 65_534, log);
  mkdirSync(files);
});
after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function asOwner<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ ...server.owner, max: 1, idleTimeoutMillis: 0 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

const run = (): Promise<string[]> =>
  asOwner((pool) => migrate(files, { app: server.app.user, sala: server.sala.user }, pool));

test('several starts at once apply each file once, in order', async () => {
  writeFileSync(join(files, '0001-uno.sql'), 'create table uno (id int); insert into uno values (1);');
  writeFileSync(join(files, '0002-dos.sql'), 'alter table uno add column dos int default 2;');
  const results = await Promise.all([run(), run(), run()]);
  assert.deepEqual(results.flat(), ['0001-uno', '0002-dos']);
  const rows = await asOwner((pool) => pool.query('select * from uno'));
  assert.deepEqual(rows.rows, [{ id: 1, dos: 2 }]);
});

test('nothing missing, nothing done', async () => {
  assert.deepEqual(await run(), []);
});

test('a file knows the serving role', async () => {
  writeFileSync(
    join(files, '0003-rol.sql'),
    "create table rol as select current_setting('ventanilla.app_role') as nombre;",
  );
  await run();
  const rows = await asOwner((pool) => pool.query('select nombre from rol'));
  assert.deepEqual(rows.rows, [{ nombre: server.app.user }]);
});

test('one that fails leaves nothing of itself or of its neighbours', async () => {
  writeFileSync(join(files, '0004-bien.sql'), 'create table cuatro (id int);');
  writeFileSync(join(files, '0005-mal.sql'), 'create table cinco (id int); select falta from cinco;');
  await assert.rejects(run(), { code: '42703' });
  const found = await asOwner((pool) =>
    pool.query("select to_regclass('cuatro') as cuatro, to_regclass('cinco') as cinco"),
  );
  assert.deepEqual(found.rows, [{ cuatro: null, cinco: null }]);
  rmSync(join(files, '0005-mal.sql'));
  assert.deepEqual(await run(), ['0004-bien']);
});

test('a database newer than the files is refused', async () => {
  rmSync(join(files, '0004-bien.sql'));
  await assert.rejects(
    run(),
    (error) => error instanceof StartRefusal && error.message.includes('0004-bien'),
  );
});

test('files of other names are not migrations', () => {
  writeFileSync(join(files, 'notas.txt'), '');
  writeFileSync(join(files, '6-corto.sql'), '');
  assert.deepEqual(listMigrations(files), ['0001-uno', '0002-dos', '0003-rol']);
});
