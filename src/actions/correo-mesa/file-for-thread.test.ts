// One case out of one thread, whoever files it, however often, and wherever a process dies.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildPdf } from '../../../tests/authority/build-pdf.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { InjectedFault } from '../../platform/fault-points.ts';
import { findHilo, type Hilo } from '../../store/correo-mesa-hilo.ts';
import { applyCaseEffect } from '../correo/case-effect.ts';
import { lettersOf, type MailScene, openMailScene, threadRow } from '../correo/testing/mail-scene.ts';
import { fileForThread, type ThreadFiling } from './file-for-thread.ts';

let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

const pdf = (nombre: string, line: string) => ({
  nombre,
  tipo: 'application/pdf',
  bytes: buildPdf({ lines: [line, 'Documento sintetico.'] }),
});

let counted = 0;

/** Everything is there, but nothing vouches for the sender: it waits for somebody to file it. */
async function complete(): Promise<ThreadFiling & { hilo: Hilo }> {
  counted += 1;
  const row = await scene.mail({
    de: `contratista.${counted}@textiles-demostracion.example`,
    asunto: 'Retención indebida de pagos',
    texto: 'El municipio no me paga la factura del proceso LICO-MDEMO-003-2026.',
    comprobado: 'calla',
    adjuntos: [pdf('acta entrega recepcion.pdf', 'ACTA DEFINITIVA'), pdf('factura.pdf', 'FACTURA')],
  });
  const hilo = await findHilo(scene.deps.db, row.hilo ?? '');
  const vigente = scene.deps.definiciones.porId('retencion-indebida-de-pagos');
  assert.ok(hilo !== null && hilo.solicitud === null && vigente !== null);
  return {
    hilo,
    vigente,
    entrada: hilo.contenido.datos,
    adjuntos: hilo.contenido.documentos,
    confirmaciones: [],
    revision: null,
    funcionario: null,
    agencia: 'Agencia de Demostración',
  };
}

test('ASVS 2.3.4 ten at once, and the pipeline among them, file one case', async () => {
  const filing = await complete();
  const hilo = { ...filing.hilo, tramite: filing.vigente.definicion.id };
  const [mailed, ...outcomes] = await Promise.all([
    applyCaseEffect(scene.deps, { clase: 'presentar', hilo, correo: hilo.id }),
    ...Array.from({ length: 9 }, () => fileForThread(scene.deps, filing)),
  ]);
  assert.ok(mailed.outcome === 'presentado');
  const references = new Set(
    [mailed.filed, ...outcomes].map((one) => (isRefusal(one) ? one.code : one.referencia)),
  );
  assert.equal(references.size, 1, [...references].join(', '));
  const thread = await threadRow(scene.deps, filing.hilo.id);
  assert.ok(thread.solicitud !== null && references.has(thread.solicitud));
  const letters = await lettersOf(scene.deps, filing.hilo.id);
  assert.equal(letters.filter(({ clase }) => clase === 'presentada').length, 1);
});

test('a process that dies after the case stands leaves a thread that the next try completes', async () => {
  const filing = await complete();
  const { deps } = scene;
  deps.faults.arm('tras-presentar-antes-de-linea', { do: 'throw' });
  await assert.rejects(fileForThread(deps, filing), InjectedFault);
  deps.faults.disarm();
  assert.equal((await threadRow(deps, filing.hilo.id)).solicitud, null);
  const filed = await fileForThread(deps, filing);
  assert.ok(!isRefusal(filed));
  assert.equal((await threadRow(deps, filing.hilo.id)).solicitud, filed.referencia);
});

test('what a session or the sealed room is needed for is not filed on a mail', async () => {
  const filing = await complete();
  const vigente = scene.deps.definiciones.todas.find(
    ({ definicion }) => definicion.solicitante === 'proveedor',
  );
  assert.ok(vigente);
  const refused = await fileForThread(scene.deps, { ...filing, vigente });
  assert.ok(isRefusal(refused) && refused.code === 'puerta-cerrada');
});

test('answers that do not fit are refused, and nothing is filed', async () => {
  const filing = await complete();
  const refused = await fileForThread(scene.deps, { ...filing, entrada: { proceso: '' } });
  assert.ok(isRefusal(refused) && refused.code === 'datos-con-errores');
  assert.equal((await threadRow(scene.deps, filing.hilo.id)).solicitud, null);
});
