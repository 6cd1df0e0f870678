// Starting a draft: who may, how many, and what it starts with.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../tests/scene.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { openDraft } from './open-draft.ts';
import { saveDraft } from './save-draft.ts';
import { startDraft } from './start-draft.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

async function codeOf(actor: Solicitante, tramite: string): Promise<string> {
  const outcome = await startDraft(scene.deps, actor, tramite);
  return isRefusal(outcome) ? outcome.code : 'empezado';
}

test('each trámite is started by whom it is for', async () => {
  const supplier = scene.supplier('textilera');
  const entity = scene.entity('municipio');
  assert.equal(await codeOf(supplier, 'reprogramacion-de-procesos'), 'solo-entidades');
  assert.equal(await codeOf(entity, 'contactos-telefonicos'), 'solo-proveedores');
  assert.equal(await codeOf(entity, 'reprogramacion-de-procesos'), 'empezado');
  assert.equal(await codeOf(supplier, 'denuncia-de-corrupcion'), 'puerta-cerrada');
  assert.equal(await codeOf(supplier, 'no-existe'), 'no-encontrada');
});

test('the phones of the register are there to begin with, because the effect replaces the list', async () => {
  const actor = scene.supplier('textilera');
  const started = await startDraft(scene.deps, actor, 'contactos-telefonicos');
  assert.ok(!isRefusal(started));
  const open = await openDraft(scene.deps, actor, started.id);
  assert.ok(!isRefusal(open));
  const entry = await scene.deps.registry.proveedor(actor.ruc);
  const typed = open.borrador.entrada.telefonos;
  assert.ok(Array.isArray(typed));
  assert.equal(typed.length, entry?.contenido.telefonos.length);
});

test('drafts are many, not endless', async () => {
  const actor = scene.supplier('conPendientes');
  for (let i = 0; i < limits.draftsPerAccountMax; i += 1)
    assert.equal(await codeOf(actor, 'cambio-a-pasivo'), 'empezado');
  assert.equal(await codeOf(actor, 'cambio-a-pasivo'), 'borrador-lleno');
});

test('what cannot be stored as it is typed is kept all the same, and two tabs keep what both wrote', async () => {
  const actor = scene.supplier('asociacion');
  const started = await startDraft(scene.deps, actor, 'direccion-y-nombre-comercial');
  assert.ok(!isRefusal(started));
  const write = (campo: string, value: unknown) =>
    saveDraft(scene.deps, actor, started.id, [campo], { [campo]: value });
  await Promise.all([write('calle', 'Sucre\u0000\ud800'), write('nombreComercial', 'Costuras')]);
  const open = await openDraft(scene.deps, actor, started.id);
  assert.ok(!isRefusal(open));
  assert.equal(open.borrador.entrada.calle, 'Sucre\uFFFD\uFFFD');
  assert.equal(open.borrador.entrada.nombreComercial, 'Costuras');
});
