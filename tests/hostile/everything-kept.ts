/** Everything a running product keeps or says: every value of every table, every file below its data folder, what it printed. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import pg from 'pg';
import { readClusterSecrets } from '../../src/platform/embedded-postgres-cluster.ts';
import { roleNames } from '../../src/platform/embedded-postgres-roles.ts';

/** Where something lies, and its bytes as one character each. */
export type Kept = { readonly place: string; readonly text: string };

/** One character per byte, so that a phrase is found in text and in bytes alike. */
const asBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Where the server of a data folder listens, as its own pid file says (PostgreSQL 18, 67.1: lines 4 to 6). */
async function superuserOf(dataDir: string): Promise<pg.ClientConfig> {
  const lines = (await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n');
  const [, , , port = '', socketFolder = '', host = ''] = lines.map((line) => line.trim());
  return {
    host: socketFolder === '' ? host : socketFolder,
    port: Number(port),
    user: roleNames.superuser,
    password: readClusterSecrets(dataDir).superuser,
    database: 'postgres',
  };
}

async function valuesOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<Record<string, unknown>>(`select * from ${table}`);
  return rows
    .flatMap((row) => Object.values(row))
    .map((value) =>
      Buffer.isBuffer(value)
        ? value.toString('latin1')
        : asBytes(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
    )
    .join('\n');
}

/** Tables of every database and schema but PostgreSQL's own. */
export async function everyTable(dataDir: string): Promise<readonly Kept[]> {
  const address = await superuserOf(dataDir);
  const first = new pg.Client(address);
  await first.connect();
  const { rows: databases } = await first.query<{ name: string }>(
    'select datname as name from pg_database where datallowconn and not datistemplate',
  );
  await first.end();
  const kept: Kept[] = [];
  for (const { name: database } of databases) {
    const client = new pg.Client({ ...address, database });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
      );
      for (const { name } of rows) kept.push({ place: name, text: await valuesOf(client, name) });
    } finally {
      await client.end();
    }
  }
  return kept;
}

/** Every file below a folder, PostgreSQL's own files and logs among them; `place` holds the name too. */
export async function everyFile(folder: string): Promise<readonly Kept[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const kept: Kept[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const place = relative(folder, path);
    // A file that goes while the service runs holds nothing any more.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    kept.push({ place, text: `${asBytes(place)}\n${bytes.toString('latin1')}` });
  }
  return kept;
}

/** Ways in which the same phrase may be written down. */
export function spellings(phrase: string): readonly string[] {
  const bytes = Buffer.from(phrase, 'utf8');
  const urlSafe = bytes.toString('base64url');
  return [
    bytes.toString('latin1'),
    bytes.toString('hex'),
    // The first and the last characters depend on what stands beside it.
    urlSafe.slice(0, -2),
    bytes.toString('base64').replace(/=+$/, '').slice(0, -2),
    Buffer.from(phrase, 'utf16le').toString('latin1'),
    phrase.toUpperCase(),
  ];
}

/** The places where the phrase is found. */
export function foundIn(kept: readonly Kept[], phrase: string): readonly string[] {
  const all = spellings(phrase);
  return kept.filter(({ text }) => all.some((one) => text.includes(one))).map(({ place }) => place);
}
