/** The log's tables by themselves: bulk rows land where they belong, doubles are refused, a hole is not read over. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import type { Database } from '../platform/database.ts';
import { addHojas, addNodos, addPunto, readNodos, readPublicado, readTamano } from './registro-publico.ts';
import { findHoja, readHojas } from './registro-publico-lectura.ts';

let base: TestDatabase;
let db: Database;
before(async () => {
  base = await testDatabase();
  db = base.deps.db;
});
after(() => base.stop());

const leaf = (i: number) => Buffer.alloc(33, i);
const event = (n: number) => ({ solicitud: base.deps.ids.newId(), n });

test('leaves lie side by side from the first place on and are found by their bytes', async () => {
  assert.equal(await readTamano(db), 0);
  await addHojas(db, 0, Buffer.concat([leaf(1), leaf(2), leaf(3)]), [event(1), event(2), event(3)]);
  await addHojas(db, 3, leaf(4), [event(1)]);
  assert.equal(await readTamano(db), 4);
  assert.deepEqual(await readHojas(db, 1, 4), [leaf(2), leaf(3), leaf(4)]);
  assert.deepEqual([await findHoja(db, leaf(4)), await findHoja(db, leaf(9))], [3, null]);
});

test('the same leaf, the same place, or a leaf of another length is refused', async () => {
  await assert.rejects(addHojas(db, 4, leaf(2), [event(1)]));
  await assert.rejects(addHojas(db, 3, leaf(5), [event(1)]));
  await assert.rejects(addHojas(db, 4, Buffer.alloc(20), [event(1)]));
  assert.equal(await readTamano(db), 4);
});

test('nodes are read in the order asked for, leaves’ hashes among them; a missing one is an error', async () => {
  const node = (i: number) => Buffer.alloc(32, 100 + i);
  await addNodos(db, [
    { level: 0, first: 0, hashes: Buffer.concat([node(8), node(9)]) },
    { level: 1, first: 0, hashes: Buffer.concat([node(0), node(1)]) },
    { level: 2, first: 0, hashes: node(2) },
  ]);
  const [top, low, hashed] = await readNodos(db, [
    { level: 2, index: 0 },
    { level: 1, index: 1 },
    { level: 0, index: 0 },
  ]);
  assert.deepEqual([top, low], [node(2), node(1)]);
  assert.equal(hashed?.length, 32);
  assert.notDeepEqual(hashed, node(8), 'level 0 follows from the leaf itself');
  assert.deepEqual(await readNodos(db, []), []);
  await assert.rejects(readNodos(db, [{ level: 1, index: 2 }]), /log node 1\/2 is missing/);
  await assert.rejects(readNodos(db, [{ level: 0, index: 4 }]), /log node 0\/4 is missing/);
});

test('the newest head is the largest, and a second one of its size changes nothing', async () => {
  const raiz = Buffer.alloc(32, 7);
  const { clock } = base.deps;
  for (const tamano of [2, 10, 9]) await addPunto(db, { tamano, nota: `n${tamano}` }, raiz, clock.nowMs());
  await addPunto(db, { tamano: 10, nota: 'otra' }, raiz, clock.nowMs());
  assert.deepEqual(await readPublicado(db), { tamano: 10, nota: 'n10' });
});
