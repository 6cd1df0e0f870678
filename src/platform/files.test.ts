// Files by content: whole and flushed, or not there at all.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { armableFaults, InjectedFault } from './fault-points.ts';
import { type FileStore, openFileStore } from './files.ts';
import { systemIds } from './ids.ts';

let folder: string;
let store: FileStore;
const faults = armableFaults();
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-archivos-'));
  store = await openFileStore(folder, systemIds, faults);
});
after(() => rm(folder, { recursive: true, force: true }));

const arriving = () => readdir(join(folder, 'entrantes'));
const from = (...chunks: readonly (Buffer | string)[]) =>
  Readable.from(
    chunks.map((c) => Buffer.from(c)),
    { objectMode: false },
  );

test('a file is found again under the hash of its bytes, and the same bytes twice are one file', async () => {
  const first = await store.store(from('hola ', 'mundo'), 100);
  const again = await store.store(from('hola mundo'), 100);
  assert.ok(first.outcome === 'stored' && again.outcome === 'stored');
  assert.equal(first.sha256, createHash('sha256').update('hola mundo').digest('hex'));
  assert.equal(again.sha256, first.sha256);
  assert.equal((await buffer(store.read(first.sha256))).toString(), 'hola mundo');
  assert.deepEqual(await arriving(), []);
});

test('too large, or cut off: nothing remains', async () => {
  assert.equal((await store.store(from(Buffer.alloc(60), Buffer.alloc(60)), 100)).outcome, 'too-large');
  const broken = new Readable({
    read() {
      this.push(Buffer.alloc(10));
      this.destroy(new Error('gone'));
    },
  });
  assert.equal((await store.store(broken, 100)).outcome, 'cut-off');
  assert.deepEqual(await arriving(), []);
});

test('a crash after the rename leaves only a file that nobody points at', async () => {
  faults.arm('tras-renombrar-antes-de-fila', { do: 'throw' });
  await assert.rejects(store.store(from('sin fila'), 100), InjectedFault);
  faults.disarm();
  assert.equal(await store.has(createHash('sha256').update('sin fila').digest('hex')), true);
  const again = await store.store(from('sin fila'), 100);
  assert.equal(again.outcome, 'stored');
});
