/** Effects on an external register, end to end: filed, put into queues, told, recorded; retried, never doubled, never lost. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PartyKey } from '../../demo/parties.ts';
import { demoRegister } from '../../demo/register.ts';
import { type RegistryServer, startRegistryServer } from '../../tests/fakes/registry-server.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { fileSolicitud } from '../actions/file-solicitud.ts';
import { llaveDe } from '../actions/orden.ts';
import type { Json } from '../domain/canonical-json.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Attempt } from '../platform/jobs.ts';
import { httpRegistry } from '../registry/http.ts';
import { findSolicitudById, readJournal } from '../store/solicitudes.ts';
import { firstBreak } from '../trust/chain.ts';
import { applyEffect, recordFailedEffect } from './apply-effect.ts';

let server: RegistryServer;
let scene: Scene;

before(async () => {
  server = await startRegistryServer();
  scene = await openScene({
    override: () => ({ registry: httpRegistry({ url: server.url, token: server.token }) }),
  });
  for (const ficha of Object.values(demoRegister(scene.today).proveedores)) {
    server.put({ clase: 'proveedor', id: ficha.ruc, version: 1, contenido: ficha });
  }
});
after(async () => {
  await scene.stop();
  await server.stop();
});

/** Files a new trade name as a supplier and gives the job its decision owes. */
async function fileChange(
  party: PartyKey,
  nombreComercial: string,
): Promise<{ id: string; attempt: Attempt }> {
  const { deps } = scene;
  const actor = scene.supplier(party);
  const datos = { cambia: ['nombreComercial'], nombreComercial };
  const vigente = deps.definiciones.porId('direccion-y-nombre-comercial');
  const llave = llaveDe(actor, `prueba-${deps.ids.newId()}`, datos as Json);
  assert.ok(vigente !== null && !isRefusal(llave));
  const filed = await fileSolicitud(deps, {
    vigente,
    canal: 'rapido',
    actor,
    titular: actor,
    nombre: actor.nombre,
    datos,
    adjuntos: [],
    verificados: [],
    confirmaciones: ['Declaro que actualizaré mi RUC en el SRI con el mismo nombre comercial.'],
    revision: null,
    llave,
    borrador: null,
  });
  assert.ok(!isRefusal(filed), isRefusal(filed) ? filed.sentence : '');
  return { id: filed.id, attempt: { id: filed.id, data: { solicitud: filed.id, n: 2 }, isLast: false } };
}

async function stateOf(id: string) {
  const solicitud = await findSolicitudById(scene.deps.db, id);
  const journal = await readJournal(scene.deps.db, id);
  assert.equal(firstBreak(journal), null);
  const recorded = journal.filter((e) => e.clase === 'registrar-efecto').map((e) => e.datos.estado);
  return { efecto: solicitud?.decision?.efecto, recorded };
}

function nameIn(party: PartyKey): string {
  const entry = server.get('proveedor', scene.supplier(party).ruc);
  return entry?.clase === 'proveedor' ? entry.contenido.nombreComercial : '';
}

test('the change is pending until the register confirms, then applied and recorded', async () => {
  const { id, attempt } = await fileChange('textilera', 'Telar Externo');
  assert.deepEqual(await stateOf(id), { efecto: 'pendiente', recorded: [] });
  assert.equal(await applyEffect(scene.deps, attempt), 'done');
  assert.deepEqual(await stateOf(id), { efecto: 'aplicado', recorded: ['aplicado'] });
  assert.equal(nameIn('textilera'), 'Telar Externo');
});

test('a register that fails and then hangs up after applying: told again, written once, recorded once', async () => {
  const { deps } = scene;
  const before = server.writes();
  const { id, attempt } = await fileChange('asociacion', 'Costura Externa');
  server.misbehave.failures = 2;
  for (let i = 0; i < 2; i += 1) await assert.rejects(applyEffect(deps, attempt), { name: 'RegistryFault' });
  server.misbehave.dropsAfterApplying = 1;
  await assert.rejects(applyEffect(deps, attempt), { name: 'RegistryFault' });
  assert.deepEqual(await stateOf(id), { efecto: 'pendiente', recorded: [] });
  assert.equal(await applyEffect(deps, attempt), 'done');
  assert.equal(await applyEffect(deps, attempt), 'done');
  assert.equal(server.writes() - before, 1);
  assert.deepEqual(await stateOf(id), { efecto: 'aplicado', recorded: ['aplicado'] });
});

test('a process that dies between the register and the record repeats without doubling', async () => {
  const { deps } = scene;
  const before = server.writes();
  const { id, attempt } = await fileChange('textilera', 'Telar Caído');
  deps.faults.arm('tras-efecto-antes-de-marca', { do: 'throw' });
  await assert.rejects(applyEffect(deps, attempt), /injected/);
  deps.faults.disarm();
  assert.equal(nameIn('textilera'), 'Telar Caído');
  assert.deepEqual(await stateOf(id), { efecto: 'pendiente', recorded: [] });
  assert.equal(await applyEffect(deps, attempt), 'done');
  assert.equal(server.writes() - before, 1);
  assert.deepEqual(await stateOf(id), { efecto: 'aplicado', recorded: ['aplicado'] });
});

test('two workers with the same job at once write once and record once', async () => {
  const before = server.writes();
  const { id, attempt } = await fileChange('textilera', 'Telar Doble');
  const outcomes = await Promise.all([0, 1, 2].map(() => applyEffect(scene.deps, attempt)));
  assert.ok(outcomes.every((outcome) => outcome === 'done'));
  assert.equal(server.writes() - before, 1);
  assert.deepEqual(await stateOf(id), { efecto: 'aplicado', recorded: ['aplicado'] });
});

test('an entry that changed meanwhile is a conflict staff are told of, and stays as it is', async () => {
  const { id, attempt } = await fileChange('textilera', 'Telar Tardío');
  const entry = server.get('proveedor', scene.supplier('textilera').ruc);
  assert.ok(entry?.clase === 'proveedor');
  server.put({ ...entry, version: entry.version + 1 });
  assert.equal(await applyEffect(scene.deps, attempt), 'done');
  assert.notEqual(nameIn('textilera'), 'Telar Tardío');
  assert.deepEqual((await stateOf(id)).recorded, ['fallido']);
});

test('what no try could settle is recorded as failed, once; a later success is recorded after it', async () => {
  const { deps } = scene;
  const { id, attempt } = await fileChange('textilera', 'Telar Perdido');
  server.misbehave.failures = 1;
  await assert.rejects(applyEffect(deps, { ...attempt, isLast: true }), { name: 'RegistryFault' });
  assert.equal(await recordFailedEffect(deps, attempt), 'done');
  assert.equal(await recordFailedEffect(deps, attempt), 'done');
  assert.deepEqual((await stateOf(id)).recorded, ['fallido']);
  assert.equal(await applyEffect(deps, attempt), 'done');
  assert.deepEqual(await stateOf(id), { efecto: 'aplicado', recorded: ['fallido', 'aplicado'] });
});

test('a job that makes no sense is left to people', async () => {
  for (const data of [null, {}, { solicitud: 'x' }, []]) {
    assert.equal(await applyEffect(scene.deps, { id: 'x', data, isLast: false }), 'dead');
  }
});
