import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { insertDesafio, readDesafio, takeDesafio, tryDesafio } from './desafios.ts';

let t: TestDatabase;

before(async () => {
  t = await testDatabase();
});
after(() => t.stop());

const clase = 'segundo-paso';

test('ASVS 15.4.2 of parallel insertions, takings and tries each counts once', async () => {
  const { db } = t.deps;
  const desafio = { huella: 'a', clase, datos: { cuenta: 'x' }, venceMs: 1_000 } as const;
  const inserted = await Promise.all([1, 2, 3].map(() => insertDesafio(db, desafio)));
  assert.equal(inserted.filter(Boolean).length, 1);
  const tried = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => tryDesafio(db, clase, 'a', 4, 0)));
  assert.equal(tried.filter((datos) => datos !== null).length, 4);
  const taken = await Promise.all([1, 2, 3].map(() => takeDesafio(db, clase, 'a', 0)));
  assert.equal(taken.filter((datos) => datos !== null).length, 1);
});

test('what has expired, or is of another kind, is not there', async () => {
  const { db } = t.deps;
  await insertDesafio(db, { huella: 'b', clase, datos: {}, venceMs: 1_000 });
  assert.deepEqual(await readDesafio(db, clase, 'b', 999), {});
  assert.equal(await readDesafio(db, clase, 'b', 1_000), null);
  assert.equal(await takeDesafio(db, clase, 'b', 1_000), null);
  assert.equal(await tryDesafio(db, clase, 'b', 5, 1_000), null);
  assert.equal(await readDesafio(db, 'totp-inscripcion', 'b', 0), null);
});
