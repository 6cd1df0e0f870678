/** Cases with a mark in common are the newest ones, whichever stretch of weeks they lie in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../tests/database.ts';
import { putCaso } from '../actions/cifras/testing/cases.ts';
import { listPorMarcas } from './casos-relacionados.ts';
import { instant } from './statement.ts';

const weekMs = 604_800_000;
/** On both sides of every edge between the stretches, and years back. */
const weeksAgo = [0, 1, 2, 2.9, 3.1, 4, 10, 24.9, 25.1, 26, 27, 60, 150];

test('the newest cases that bear a mark, of weeks, of months and of years ago; never the case itself', async (t) => {
  const { deps, stop } = await testDatabase();
  t.after(stop);
  const { db, ids } = deps;
  const nowMs = Date.parse('2026-11-18T15:00:00Z');
  const put = async (presentadaMs: number, marca: string): Promise<string> => {
    const id = ids.newId();
    const open = {
      estado: 'recibida',
      promesaMs: null,
      legalMs: null,
      cerradaMs: null,
      demoraMs: null,
    } as const;
    await putCaso(db, { ...open, id, tramite: 'uno', canal: 'chat', unidad: 'Control', presentadaMs }, []);
    await db.execute(
      {
        name: 'prueba-marca',
        text: `insert into busqueda (clase, id, fecha, vector)
          select 'solicitud', $1::uuid, $2::timestamptz, array_to_tsvector(array[$3::text, semana_de($2::timestamptz)])`,
      },
      [id, instant(presentadaMs), marca],
    );
    return id;
  };
  const marked: string[] = [];
  for (const weeks of weeksAgo) {
    marked.push(await put(nowMs - weeks * weekMs, 'c:abc'));
    await put(nowMs - weeks * weekMs - 1, 'c:otro');
  }
  const found = async (own: string, limite: number) =>
    (await listPorMarcas(db, own, ['c:abc', "c:'x"], nowMs, limite)).map(({ id }) => id);
  for (let limite = 1; limite <= weeksAgo.length + 1; limite += 1) {
    for (const own of marked) {
      const others = marked.filter((id) => id !== own);
      assert.deepEqual(await found(own, limite), others.slice(0, limite));
    }
  }
  assert.deepEqual(await listPorMarcas(db, marked[0] ?? '', [], nowMs, 8), []);
});
