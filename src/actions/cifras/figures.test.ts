/** Who sees and who takes which figures; exports whole, neutral and noted; the public month as the law wants it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { fileFor } from '../../../tests/filing.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { readRows } from '../../documents/libro/read-rows.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { periodoDe } from '../../domain/cifras/periodo.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { type Funcionario, rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { listSucesosOfCuenta } from '../../store/sucesos.ts';
import { addNote } from '../add-note.ts';
import { denySolicitud } from '../deny-solicitud.ts';
import { reopenSolicitud } from '../reopen-solicitud.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { type ExportAsked, exportCases } from './export-cases.ts';
import { exportColumns, neutralText } from './export-columns.ts';
import type { ExportFormat } from './export-formats.ts';
import { exportSlots } from './export-slots.ts';
import type { CifrasAsked } from './figures-scope.ts';
import { rebuildCifras } from './keep-cifras.ts';
import { readBreakdown } from './read-breakdown.ts';
import { readHours } from './read-hours.ts';
import { readOverview } from './read-overview.ts';
import { newestPublicMonth, type PublicRow, readPublicMonth } from './read-public-month.ts';
import { type CasoDePrueba, putCaso } from './testing/cases.ts';
import { fillFigures } from './testing/fill-figures.ts';

let scene: Scene;
let cases: CasoDePrueba[];
let asked: CifrasAsked;
/** More than one page of an export. */
const count = 2_300;
const formula = '=HYPERLINK("http://ejemplo.example";"clic"),\r\n@SUM';

before(async () => {
  scene = await openScene();
  const { deps } = scene;
  cases = [...(await fillFigures(deps, count))];
  const [first] = cases;
  assert.ok(first);
  cases[0] = { ...first, id: deps.ids.newId(), nombre: formula };
  await putCaso(deps.db, cases[0], []);
  cases.push(first);
  await rebuildCifras(deps);
  const hoy = civilDateAt(deps.clock.nowMs(), zoneGuayaquil);
  asked = { periodo: periodoDe('90', hoy), unidad: null, tramite: null, canal: null };
});
after(() => scene.stop());

const allColumns = new Set(exportColumns.map(({ clave }) => clave));
const exportAsked = (more: Partial<ExportAsked> = {}): ExportAsked => ({
  ...asked,
  por: 'presentada',
  estado: null,
  formato: 'csv',
  columnas: allColumns,
  personales: false,
  bom: false,
  ...more,
});

async function exported(actor: Funcionario, more: Partial<ExportAsked> = {}): Promise<Buffer> {
  const made = await exportCases(scene.deps, actor, exportAsked(more));
  assert.ok(!isRefusal(made));
  const pieces: Buffer[] = [];
  for await (const piece of made.contenido) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function rowsOf(file: Buffer, format: 'csv' | 'xlsx'): Promise<string[][]> {
  const found: string[][] = [];
  for await (const { rows } of readRows(file, format)) {
    for (const { cells } of rows) {
      const row: string[] = [];
      for (const { column, text, formula: isFormula } of cells) {
        assert.ok(!isFormula);
        row[column] = text;
      }
      found.push(row);
    }
  }
  return found;
}

const units = () => [...new Set(cases.map(({ unidad }) => unidad))];

test('ASVS 8.2.1 8.2.2 figures are for supervisors within their units, auditors and administrators; cases for the first two', async () => {
  const unit = fc.constantFrom(...units());
  const actors = fc.record({
    roles: fc.uniqueArray(fc.constantFrom(...rolesDeFuncionario)),
    unidades: fc.uniqueArray(unit),
    wanted: fc.option(unit),
  });
  await fc.assert(
    fc.asyncProperty(actors, async ({ roles, unidades, wanted }) => {
      const actor: Funcionario = {
        clase: 'funcionario',
        cuenta: scene.deps.ids.newId(),
        nombre: 'P',
        roles,
        unidades,
      };
      const seesAll = roles.includes('auditor') || roles.includes('administrador');
      const isHead = roles.includes('supervisor');
      const within = { ...asked, unidad: wanted };
      const reachable = (all: boolean) =>
        (wanted === null ? units() : [wanted]).filter((u) => all || unidades.includes(u));
      const expected = cases.filter(({ unidad }) => reachable(seesAll).includes(unidad)).length;
      const overview = await readOverview(scene.deps, actor, within);
      const others = [
        await readBreakdown(scene.deps, actor, within, 'unidad'),
        await readHours(scene.deps, actor, within),
      ];
      const mayRead = seesAll || (isHead && (wanted === null || unidades.includes(wanted)));
      assert.equal(!isRefusal(overview), mayRead);
      for (const other of others) assert.equal(!isRefusal(other), mayRead);
      if (!isRefusal(overview)) assert.equal(overview.total.recibidas, expected);
      const auditor = roles.includes('auditor');
      const taken = await exportCases(scene.deps, actor, exportAsked({ unidad: wanted, formato: 'ndjson' }));
      const handles = isHead || roles.includes('funcionario');
      const mayTake = auditor || (isHead && handles && (wanted === null || unidades.includes(wanted)));
      assert.equal(!isRefusal(taken), mayTake);
      if (isRefusal(taken)) return;
      let lines = 0;
      for await (const piece of taken.contenido) lines += piece.toString().split('\n').length - 1;
      assert.equal(lines, cases.filter(({ unidad }) => reachable(auditor).includes(unidad)).length);
    }),
    { numRuns: 20 },
  );
});

test('every format holds every case once; spreadsheet and CSV are read back by our own reader', async () => {
  const auditor = scene.staff('auditor');
  const csv = await rowsOf(await exported(auditor), 'csv');
  const xlsx = await rowsOf(await exported(auditor, { formato: 'xlsx' }), 'xlsx');
  const list = JSON.parse(String(await exported(auditor, { formato: 'json' }))) as { referencia: string }[];
  const lines = String(await exported(auditor, { formato: 'ndjson' }))
    .trimEnd()
    .split('\n');
  const wanted = cases.map(({ id }) => `VT-${id.slice(-12).toUpperCase()}`).sort();
  assert.deepEqual(
    csv
      .slice(1)
      .map(([ref]) => ref)
      .sort(),
    wanted,
  );
  assert.deepEqual(
    xlsx
      .slice(1)
      .map(([ref]) => ref)
      .sort(),
    wanted,
  );
  assert.deepEqual(list.map(({ referencia }) => referencia).sort(), wanted);
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as { referencia: string }).referencia).sort(),
    wanted,
  );
  assert.deepEqual(csv[0]?.slice(0, 6), [
    'Referencia',
    'Trámite',
    'Puerta',
    'Unidad',
    'Estado',
    'Presentada',
  ]);
  // The day of an instant is that of the agency, in both.
  assert.deepEqual(
    xlsx.slice(1).map((row) => row[5]),
    csv.slice(1).map((row) => row[5]?.slice(0, 10)),
  );
});

test('ASVS 1.2.10 no cell of a spreadsheet begins a formula, whatever a person typed', async () => {
  const auditor = scene.staff('auditor');
  for (const formato of ['csv', 'xlsx'] as const) {
    const rows = await rowsOf(await exported(auditor, { formato, personales: true }), formato);
    const names = rows.map((row) => row.at(-1) ?? '');
    assert.ok(names.some((name) => name.startsWith("'=HYPERLINK(") && name.includes('@SUM')));
    assert.ok(!rows.flat().some((text) => /^[=+\-@\t\r]/.test(text ?? '')));
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      const written = neutralText(text);
      assert.doesNotMatch(written, /^[=+\-@\t\r\n\0＝＋－＠]/);
      assert.ok(written === text || written === `'${text}`);
    }),
  );
});

test('personal columns go only where asked for, and only then are they read', async () => {
  const auditor = scene.staff('auditor');
  const without = String(await exported(auditor, { formato: 'ndjson' }));
  assert.doesNotMatch(without, /Sintético|1899800000001|"ruc"|"solicitante"/);
  const whole = String(await exported(auditor, { formato: 'ndjson', personales: true }));
  assert.match(whole, /"ruc":"1899800000001","solicitante":"Proveedor Sintético/);
});

test('ASVS 16.3.3 an export is noted before it begins and when it ends, also halfway', async () => {
  const auditor = scene.staff('auditor');
  const made = await exportCases(
    scene.deps,
    auditor,
    exportAsked({ tramite: null, canal: 'chat', formato: 'csv' }),
  );
  assert.ok(!isRefusal(made));
  const last = async () => (await listSucesosOfCuenta(scene.deps.db, auditor.cuenta, 1))[0];
  const begun = await last();
  assert.equal(begun?.clase, 'exportacion');
  assert.equal(begun?.detalle.canal, 'chat');
  await made.contenido.next();
  await made.contenido.next();
  await made.contenido.return(undefined);
  const ended = await last();
  assert.equal(ended?.clase, 'exportacion-terminada');
  assert.equal(ended?.detalle.completa, false);
  await exported(auditor);
  assert.equal((await last())?.detalle.filas, cases.length);
  assert.equal((await last())?.detalle.completa, true);
});

test('no column chosen is said beside the columns; slots are one a person and few in all', async () => {
  const none = await exportCases(
    scene.deps,
    scene.staff('auditor'),
    exportAsked({ columnas: new Set(['ruc']) }),
  );
  assert.ok(isRefusal(none));
  assert.equal(none.errors[0]?.path, 'columna');
  const slots = exportSlots(2);
  const [ana, luis] = [slots.take('ana'), slots.take('luis')];
  assert.ok(!isRefusal(ana) && !isRefusal(luis));
  for (const cuenta of ['ana', 'eva']) {
    const refused = slots.take(cuenta);
    assert.ok(isRefusal(refused));
    assert.equal(refused.code, 'demasiadas-peticiones');
  }
  ana();
  assert.ok(!isRefusal(slots.take('eva')));
});

test('the overview adds up: steps, ages and trámites make the total', async () => {
  const found = await readOverview(scene.deps, scene.staff('auditor'), asked);
  assert.ok(!isRefusal(found));
  const sum = (all: readonly number[]) => all.reduce((so, one) => so + one, 0);
  const { total, puntos, edades, tramites } = found;
  assert.equal(sum(puntos.map(({ recibidas }) => recibidas)), cases.length);
  assert.equal(total.pendientes, cases.filter(({ cerradaMs }) => cerradaMs === null).length);
  assert.equal(sum(edades.map(({ casos }) => casos)), total.pendientes);
  assert.equal(sum(tramites.map(({ decididas }) => decididas)), total.decididas);
  const took = cases
    .filter(({ demoraMs }) => demoraMs !== null && demoraMs > 0)
    .map(({ demoraMs }) => demoraMs ?? 0)
    .sort((a, b) => a - b);
  const exact = took[Math.ceil(took.length * 0.9) - 1] ?? 0;
  assert.ok(Math.abs((total.p90Ms ?? 0) - exact) <= 0.05 * exact);
});

test('the public month counts what came, closed and stayed open; rare complaints are not told apart by door', async () => {
  const { deps } = scene;
  const mes = await newestPublicMonth(deps);
  assert.ok(mes);
  const complaint = deps.definiciones.todas.find(
    ({ definicion }) => definicion.requerimiento !== undefined,
  )?.definicion;
  assert.ok(complaint);
  const from = Date.parse(`${mes}-10T15:00:00Z`);
  const base = {
    tramite: complaint.id,
    unidad: complaint.atiende,
    estado: 'recibida',
    promesaMs: null,
    legalMs: null,
    cerradaMs: null,
    demoraMs: null,
  } as const;
  const added = [0, 1, 2].map(
    (n): CasoDePrueba => ({
      ...base,
      id: deps.ids.newId(),
      canal: 'chat',
      presentadaMs: from + n,
    }),
  );
  for (const caso of added) await putCaso(deps.db, caso, []);
  await rebuildCifras(deps);
  const all = [...cases, ...added];
  const month = await readPublicMonth(deps, mes);
  assert.ok(!isRefusal(month));
  const endMs = Date.parse(`${month.hasta}T05:00:00Z`) + 86_400_000;
  const inMonth = (ms: number | null) => ms !== null && civilDateAt(ms, zoneGuayaquil).startsWith(mes);
  const sum = (of: (row: PublicRow) => number) => month.filas.reduce((so, row) => so + of(row), 0);
  assert.equal(
    sum(({ recibidas }) => recibidas),
    all.filter((c) => inMonth(c.presentadaMs)).length,
  );
  const decided = all.filter((c) => inMonth(c.cerradaMs) && ['aprobada', 'negada'].includes(c.estado));
  assert.equal(
    sum(({ decididas }) => decididas),
    decided.length,
  );
  assert.equal(
    sum(({ pendientes }) => pendientes),
    all.filter((c) => c.presentadaMs < endMs && (c.cerradaMs === null || c.cerradaMs >= endMs)).length,
  );
  const rare = month.filas.filter(({ tramite }) => tramite === complaint.id);
  assert.deepEqual(
    rare.map(({ canal }) => canal),
    [null],
  );
  assert.ok(month.filas.some(({ canal }) => canal !== null));
  for (const wrong of ['2026-13', '1999-01', '2030-01', 'x', '2026-1', `${mes}-01`, '__proto__', '2026-11\0'])
    assert.ok(isRefusal(await readPublicMonth(deps, wrong)), wrong);
});

const formats: readonly ExportFormat[] = ['csv', 'xlsx', 'json', 'ndjson'];
test('an export of nothing is still a whole file', async () => {
  const empty = { periodo: { desde: '2001-01-01', hasta: '2001-01-02' } };
  for (const formato of formats) {
    const file = await exported(scene.staff('auditor'), { ...empty, formato });
    if (formato === 'json') assert.deepEqual(JSON.parse(String(file)), []);
    else if (formato === 'ndjson') assert.equal(file.length, 0);
    else assert.equal((await rowsOf(file, formato)).length, 1);
  }
});

test('how long a decision took outlives a note on the closed case, and goes when it is opened again', async () => {
  const { deps } = scene;
  const filed = await fileFor(scene, {
    actor: scene.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: scene.today, motivo: 'Suspendemos operaciones.' },
  });
  const officer = scene.staff('registro1');
  const head = scene.staff('supervisora');
  const causales = deps.definiciones.porId('cambio-a-pasivo')?.definicion.causalesDeNegativa ?? [];
  let turn = 0;
  const command = async () => {
    const now = await findSolicitudByReferencia(deps.db, filed.referencia);
    turn += 1;
    return {
      referencia: filed.referencia,
      versionVista: now?.version ?? 0,
      llave: `orden-de-prueba-${turn}`,
    };
  };
  const delay = async () => {
    const [row] = await deps.db.query<{ demora: number | null }>(
      {
        name: 'prueba-demora',
        text: 'select demora_ms::float8 as demora from solicitudes where referencia = $1',
      },
      [filed.referencia],
    );
    return row?.demora;
  };
  assert.ok(!isRefusal(await takeSolicitud(deps, officer, await command())));
  deps.clock.advance(3_600_000);
  const denied = { ...(await command()), motivo: 'No procede.', causal: causales[0] ?? '' };
  assert.ok(!isRefusal(await denySolicitud(deps, officer, denied)));
  assert.equal(await delay(), 3_600_000);
  assert.ok(
    !isRefusal(await addNote(deps, officer, { ...(await command()), texto: 'Se archivó el expediente.' })),
  );
  assert.equal(await delay(), 3_600_000);
  assert.ok(
    !isRefusal(await reopenSolicitud(deps, head, { ...(await command()), motivo: 'Apareció un documento.' })),
  );
  assert.equal(await delay(), null);
});
