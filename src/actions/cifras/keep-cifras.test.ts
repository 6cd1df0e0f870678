/** The figures by day equal what a slow reading of all cases gives, whatever happened to them, twice over and rebuilt. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type TestDatabase, testDatabase } from '../../../tests/database.ts';
import type { Canal } from '../../domain/tramite/definicion.ts';
import { keepCifras } from '../../duties/keep-cifras.ts';
import { isCifrasPending } from '../../store/cifras-dia.ts';
import {
  dimensiones,
  type FiltroDeCifras,
  readPares,
  readPeldanos,
  readPorDia,
  readPorHora,
  readTotales,
} from '../../store/cifras-lectura.ts';
import { rebuildCifras, updateCifras } from './keep-cifras.ts';
import { type CasoDePrueba, putCaso } from './testing/cases.ts';
import { type SlowFigures, slowFigures } from './testing/slow-figures.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.stop());

const cases = new Map<string, CasoDePrueba>();
const startMs = Date.parse('2026-11-02T05:00:00Z');
const dayMs = 86_400_000;

const kept = {
  name: 'prueba-cifras',
  text: `select c.*, dia::text as dia, demora_suma_ms::float8 as demora_suma_ms from cifras_dia c where nivel = 'detalle'`,
};
const keptDelays = {
  name: 'prueba-cifras-demora',
  text: `select c.*, dia::text as dia from cifras_demora c where nivel = 'detalle'`,
};

async function assertEqual(): Promise<void> {
  const { db } = base.deps;
  const expected = slowFigures([...cases.values()]);
  const rows = await db.query<Record<string, number | string | number[]>>(kept);
  const found = new Map(
    rows.map(({ nivel: _nivel, dia, tramite, canal, unidad, ...row }) => [
      [dia, tramite, canal, unidad].join('|'),
      row,
    ]),
  );
  const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(found), sorted(expected.dias));
  const delays = await db.query<Record<string, number | string>>(keptDelays);
  const foundDelays = new Map(
    delays.map(({ dia, tramite, canal, unidad, cubo, casos }) => [
      [dia, tramite, canal, unidad, cubo].join('|'),
      casos,
    ]),
  );
  assert.deepEqual(sorted(foundDelays), sorted(expected.demoras));
}

const periods = [
  ['2026-11-02', '2026-11-30'],
  ['2026-11-01', '2026-11-30'],
  ['2026-11-01', '2026-12-09'],
  ['2026-10-15', '2027-02-11'],
  ['2026-11-05', '2026-11-05'],
  ['2026-12-31', '2027-01-01'],
] as const;
const filters = [
  { unidades: null, tramite: null, canal: null },
  { unidades: ['Control'], tramite: null, canal: null },
  { unidades: ['Control', 'Registro'], tramite: 'uno', canal: null },
  { unidades: null, tramite: null, canal: 'chat' },
  { unidades: [], tramite: null, canal: null },
] as const;

/** What a key of the slow reading says: day, trámite, door, unit, step. */
const partsOf = (key: string) => {
  const [dia = '', tramite = '', canal = '', unidad = '', cubo = ''] = key.split('|');
  return { dia, tramite, canal, unidad, cubo, todo: '' };
};

function within(key: string, { desde, hasta, unidades, tramite, canal }: FiltroDeCifras): boolean {
  const of = partsOf(key);
  return (
    of.dia >= desde &&
    of.dia <= hasta &&
    (unidades === null || unidades.includes(of.unidad)) &&
    (tramite === null || of.tramite === tramite) &&
    (canal === null || of.canal === canal)
  );
}

/** Added up under the names that `keyOf` gives. */
function addedUp(
  rows: Iterable<readonly [string, number]>,
  filter: FiltroDeCifras,
  keyOf: (parts: ReturnType<typeof partsOf>) => string,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [key, value] of rows) {
    if (!within(key, filter)) continue;
    const name = keyOf(partsOf(key));
    sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}

/** Any stretch of days, by any dimension and filter, from whichever level and months it is read, is the sum of its days. */
async function assertReads({ dias, demoras }: SlowFigures): Promise<void> {
  const { db } = base.deps;
  const column = (name: string) => [...dias].map(([key, row]) => [key, Number(row[name])] as const);
  const [received, took] = [column('recibidas'), column('demora_suma_ms')];
  for (const [desde, hasta] of periods) {
    for (const some of filters) {
      const filter = { desde, hasta, ...some };
      const about = JSON.stringify(filter);
      for (const dimension of dimensiones) {
        const totals = await readTotales(db, filter, dimension);
        const read = (name: 'recibidas' | 'demoraSumaMs') =>
          Object.fromEntries(totals.map((row) => [row.clave, row[name]]));
        const by = (parts: ReturnType<typeof partsOf>) => parts[dimension];
        assert.deepEqual(read('recibidas'), addedUp(received, filter, by), about);
        assert.deepEqual(read('demoraSumaMs'), addedUp(took, filter, by), about);
        const steps = await readPeldanos(db, filter, dimension);
        const found = Object.fromEntries(steps.map(({ clave, cubo, casos }) => [`${clave}|${cubo}`, casos]));
        const wanted = addedUp(demoras, filter, (parts) => `${parts[dimension]}|${parts.cubo}`);
        assert.deepEqual(found, wanted, about);
      }
      const days = await readPorDia(db, filter);
      const foundDays = Object.fromEntries(days.map(({ dia, recibidas }) => [dia, recibidas]));
      assert.deepEqual(
        foundDays,
        addedUp(received, filter, ({ dia }) => dia),
        about,
      );
      const hours = (await readPorHora(db, filter)).flatMap(({ horas }) => horas);
      const all = addedUp(received, filter, () => 'todo').todo ?? 0;
      assert.equal(
        hours.reduce((sum, one) => sum + one, 0),
        all,
        about,
      );
      const pairs = (await readPares(db, filter)).map(
        (pair) => [`${pair.tramite}|${pair.canal}`, pair.recibidas] as const,
      );
      const wantedPairs = addedUp(received, filter, (parts) => `${parts.tramite}|${parts.canal}`);
      assert.deepEqual(Object.fromEntries(pairs), wantedPairs, about);
    }
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) {
    if ((await keepCifras(base.deps)) === 'idle') return;
  }
  assert.fail('the figures never came up to date');
}

const step = fc.record({
  kind: fc.constantFrom(
    'at-once',
    'open',
    'open',
    'open',
    'approve',
    'deny',
    'withdraw',
    'archive',
    'reopen',
    'hand-on',
  ),
  which: fc.nat(),
  tramite: fc.constantFrom('uno', 'dos'),
  canal: fc.constantFrom<Canal>('rapido', 'chat', 'correo'),
  unidad: fc.constantFrom('Registro', 'Control'),
  presentadaMs: fc.integer({ min: startMs, max: startMs + 20 * dayMs }),
  tookMs: fc.integer({ min: 1, max: 9 * dayMs }),
  promisedMs: fc.option(fc.integer({ min: 1, max: 9 * dayMs })),
  legalInMs: fc.option(fc.integer({ min: 1, max: 9 * dayMs })),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function opened({ tramite, canal, unidad, presentadaMs, promisedMs, legalInMs }: Step): CasoDePrueba {
  const due = (ms: number | null) => (ms === null ? null : presentadaMs + ms);
  return {
    id: base.deps.ids.newId(),
    tramite,
    canal,
    unidad,
    estado: 'recibida',
    presentadaMs,
    promesaMs: due(promisedMs),
    legalMs: due(legalInMs),
    cerradaMs: null,
    demoraMs: null,
  };
}

const closings = {
  approve: ['aprobar', 'aprobada'],
  deny: ['negar', 'negada'],
  withdraw: ['desistir', 'desistida'],
  archive: ['archivar', 'archivada'],
} as const;

async function write(caso: CasoDePrueba, ...events: [string, number][]): Promise<void> {
  cases.set(caso.id, caso);
  await putCaso(
    base.deps.db,
    caso,
    events.map(([clase, enMs]) => ({ clase, enMs })),
  );
}

async function take(done: Step): Promise<void> {
  const { kind, presentadaMs, tookMs } = done;
  if (kind === 'open') return write(opened(done), ['presentada', presentadaMs]);
  if (kind === 'at-once') {
    const caso = { ...opened(done), estado: 'aprobada', cerradaMs: presentadaMs, demoraMs: 0 } as const;
    return write(caso, ['presentada', presentadaMs], ['decidida', presentadaMs]);
  }
  const wanted = kind === 'reopen' ? 'closed' : 'open';
  const candidates = [...cases.values()].filter((c) => (c.cerradaMs === null ? 'open' : 'closed') === wanted);
  const caso = candidates[done.which % Math.max(1, candidates.length)];
  if (caso === undefined) return;
  const nowMs = (caso.cerradaMs ?? caso.presentadaMs) + tookMs;
  if (kind === 'reopen')
    return write({ ...caso, estado: 'en-revision', cerradaMs: null, demoraMs: null }, ['reabrir', nowMs]);
  if (kind === 'hand-on') return write({ ...caso, unidad: done.unidad }, ['pasar', nowMs]);
  const [clase, estado] = closings[kind];
  const decided = kind === 'approve' || kind === 'deny';
  await write({ ...caso, estado, cerradaMs: nowMs, demoraMs: decided ? tookMs : null }, [clase, nowMs]);
}

test('after any steps the figures are those of the cases; again and rebuilt they stay the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
      for (const each of steps) await take(each);
      await settle();
      await assertEqual();
    }),
    { numRuns: 25, endOnFailure: true },
  );
  assert.ok(cases.size > 50);
  assert.equal(await isCifrasPending(base.deps.db), false);
  assert.deepEqual(await updateCifras(base.deps), { outcome: 'al-dia', dias: 0 });
  await assertEqual();
  await assertReads(slowFigures([...cases.values()]));
  await rebuildCifras(base.deps);
  await settle();
  await assertEqual();
  await assertReads(slowFigures([...cases.values()]));
});

test('what is not committed yet waits, and is not passed over', async () => {
  const { db } = base.deps;
  const caso: CasoDePrueba = {
    id: base.deps.ids.newId(),
    tramite: 'uno',
    canal: 'chat',
    unidad: 'Control',
    estado: 'recibida',
    presentadaMs: startMs,
    promesaMs: null,
    legalMs: null,
    cerradaMs: null,
    demoraMs: null,
  };
  await db.transaction(async (queries) => {
    await putCaso(queries, caso, [{ clase: 'presentada', enMs: startMs }]);
    const later = { ...caso, id: base.deps.ids.newId(), presentadaMs: startMs + dayMs };
    await write(later, ['presentada', later.presentadaMs]);
    assert.equal(await keepCifras(base.deps), 'soon', 'a transaction below is still open');
  });
  cases.set(caso.id, caso);
  await settle();
  await assertEqual();
});

test('one process at a time', async () => {
  const { db } = base.deps;
  const [caso] = cases.values();
  assert.ok(caso);
  await db.transaction(async (queries) => {
    await queries.execute({
      name: 'prueba-cerrojo',
      text: `select from cursores where nombre = 'cifras' for update`,
    });
    await write(caso, ['pasar', startMs]);
    assert.equal((await updateCifras(base.deps)).outcome, 'ocupado');
  });
  await settle();
  await assertEqual();
});
