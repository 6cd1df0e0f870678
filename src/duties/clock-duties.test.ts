/** Duties by the clock: overdue corrections are archived, what has had its day goes, and each turn is taken once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../tests/scene.ts';
import { limits } from '../domain/limits.ts';
import { insertBorrador } from '../store/borradores.ts';
import { listCartasDemo, putCartaDemo } from '../store/buzon-demo.ts';
import { claimTurn } from '../store/limpieza.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { archiveOverdue } from './archive-overdue.ts';
import { cleanUp } from './clean-up.ts';
import { retain } from './retain.ts';

const DAY_MS = 86_400_000;
let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

/** Puts a case into the state of waiting for its correction until `venceMs`, as the row of a real one would be. */
async function waitingCase(referencia: string, venceMs: number): Promise<void> {
  const { deps } = scene;
  const vence = new Date(venceMs).toISOString();
  const contenido = {
    datos: {},
    resumen: [],
    adjuntos: [],
    confirmaciones: [],
    verdicts: [],
    decision: null,
    dosPersonas: false,
    propuesta: null,
    correccion: { pide: 'x', campos: [], documentos: [], venceMs },
    promesa: { unidad: 'inmediato' },
    plazoLegal: null,
    territorio: {},
    pausas: [{ desdeMs: deps.clock.nowMs(), hastaMs: null, motivo: 'a la espera de su respuesta' }],
    asientoVisto: null,
    solicitanteNombre: 'Persona Sintética',
    solicitanteCuenta: null,
  };
  const text = `insert into solicitudes (id, referencia, tramite, definicion, estado, version, solicitante_clase, canal, unidad,
      presentada_en, correccion_vence_en, eventos, hash, contenido)
    values ($1, $2, 'cambio-a-pasivo', 'x', 'por-subsanar', 3, 'publico', 'rapido', 'x', $3, $3, 3, 'x', $4)`;
  await deps.db.query({ name: 'waiting-case', text }, [deps.ids.newId(), referencia, vence, contenido]);
}

test('a correction past its term is archived by the system, one still running is not', async () => {
  const { deps } = scene;
  const nowMs = deps.clock.nowMs();
  await waitingCase('VT-PRUEBA-1', nowMs - 1_000);
  await waitingCase('VT-PRUEBA-2', nowMs + DAY_MS);
  assert.equal(await archiveOverdue(deps), 1);
  assert.equal(await archiveOverdue(deps), 0);
  const archived = await findSolicitudByReferencia(deps.db, 'VT-PRUEBA-1');
  assert.equal(archived?.estado, 'archivada');
  const journal = await readJournal(deps.db, archived?.id ?? '');
  assert.deepEqual(
    journal.map((e) => [e.clase, e.actor.clase]),
    [['archivar', 'sistema']],
  );
  assert.equal((await findSolicitudByReferencia(deps.db, 'VT-PRUEBA-2'))?.estado, 'por-subsanar');
});

async function count(table: string): Promise<number> {
  const text = `select count(*)::int as n from ${table}`;
  return (await scene.deps.db.query<{ n: number }>({ name: `count-${table}`, text }))[0]?.n ?? -1;
}

test('ASVS 14.2.7 drafts, keys, sessions, challenges, codes and budgets go when their day has come, not before', async () => {
  const { deps } = scene;
  const nowMs = deps.clock.nowMs();
  const cuenta = scene.supplier('textilera').cuenta;
  const put = (text: string, values: readonly unknown[]) =>
    deps.db.query({ name: text.slice(0, 60), text }, values);
  async function fill(atMs: number): Promise<void> {
    const at = new Date(atMs).toISOString();
    const id = deps.ids.newId();
    const draft = { id, cuenta, tramite: 'cambio-a-pasivo', definicion: 'x', entrada: {} };
    await insertBorrador(deps.db, draft, atMs);
    await putCartaDemo(deps.db, { id, para: 'a@b.example', asunto: 'x', texto: 'x' }, atMs);
    await put(`insert into desafios values ($1, 'x', '{}', $2)`, [id, at]);
    await put(`insert into presupuestos values ($1, $2, 1)`, [id, at]);
    await put(`insert into ordenes values ('x', $1, 'x', '{}', $2)`, [id, at]);
  }
  await fill(nowMs - (limits.draftDaysKept + 1) * DAY_MS);
  await fill(nowMs);
  const tables = ['borradores', 'desafios', 'presupuestos', 'buzon_demo'];
  for (const table of tables) assert.equal(await count(table), 2, table);
  const orders = await count('ordenes');
  assert.deepEqual([await cleanUp(deps), await retain(deps)], [4, 1]);
  for (const table of tables) assert.equal(await count(table), 1, table);
  assert.equal(await count('ordenes'), orders - 1);
  assert.equal((await listCartasDemo(deps.db, 10)).length, 1);
  assert.deepEqual([await cleanUp(deps), await retain(deps)], [0, 0]);
});

test('of many processes asking at once one has the turn, and again after the period', async () => {
  const { deps } = scene;
  const nowMs = deps.clock.nowMs();
  const ask = (atMs: number) =>
    Promise.all(Array.from({ length: 20 }, () => claimTurn(deps.db, 'prueba', atMs, 1_000)));
  for (const atMs of [nowMs, nowMs + 1_000]) {
    assert.equal((await ask(atMs)).filter((mine) => mine).length, 1);
    assert.equal((await ask(atMs + 999)).filter((mine) => mine).length, 0);
  }
});
