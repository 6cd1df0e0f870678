/** Presence is a lease: it begins by coming in, lives by beats, ends by leaving or by silence. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { AgentePresente } from '../../store/agentes-presentes.ts';
import { beatPresence } from './beat-presence.ts';
import { leavePresence } from './leave-presence.ts';
import { listPresentAgents } from './list-present-agents.ts';
import { setPresence } from './set-presence.ts';

let scene: Scene;
let agent: Funcionario;
let colleague: Funcionario;
const unit = 'Registro de Proveedores';
const leaseMs = chatLimits.presenceLeaseSeconds * 1_000;

const person = (cuenta: string, roles: Funcionario['roles'] = ['funcionario']): Funcionario => ({
  clase: 'funcionario',
  cuenta,
  nombre: `Persona ${cuenta.slice(-4)}`,
  roles,
  unidades: [unit],
});

before(async () => {
  scene = await openScene();
  const ids = await scene.deps.db.query<{ id: string }>({
    name: 'prueba-cuentas',
    text: `select id from cuentas where clase = 'funcionario' order by usuario limit 2`,
  });
  agent = person(ids[0]?.id ?? '');
  colleague = person(ids[1]?.id ?? '', ['supervisor']);
});
after(() => scene.stop());

async function present(): Promise<readonly AgentePresente[]> {
  const listed = await listPresentAgents(scene.deps, agent, unit);
  assert.ok(!isRefusal(listed));
  return listed;
}

test('nobody comes in by a beat; coming in lasts a lease, and a beat renews it', async () => {
  const { deps } = scene;
  assert.equal(await beatPresence(deps, agent), null);
  assert.deepEqual(await present(), []);
  await setPresence(deps, agent, { estado: 'disponible', capacidad: 3 });
  await setPresence(deps, colleague, { estado: 'en-pausa', capacidad: 8 });
  const since = deps.clock.nowMs();
  deps.clock.advance(leaseMs - 1);
  assert.deepEqual(
    (await present()).map(({ cuenta, estado, capacidad, atiende }) => [cuenta, estado, capacidad, atiende]),
    [agent, colleague]
      .sort((a, b) => a.nombre.localeCompare(b.nombre))
      .map(({ cuenta }) =>
        cuenta === agent.cuenta ? [cuenta, 'disponible', 3, 0] : [cuenta, 'en-pausa', 8, 0],
      ),
  );
  assert.equal((await beatPresence(deps, agent))?.desdeMs, since);
  deps.clock.advance(1);
  assert.deepEqual(
    (await present()).map(({ cuenta }) => cuenta),
    [agent.cuenta],
  );
});

test('another capacity changes no beginning, another state does, and coming back after silence does', async () => {
  const { deps } = scene;
  const begun = (await beatPresence(deps, agent))?.desdeMs;
  deps.clock.advance(1_000);
  const more = await setPresence(deps, agent, { estado: 'disponible', capacidad: 5 });
  assert.ok(!isRefusal(more));
  assert.deepEqual([more.capacidad, more.desdeMs], [5, begun]);
  const paused = await setPresence(deps, agent, { estado: 'en-pausa', capacidad: 5 });
  assert.ok(!isRefusal(paused));
  assert.equal(paused.desdeMs, deps.clock.nowMs());
  deps.clock.advance(leaseMs * 3);
  const back = await beatPresence(deps, agent);
  assert.deepEqual([back?.desdeMs, back?.estado], [deps.clock.nowMs(), 'en-pausa']);
});

test('who leaves is gone at once, also when told twice', async () => {
  await leavePresence(scene.deps, agent);
  await leavePresence(scene.deps, agent);
  assert.deepEqual(await present(), []);
  assert.equal(await beatPresence(scene.deps, agent), null);
});

test('only those who handle cases of a unit come in, and a capacity has its bounds', async () => {
  const { deps } = scene;
  const asked = { estado: 'disponible', capacidad: 4 } as const;
  for (const outsider of [person(agent.cuenta, ['auditor']), { ...agent, unidades: [] }]) {
    const refused = await setPresence(deps, outsider, asked);
    assert.ok(isRefusal(refused) && refused.code === 'sin-permiso');
    assert.equal(await beatPresence(deps, outsider), null);
  }
  for (const capacidad of [0, 9, 2.5, Number.NaN]) {
    const refused = await setPresence(deps, agent, { ...asked, capacidad });
    assert.ok(isRefusal(refused) && refused.errors[0]?.path === 'capacidad', String(capacidad));
  }
  assert.deepEqual(await present(), []);
});

test('another unit does not see who is there; an auditor does', async () => {
  const stranger = { ...agent, unidades: ['Otra unidad'] };
  const refused = await listPresentAgents(scene.deps, stranger, unit);
  assert.ok(isRefusal(refused) && refused.code === 'sin-permiso');
  const auditor: Funcionario = { ...stranger, roles: ['auditor'] };
  assert.deepEqual(await listPresentAgents(scene.deps, auditor, unit), []);
});
