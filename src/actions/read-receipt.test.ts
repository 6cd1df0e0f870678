// Receipts from real cases: who gets which, what they say, and that they prove themselves with the public log.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileFor } from '../../tests/filing.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { leerCodigo } from '../domain/recibo/codigo.ts';
import { reciboLimits } from '../domain/recibo/recibo-limits.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import { publishLog } from '../duties/publish-log.ts';
import { systemIds } from '../platform/ids.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import { codigoOfRecibo } from '../trust/recibo/codigo-of-recibo.ts';
import { demoName, makeSelfSigned } from '../trust/recibo/demo-seal.ts';
import { sealFromPem } from '../trust/recibo/seal.ts';
import { type ReceiptVerdict, verifyReceipt } from '../trust/recibo/verify-receipt.ts';
import { logKeysFrom } from '../trust/registro-publico/log-keys.ts';
import { denySolicitud } from './deny-solicitud.ts';
import type { Deps } from './deps.ts';
import { proposeDenial } from './dos-personas/propose-denial.ts';
import { type ReceiptFile, readReceipt } from './read-receipt.ts';
import { readReceiptForStaff } from './read-receipt-for-staff.ts';
import { type Receipts, receiptsWith } from './receipts.ts';
import { takeSolicitud } from './take-solicitud.ts';
import { verifyReceiptCode } from './verify-receipt-code.ts';

const nobody = { verifierKey: null, checkpoint: null, certificate: null };
const keys = logKeysFrom(Buffer.from(systemIds.randomToken(32), 'base64url'), 'prueba.example/registro');

let scene: Scene;
let receipts: Receipts;
let headFolder = '';
before(async () => {
  scene = await openScene();
  headFolder = await mkdtemp(join(tmpdir(), 'ventanilla-cabeza-'));
  const seal = sealFromPem(makeSelfSigned(demoName, systemIds, scene.deps.clock.nowMs()), 'demostracion');
  receipts = receiptsWith(scene.deps, keys, { agencyName: 'Institución de Muestra', seal });
});
after(async () => {
  await scene.stop();
  await rm(headFolder, { recursive: true, force: true });
});

function definitionOf(effect: string) {
  const found = scene.deps.definiciones.todas.find(({ definicion }) => definicion.alAprobar === effect);
  assert.ok(found);
  return found.definicion;
}

/** Decided in the act. */
async function decided(): Promise<string> {
  const datos = { cambia: ['nombreComercial'], nombreComercial: `Telares ${scene.deps.ids.newId()}` };
  const tramite = definitionOf('actualizarDireccionYNombre').id;
  return (await fileFor(scene, { actor: scene.supplier('textilera'), tramite, datos })).referencia;
}

/** Waits for an officer. */
async function waiting(): Promise<string> {
  const { id, ejemplos } = definitionOf('reemplazarSocios');
  const example = ejemplos.find(({ quien, espera }) => quien === 'asociacion' && 'funcionario' in espera);
  assert.ok(example);
  const actor = scene.supplier('asociacion');
  return (await fileFor(scene, { actor, tramite: id, datos: example.datos })).referencia;
}

async function proved(outcome: ReceiptFile | Refusal): Promise<ReceiptVerdict> {
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? outcome.sentence : '');
  const verdict = await verifyReceipt(outcome.pdf, nobody);
  assert.equal(verdict.resultado, 'probado');
  return verdict;
}

test('what was decided in the act has two receipts: of the filing, and of the decision with what changed', async () => {
  const referencia = await decided();
  const actor = scene.supplier('textilera');
  const read = async (n: number) =>
    (await proved(await readReceipt(scene.deps, receipts, actor, referencia, n))).recibo;
  const [filed, decision] = [await read(1), await read(2)];
  assert.equal(filed?.clase, 'presentacion');
  assert.equal(filed?.estado, 'recibida');
  assert.deepEqual(filed?.solicitante, { nombre: actor.nombre, ruc: actor.ruc });
  assert.equal(decision?.estado, 'aprobada');
  assert.equal(decision?.decision?.automatica, true);
  assert.match(decision?.decision?.cambios[0]?.ahora ?? '', /^Telares /);
  assert.notEqual(filed?.codigo, decision?.codigo);
});

test('a denial says why and on which ground', async () => {
  const referencia = await waiting();
  const officer = scene.staff('registro1');
  const command = async () => ({
    referencia,
    versionVista: (await findSolicitudByReferencia(scene.deps.db, referencia))?.version ?? 0,
    llave: scene.deps.ids.newId(),
  });
  assert.ok(!isRefusal(await takeSolicitud(scene.deps, officer, await command())));
  const causal = definitionOf('reemplazarSocios').causalesDeNegativa[0] ?? '';
  const why = { motivo: 'Falta la firma.', causal };
  assert.ok(!isRefusal(await proposeDenial(scene.deps, officer, { ...(await command()), ...why })));
  const second = scene.staff('registro2');
  assert.ok(!isRefusal(await denySolicitud(scene.deps, second, { ...(await command()), ...why })));
  const { recibo } = await proved(
    await readReceipt(scene.deps, receipts, scene.supplier('asociacion'), referencia, 4),
  );
  assert.deepEqual(recibo?.decision, {
    resultado: 'negada',
    automatica: false,
    motivo: 'Falta la firma.',
    baseLegal: causal,
    cambios: [],
  });
  assert.ok((recibo?.archivos.length ?? 0) > 0);
});

test('ASVS 8.2.1 8.2.2 a receipt is for its filer, the unit that handles it and auditors; for others it does not exist', async () => {
  const referencia = await waiting();
  const everybody: readonly (readonly [Actor, boolean])[] = [
    [scene.supplier('asociacion'), true],
    [scene.staff('registro1'), true],
    [scene.staff('auditor'), true],
    [{ clase: 'sistema' }, true],
    [scene.supplier('textilera'), false],
    [{ ...scene.supplier('asociacion'), clase: 'entidad' }, false],
    [{ ...scene.staff('registro1'), unidades: ['Otra unidad'] }, false],
    [{ ...scene.staff('registro1'), roles: ['administrador'] }, false],
    [{ clase: 'publico' }, false],
  ];
  for (const [actor, may] of everybody) {
    const outcome = await readReceipt(scene.deps, receipts, actor, referencia, 1);
    assert.equal(
      isRefusal(outcome) ? outcome.code : 'ok',
      may ? 'ok' : 'no-encontrada',
      JSON.stringify(actor),
    );
  }
});

test('staff who open a receipt are written down as having read the case', async () => {
  const referencia = await waiting();
  const officer = scene.staff('registro1');
  const sesion = { id: scene.deps.ids.newId(), creadaMs: scene.deps.clock.nowMs() };
  const noted = async () => {
    const text = `select detalle ->> 'referencia' as referencia from sucesos_de_seguridad where clase = 'lectura-de-caso' and detalle ->> 'sesion' = $1`;
    const rows = await scene.deps.db.query<{ referencia: string }>({ name: 'prueba-lecturas', text }, [
      sesion.id,
    ]);
    return rows.map((row) => row.referencia);
  };
  const other = { ...officer, unidades: ['Otra unidad'] };
  assert.ok(isRefusal(await readReceiptForStaff(scene.deps, receipts, other, sesion, referencia, 1)));
  assert.deepEqual(await noted(), []);
  await proved(await readReceiptForStaff(scene.deps, receipts, officer, sesion, referencia, 1));
  assert.deepEqual(await noted(), [referencia]);
});

test('a case under reserve has neither receipt nor public page, even for whoever may read it', async () => {
  const referencia = await decided();
  const vigente = scene.deps.definiciones.porId(
    (await findSolicitudByReferencia(scene.deps.db, referencia))?.tramite ?? '',
  );
  assert.ok(vigente);
  const reserved = { ...vigente, definicion: { ...vigente.definicion, solicitante: 'cualquiera' as const } };
  const deps: Deps = { ...scene.deps, definiciones: { todas: [reserved], porId: () => reserved } };
  const outcome = await readReceipt(deps, receipts, scene.supplier('textilera'), referencia, 1);
  assert.ok(isRefusal(outcome) && outcome.code === 'no-encontrada');
  const codigo = codigoOfRecibo(scene.deps.keys, referencia, 1) ?? '';
  assert.ok(!isRefusal(await verifyReceiptCode(scene.deps, codigo, 'red')));
  const hidden = await verifyReceiptCode(deps, codigo, 'red');
  const never = await verifyReceiptCode(
    deps,
    codigoOfRecibo(scene.deps.keys, 'VT-2222-2222-22', 1) ?? '',
    'red',
  );
  assert.ok(isRefusal(hidden) && isRefusal(never));
  assert.equal(hidden.sentence, never.sentence);
});

test('the public page knows the state of today and that of the receipt, and both hashes agree with the paper', async () => {
  const referencia = await decided();
  const codigo = codigoOfRecibo(scene.deps.keys, referencia, 1) ?? '';
  const found = await verifyReceiptCode(scene.deps, codigo, 'otra red');
  assert.ok(!isRefusal(found));
  const paper = await proved(
    await readReceipt(scene.deps, receipts, scene.supplier('textilera'), referencia, 1),
  );
  assert.equal(found.evento.hash, paper.recibo?.evento.hash);
  assert.deepEqual([found.estadoThen, found.estadoToday], ['recibida', 'aprobada']);
  const text = JSON.stringify(found);
  const { nombre, ruc } = scene.supplier('textilera');
  assert.ok(!text.includes(nombre) && !text.includes(ruc));
});

test('ASVS 2.4.1 codes of nobody spend the same budget as good ones, slips spend none', async () => {
  const guess = codigoOfRecibo(scene.deps.keys, 'VT-2222-2222-22', 1) ?? '';
  const slip = `${guess.slice(0, -1)}${guess.endsWith('7') ? '8' : '7'}`;
  assert.ok(!leerCodigo(slip).ok);
  const codeOf = async (codigo: string) => {
    const outcome = await verifyReceiptCode(scene.deps, codigo, 'una red');
    return isRefusal(outcome) ? outcome.code : 'ok';
  };
  for (let i = 0; i < reciboLimits.lookUpsMax; i += 1) assert.equal(await codeOf(guess), 'no-encontrada');
  assert.equal(await codeOf(guess), 'demasiados-intentos');
  assert.equal(await codeOf(slip), 'no-encontrada');
});

test('once published, the receipt carries its place in the log, and the log’s key proves it offline', async () => {
  const referencia = await decided();
  const actor = scene.supplier('textilera');
  const early = await proved(await readReceipt(scene.deps, receipts, actor, referencia, 2));
  assert.equal(early.recibo?.registro, null);
  const { db, clock } = scene.deps;
  await publishLog({ db, clock, keys, headPath: join(headFolder, 'cabeza') });
  const outcome = await readReceipt(scene.deps, receipts, actor, referencia, 2);
  assert.ok(!isRefusal(outcome));
  const verdict = await verifyReceipt(outcome.pdf, { ...nobody, verifierKey: keys.verifierKey });
  const log = verdict.hallazgos.find(({ que }) => que === 'registro');
  assert.equal(log?.estado, 'probado', log?.frase ?? '');
});

test('a key whose certificate is not in force signs nothing', async () => {
  const referencia = await decided();
  const { seal } = receipts;
  assert.ok(seal);
  const expired = { ...receipts, seal: { ...seal, untilMs: scene.deps.clock.nowMs() - 1 } };
  const outcome = await readReceipt(scene.deps, expired, scene.supplier('textilera'), referencia, 1);
  assert.ok(!isRefusal(outcome));
  const { recibo, resultado } = await verifyReceipt(outcome.pdf, nobody);
  assert.deepEqual([recibo?.firma.clase, resultado], ['ninguna', 'sin-prueba']);
});

test('without a key the receipt is unsigned and says so; the log alone does not prove what its paper says', async () => {
  const referencia = await decided();
  const { db, clock } = scene.deps;
  await publishLog({ db, clock, keys, headPath: join(headFolder, 'cabeza') });
  const bare = receiptsWith(scene.deps, keys, { agencyName: 'Institución de Muestra', seal: null });
  const unsigned = await readReceipt(scene.deps, bare, scene.supplier('textilera'), referencia, 2);
  assert.ok(!isRefusal(unsigned));
  const { resultado, hallazgos, recibo } = await verifyReceipt(unsigned.pdf, {
    ...nobody,
    verifierKey: keys.verifierKey,
  });
  assert.equal(resultado, 'sin-prueba');
  assert.match(hallazgos[0]?.frase ?? '', /no lleva firma: no prueba quién lo hizo/);
  assert.equal(hallazgos.find(({ que }) => que === 'registro')?.estado, 'probado');
  assert.deepEqual(recibo?.firma, { clase: 'ninguna', nombre: null });
});
