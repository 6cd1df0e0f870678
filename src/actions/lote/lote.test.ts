/** One verb on many cases: rights, conflicts row by row, and a retry after a crash that repeats nothing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { fileEmailChange, filePassive } from '../../desk/testing/desk-server.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { type Funcionario, rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { accionesDeLote, type FilaElegida, type Lote } from './lote.ts';
import { loteLimits } from './lote-limits.ts';
import { previewLote } from './preview-lote.ts';
import { readLote } from './read-lote.ts';
import { runLote } from './run-lote.ts';

let scene: Scene;
const filed: string[] = [];

before(async () => {
  scene = await openScene();
  for (let n = 0; n < 6; n += 1) {
    scene.deps.clock.advance(60_000);
    filed.push((n % 2 === 0 ? await filePassive(scene) : await fileEmailChange(scene)).referencia);
  }
});
after(() => scene.stop());

async function versionOf(referencia: string): Promise<number> {
  const solicitud = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(solicitud);
  return solicitud.version;
}

const rowsOf = (references: readonly string[]): Promise<readonly FilaElegida[]> =>
  Promise.all(references.map(async (referencia) => ({ referencia, version: await versionOf(referencia) })));

async function eventsOf(referencia: string, clase: string): Promise<number> {
  const solicitud = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(solicitud);
  return (await readJournal(scene.deps.db, solicitud.id)).filter((evento) => evento.clase === clase).length;
}

async function resultOf(actor: Funcionario, lote: Lote, llave: string) {
  const done = await runLote(scene.deps, actor, lote, llave);
  assert.ok(!isRefusal(done));
  const read = await readLote(scene.deps, actor, done.id);
  assert.ok(!isRefusal(read));
  return read.filas;
}

test('each row is decided by itself: what somebody took or changed meanwhile is left, the rest is done', async () => {
  const officer = scene.staff('registro1');
  const other = scene.staff('registro2');
  const [a = '', b = '', c = ''] = filed;
  const seen = await rowsOf([a, b, c]);
  const taken = await takeSolicitud(scene.deps, other, {
    referencia: b,
    versionVista: 1,
    llave: 'llave-otra-1',
  });
  assert.ok(!isRefusal(taken));
  const foreseen = await previewLote(scene.deps, officer, 'tomar', [...seen, { referencia: b, version: 2 }]);
  assert.ok(!isRefusal(foreseen));
  assert.deepEqual(
    foreseen.filas.map(({ impedimento }) => impedimento?.code ?? null),
    [null, 'otra-persona-la-tiene', null],
  );
  const filas = await resultOf(officer, { accion: 'tomar', filas: seen, a: '', texto: '' }, 'llave-lote-1');
  assert.deepEqual(
    filas.map(({ codigo }) => codigo),
    [null, 'version-vieja', null],
  );
  assert.ok(filas[1]?.motivo);
});

test('sent again after it died between two rows, what was done is not done twice', async () => {
  const officer = scene.staff('registro1');
  const [a = '', , c = ''] = filed;
  const lote: Lote = { accion: 'anotar', filas: await rowsOf([a, c]), a: '', texto: 'Falta el respaldo.' };
  let calls = 0;
  const faults = {
    ...scene.deps.faults,
    hit: async (point: Parameters<typeof scene.deps.faults.hit>[0]) => {
      if (point === 'tras-confirmar-antes-de-responder') calls += 1;
      if (calls === 1) throw new Error('killed');
      return scene.deps.faults.hit(point);
    },
  };
  await assert.rejects(runLote({ ...scene.deps, faults }, officer, lote, 'llave-lote-2'), /killed/);
  assert.deepEqual([await eventsOf(a, 'anotar'), await eventsOf(c, 'anotar')], [1, 0]);
  const filas = await resultOf(officer, lote, 'llave-lote-2');
  assert.ok(filas.every(({ codigo }) => codigo === null));
  await resultOf(officer, lote, 'llave-lote-2');
  assert.deepEqual([await eventsOf(a, 'anotar'), await eventsOf(c, 'anotar')], [1, 1]);
});

test('hand on, ask the same correction, return', async () => {
  const officer = scene.staff('registro1');
  const [a = '', , c = ''] = filed;
  const to = scene.staff('registro2').cuenta;
  const empty = await runLote(
    scene.deps,
    officer,
    { accion: 'pasar', filas: await rowsOf([a]), a: '', texto: 'x' },
    'llave-lote-3',
  );
  assert.ok(isRefusal(empty) && empty.errors[0]?.path === 'a');
  const silent = await runLote(
    scene.deps,
    officer,
    { accion: 'anotar', filas: await rowsOf([a]), a: '', texto: ' ' },
    'llave-lote-4',
  );
  assert.ok(isRefusal(silent) && silent.errors[0]?.path === 'texto');
  const ask: Lote = {
    accion: 'pedir-subsanacion',
    filas: await rowsOf([a]),
    a: '',
    texto: 'Adjunte el respaldo.',
  };
  assert.deepEqual(
    (await resultOf(officer, ask, 'llave-lote-5')).map(({ codigo }) => codigo),
    [null],
  );
  const pass: Lote = { accion: 'pasar', filas: await rowsOf([c]), a: to, texto: 'Siga usted.' };
  assert.deepEqual(
    (await resultOf(officer, pass, 'llave-lote-6')).map(({ codigo }) => codigo),
    [null],
  );
  const back: Lote = { accion: 'devolver', filas: await rowsOf([c]), a: '', texto: '' };
  assert.deepEqual(
    (await resultOf(officer, back, 'llave-lote-7')).map(({ codigo }) => codigo),
    ['otra-persona-la-tiene'],
  );
  assert.deepEqual(
    (await resultOf(scene.staff('registro2'), back, 'llave-lote-8')).map(({ codigo }) => codigo),
    [null],
  );
});

test('no more rows than the limit, none twice, and nobody reads the result of another', async () => {
  const officer = scene.staff('registro1');
  const many = Array.from({ length: loteLimits.rowsMax + 1 }, (_, i) => ({
    referencia: `VT-${i}`,
    version: 1,
  }));
  const lote: Lote = { accion: 'tomar', filas: many, a: '', texto: '' };
  assert.ok(isRefusal(await runLote(scene.deps, officer, lote, 'llave-lote-9')));
  assert.ok(isRefusal(await runLote(scene.deps, officer, { ...lote, filas: [] }, 'llave-lote-9')));
  const [, , , d = ''] = filed;
  const twice = [...(await rowsOf([d])), ...(await rowsOf([d]))];
  const done = await runLote(scene.deps, officer, { ...lote, filas: twice }, 'llave-lote-10');
  assert.ok(!isRefusal(done));
  const read = await readLote(scene.deps, officer, done.id);
  assert.ok(!isRefusal(read) && read.filas.length === 1);
  assert.ok(isRefusal(await readLote(scene.deps, scene.staff('registro2'), done.id)));
});

test('without the right nothing is done and nothing is shown, whatever roles and units (property)', async () => {
  const [, , , , e = '', f = ''] = filed;
  const units = [...new Set(scene.deps.definiciones.todas.map(({ definicion }) => definicion.atiende))];
  const actors = fc.record({
    roles: fc.subarray([...rolesDeFuncionario]),
    unidades: fc.subarray(units.filter((unit) => unit !== 'Registro de Proveedores')),
    accion: fc.constantFrom(...accionesDeLote),
  });
  const before = await rowsOf([e, f]);
  let n = 0;
  await fc.assert(
    fc.asyncProperty(actors, async ({ roles, unidades, accion }) => {
      const actor = { ...scene.staff('registro1'), cuenta: scene.staff('auditor').cuenta, roles, unidades };
      const foreseen = await previewLote(scene.deps, actor, accion, before);
      assert.ok(!isRefusal(foreseen));
      for (const fila of foreseen.filas) {
        assert.notEqual(fila.impedimento, null);
        if (!roles.includes('auditor')) assert.equal(fila.solicitud, null);
      }
      n += 1;
      const lote = { accion, filas: before, a: scene.staff('registro2').cuenta, texto: 'Nota' };
      const filas = await resultOf(actor, lote, `llave-sin-permiso-${n}`);
      assert.ok(filas.every(({ codigo }) => codigo !== null));
    }),
    { numRuns: 40 },
  );
  assert.deepEqual(await rowsOf([e, f]), before);
});
