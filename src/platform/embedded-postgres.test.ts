// The carried PostgreSQL: what it promises about durability, who can reach it, and its place below closed folders.
import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import pg from 'pg';
import { systemClock } from './clock.ts';
import {
  type EmbeddedPostgres,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
import { reaches } from './embedded-postgres-account.ts';
import { findPostgresBinaries } from './embedded-postgres-binaries.ts';
import { systemIds } from './ids.ts';
import { createLog } from './log.ts';

const nobody = 65_534;
const folder = mkdtempSync(join(tmpdir(), 'ventanilla-embedded-'));
const log = createLog({ level: 'error', clock: systemClock, ids: systemIds });
const asRoot = process.getuid?.() === 0;
const skip = asRoot ? false : 'only root runs PostgreSQL under another account';
let server: EmbeddedPostgres;
let client: pg.Client;

before(async () => {
  // mkdtemp closes the folder to everybody else: as root this is the case where PostgreSQL cannot walk to its files.
  chmodSync(folder, 0o700);
  server = await startEmbeddedPostgres(folder, nobody, log);
  client = new pg.Client(server.app);
  await client.connect();
});
after(async () => {
  await client.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function show(...names: string[]): Promise<string[]> {
  const shown: string[] = [];
  for (const name of names) {
    const answer = await client.query({ text: `show ${name}`, rowMode: 'array' });
    shown.push(String(answer.rows[0]?.[0]));
  }
  return shown;
}

test('what is committed is on disk, and pages are checked', async () => {
  assert.deepEqual(await show('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'), [
    'on',
    'on',
    'on',
    'on',
  ]);
});

test('it listens on a socket in a folder of its account alone', {
  skip: process.platform === 'win32',
}, async () => {
  assert.deepEqual(await show('listen_addresses'), ['']);
  const found = lstatSync(server.app.host);
  assert.equal(found.mode & 0o777, 0o700);
  if (asRoot) assert.equal(found.uid, nobody);
  assert.ok(join(server.app.host, '.s.PGSQL.5432').length < 100);
});

test('ASVS 13.2.1 nobody gets in without the password', async () => {
  const stranger = new pg.Client({ ...server.app, password: 'adivinada' });
  await assert.rejects(stranger.connect(), { code: '28P01' });
});

test('passwords are private to our account', () => {
  assert.equal(statSync(join(folder, 'postgres-secrets.json')).mode & 0o777, 0o600);
  assert.equal(statSync(join(folder, 'postgres-secrets.json')).uid, process.getuid?.());
});

test('Spanish is sorted as in Spanish', async () => {
  const answer = await client.query(
    "select word from unnest(array['oso', 'ñandú', 'nube', 'árbol', 'Ana']) word order by word",
  );
  assert.deepEqual(
    answer.rows.map(({ word }) => word),
    ['Ana', 'árbol', 'nube', 'ñandú', 'oso'],
  );
});

test('as root it runs under the unprivileged account, even where that account cannot walk', { skip }, () => {
  const status = readFileSync(`/proc/${server.pid()}/status`, 'utf8');
  assert.match(status, new RegExp(`^Uid:\\s+${nobody}\\s+${nobody}`, 'm'));
  assert.equal(reaches({ uid: nobody, gid: nobody }, join(folder, 'postgres')), false);
});

test('nothing of our environment reaches it', { skip: process.platform !== 'linux' }, () => {
  const names = readFileSync(`/proc/${server.pid()}/environ`, 'utf8')
    .split('\0')
    .map((entry) => entry.split('=')[0]);
  assert.deepEqual(names.filter((name) => name !== '').sort(), ['LC_ALL', 'PATH', 'PWD', 'TZ']);
});

test('tools find the running server by its folder', () => {
  assert.deepEqual(runningEmbeddedPostgres(folder)?.app, server.app);
});

test('where the package cannot be used in place, a complete copy is made and kept', () => {
  const open = join(folder, 'copy');
  mkdirSync(open);
  chmodSync(open, 0o755);
  const nowhere = { uid: 1, gid: 1 };
  const made = findPostgresBinaries(open, nowhere, (path) => !path.includes('node_modules'));
  assert.ok(made.postgres.startsWith(open));
  const stamp = statSync(made.postgres).ino;
  assert.ok(existsSync(join(made.postgres, '..', '..', 'share', 'postgresql', 'postgres.bki')));
  assert.equal(
    statSync(findPostgresBinaries(open, nowhere, (path) => !path.includes('node_modules')).postgres).ino,
    stamp,
  );
});
