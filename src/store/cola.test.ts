/** The queue's statements on many rows: the order holds, and PostgreSQL never reads more of the table than it shows. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import type { Database, Statement } from '../platform/database.ts';
import { countVencidas } from './cifras.ts';
import { countCola, type Lugar, listCola, listOpenUnits } from './cola.ts';

const rows = 20_000;
const unidades = ['Registro de Proveedores', 'Control de procesos'];

/** Synthetic cases: a tenth in the other unit, a third taken, a third closed, a few paused. */
const generate = `
  insert into solicitudes (id, referencia, tramite, definicion, estado, version, solicitante_clase, solicitante_ruc, canal, unidad,
    asignado, presentada_en, promesa_vence_en, legal_vence_en, cerrada_en, eventos, hash, contenido)
  select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'VT-PRUEBA-' || i, case when i % 500 = 0 then 'raro' else 'comun' end,
    'd', case when i % 97 = 0 then 'por-subsanar' when i % 3 = 1 then 'en-revision' else 'recibida' end, 1, 'proveedor',
    lpad((i % 5000)::text, 10, '1') || '001', 'rapido', case when i % 10 = 0 then '${unidades[1]}' else '${unidades[0]}' end,
    case when i % 3 = 1 then ('00000000-0000-7000-8000-' || lpad(to_hex(i % 50), 12, '0'))::uuid end,
    timestamptz '2026-11-23 15:00Z' - (i * 31 % 9973) * interval '1 minute', case when i % 97 <> 0 then timestamptz '2026-11-23 15:00Z' + (i * 7919 % 20011) * interval '1 minute' end,
    case when i % 97 <> 0 then timestamptz '2026-11-23 15:00Z' + (i * 104729 % 20011) * interval '3 minutes' end,
    case when i % 3 = 2 then now() end, 1, 'h',
    jsonb_build_object('solicitanteNombre', 'Empresa Sintética ' || i % 5000, 'promesa', '{"kind":"sin-plazo"}'::jsonb, 'pausas', '[]'::jsonb,
      'dosPersonas', false, 'resumen', repeat(md5(i::text), 30))
  from generate_series(1, ${rows}) i`;

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  const client = new pg.Client(base.superuser);
  await client.connect();
  await client.query(generate);
  await client.query('vacuum analyze solicitudes');
  await client.end();
});
after(() => base.stop());

/** The database, keeping what was asked of it. */
function watched(): { db: Database; asked: { statement: Statement; values: readonly unknown[] }[] } {
  const asked: { statement: Statement; values: readonly unknown[] }[] = [];
  const { db } = base.deps;
  const query: Database['query'] = (statement, values = []) => {
    asked.push({ statement, values });
    return db.query(statement, values);
  };
  return { db: { ...db, query }, asked };
}

/** How PostgreSQL runs the last statement asked. */
async function planOf({ asked }: ReturnType<typeof watched>): Promise<string> {
  const last = asked.at(-1);
  assert.ok(last);
  const client = new pg.Client(base.superuser);
  await client.connect();
  try {
    const { rows: lines } = await client.query(
      `explain (analyze, buffers, costs off, timing off) ${last.statement.text}`,
      [...last.values],
    );
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  } finally {
    await client.end();
  }
}

test('a page reads its own rows and no others, whatever the tab', async () => {
  for (const seleccion of [{ unidades }, { unidades, asignado: 'nadie' }, { unidades: unidades.slice(1) }]) {
    const watch = watched();
    assert.equal((await listCola(watch.db, seleccion, null, 51)).length, 51);
    const plan = await planOf(watch);
    assert.match(plan, /Index Only Scan using solicitudes_cola/);
    assert.doesNotMatch(plan, /Seq Scan on solicitudes/);
    const buffers = Number(/Buffers: shared hit=(\d+)/.exec(plan)?.[1]);
    assert.ok(buffers < 1_500, `${buffers} pages for a page`);
  }
});

test('words are found through their index, and a rare filter without fetching what it leaves out', async () => {
  const words = watched();
  const found = await listCola(words.db, { unidades, palabras: ['empresa', '4321'] }, null, 51);
  assert.ok(found.length > 0);
  assert.ok(
    found.every(({ solicitanteNombre, solicitanteRuc }) =>
      /4321/.test(`${solicitanteNombre} ${solicitanteRuc}`),
    ),
  );
  assert.match(await planOf(words), /Bitmap Index Scan on solicitudes_palabras/);
  const rare = watched();
  const rareRows = await listCola(rare.db, { unidades, tramite: 'raro' }, null, 51);
  assert.ok(rareRows.length > 0 && rareRows.every(({ tramite }) => tramite === 'raro'));
  assert.doesNotMatch(await planOf(rare), /Seq Scan on solicitudes/);
});

test('page after page the whole queue comes once, in order, the paused at the end', async () => {
  const { db } = base.deps;
  const seen: { id: string; venceMs: number }[] = [];
  for (let tras: Lugar | null = null; ; ) {
    const page = await listCola(db, { unidades }, tras, 997);
    seen.push(...page.map(({ lugar }) => lugar));
    const last = page.at(-1);
    if (last === undefined) break;
    tras = last.lugar;
  }
  const [counted] = await db.query<{ n: number }>({
    name: 'prueba-abiertas',
    text: 'select count(*)::int as n from solicitudes where cerrada_en is null',
  });
  assert.equal(seen.length, counted?.n);
  assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length);
  for (const [at, { id, venceMs }] of seen.entries()) {
    const before = seen[at - 1];
    if (before === undefined) continue;
    assert.ok(before.venceMs < venceMs || (before.venceMs === venceMs && before.id < id));
  }
  assert.equal(seen.at(-1)?.venceMs, Number.POSITIVE_INFINITY);
});

test('the newest first, page after page, each once, and reading no more than a page', async () => {
  const watch = watched();
  const seen: string[] = [];
  let lastMs = Number.POSITIVE_INFINITY;
  for (let tras: Lugar | null = null; ; ) {
    const page = await listCola(watch.db, { unidades }, tras, 997, 'nuevas');
    for (const { id, presentadaMs } of page) {
      assert.ok(presentadaMs <= lastMs);
      lastMs = presentadaMs;
      seen.push(id);
    }
    const last = page.at(-1);
    if (last === undefined) break;
    tras = last.lugar;
  }
  assert.equal(new Set(seen).size, seen.length);
  assert.equal(seen.length, (await listCola(base.deps.db, { unidades }, null, rows)).length);
  await listCola(watch.db, { unidades }, null, 51, 'nuevas');
  const plan = await planOf(watch);
  assert.match(plan, /Index Only Scan Backward using solicitudes_recientes/);
  assert.doesNotMatch(plan, /Seq Scan on solicitudes/);
});

test('only those in which somebody outside spoke last, through their own index', async () => {
  await base.deps.db.execute(
    {
      name: 'prueba-novedades',
      text: `update solicitudes set novedad = case when referencia like '%7' then 'escribir' else 'subsanar' end where referencia like '%17' or referencia like '%18'`,
    },
    [],
  );
  const watch = watched();
  const found = await listCola(watch.db, { unidades, conNovedad: true }, null, 400);
  assert.ok(found.length > 0);
  for (const { novedad, estado } of found)
    assert.ok(
      novedad === 'escribir' || (novedad === 'subsanar' && estado === 'en-revision'),
      `${novedad} ${estado}`,
    );
  assert.equal(await countCola(base.deps.db, { unidades, conNovedad: true }, 400), found.length);
  const client = new pg.Client(base.superuser);
  await client.connect();
  await client.query('vacuum analyze solicitudes');
  await client.end();
  await listCola(watch.db, { unidades, conNovedad: true }, null, 51);
  assert.match(await planOf(watch), /using solicitudes_con_novedad/);
});

test('counts stop where they are told', async () => {
  const { db } = base.deps;
  assert.equal(await countCola(db, { unidades }, 101), 101);
  const mine = await countCola(db, { unidades, asignado: '00000000-0000-7000-8000-000000000001' }, 1_000);
  assert.ok(mine > 0 && mine < 1_000);
  assert.equal(await countVencidas(db, unidades, Date.UTC(2026, 10, 23, 15, 0), 1_000), 0);
  assert.equal(await countVencidas(db, unidades, Date.UTC(2027, 10, 23), 1_000), 1_000);
});

test('units with open cases, each once', async () => {
  assert.deepEqual([...(await listOpenUnits(base.deps.db))].sort(), [...unidades].sort());
});
