/** Taking: one winner, the others told who; capacity holds however many are taken at once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { convertConversation } from './convert-conversation.ts';
import { endConversation } from './end-conversation.ts';
import { readConversation } from './find-conversation.ts';
import { handOnConversation } from './hand-on-conversation.ts';
import { setPresence } from './set-presence.ts';
import { takeConversation } from './take-conversation.ts';
import { takeNextConversation } from './take-next-conversation.ts';
import { codeOf, hire } from './testing/staff-of-unit.ts';
import { accepted, beginTalk, comeIn, staffOf, take, waitInLine } from './testing/waiting-person.ts';

let scene: Scene;
let agent: Funcionario;
let colleague: Funcionario;
before(async () => {
  scene = await openScene();
  ({ agent, colleague } = staffOf(scene));
});
after(() => scene.stop());

const newId = () => scene.deps.ids.newId();
const hireMany = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, i) => hire(scene, i + 1, ['funcionario'], agent.unidades)));

test('of twenty who take at once one wins, and the others are told who', async () => {
  const { deps } = scene;
  const { conversacion } = await waitInLine(scene);
  const people = await hireMany(20);
  const outcomes = await Promise.all(people.map((one) => take(scene, one, conversacion)));
  const winners = people.filter((_, i) => !isRefusal(outcomes[i]));
  assert.equal(winners.length, 1);
  const name = winners[0]?.nombre ?? '';
  for (const lost of outcomes.filter(isRefusal)) {
    assert.equal(lost.code, 'otra-persona-la-tiene');
    assert.match(lost.sentence, new RegExp(`${name}\\.$`));
  }
  const after = accepted(await readConversation(deps, { clase: 'asistente' }, conversacion.id));
  assert.equal(after.agente?.nombre, name);
  assert.equal(after.estado, 'atendida');
});

test('capacity holds when one agent takes many at once', async () => {
  const { deps } = scene;
  const [one] = await hireMany(1);
  assert.ok(one);
  accepted(await setPresence(deps, one, { estado: 'disponible', capacidad: 3 }));
  const waiting = await Promise.all(Array.from({ length: 10 }, () => waitInLine(scene)));
  const outcomes = await Promise.all(waiting.map(({ conversacion }) => take(scene, one, conversacion)));
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 3);
  assert.deepEqual([...new Set(outcomes.filter(isRefusal).map(({ code }) => code))], ['agente-completo']);
});

test('one’s own is answered as it is; a repeated command too; one with an old version is told that things changed', async () => {
  const { deps } = scene;
  const { conversacion } = await waitInLine(scene);
  const command = { id: conversacion.id, versionVista: conversacion.version, cliente: newId() };
  const first = accepted(await takeConversation(deps, agent, command));
  assert.deepEqual(accepted(await takeConversation(deps, agent, command)), first);
  assert.deepEqual(accepted(await take(scene, agent, conversacion)), first);
  accepted(
    await handOnConversation(deps, agent, {
      id: first.id,
      versionVista: first.version,
      cliente: newId(),
      a: null,
      nota: '',
    }),
  );
  assert.equal(codeOf(await take(scene, colleague, conversacion)), 'conversacion-cambiada');
});

test('who wrote to the assistant alone, or has left, cannot be taken', async () => {
  const { conversacion } = await beginTalk(scene);
  assert.equal(codeOf(await take(scene, agent, conversacion)), 'transicion-imposible');
  const gone = await waitInLine(scene);
  accepted(await endConversation(scene.deps, gone.persona, { id: gone.id, cliente: newId() }));
  assert.equal(codeOf(await take(scene, agent, gone.conversacion)), 'conversacion-cerrada');
});

test('what goes on in writing can be taken beyond capacity, by one person', async () => {
  const { deps } = scene;
  const [busy, other] = await hireMany(2);
  assert.ok(busy && other);
  accepted(await setPresence(deps, busy, { estado: 'disponible', capacidad: 1 }));
  accepted(await take(scene, busy, (await waitInLine(scene)).conversacion));
  const { id } = await waitInLine(scene);
  const written = accepted(await convertConversation(deps, id, 'nadie-la-tomo'));
  const taken = accepted(await take(scene, busy, written));
  assert.deepEqual([taken.estado, taken.tomadaMs], ['diferida', null]);
  const late = await take(scene, other, written);
  assert.ok(isRefusal(late));
  assert.equal(late.code, 'otra-persona-la-tiene');
  assert.ok(late.sentence.includes(busy.nombre));
});

test('the next one is whoever waits longest; many who ask for the next get different ones; nobody waiting is no fault', async () => {
  const { deps } = scene;
  const unidad = 'Unidad sin fila';
  const idle = await hire(scene, 1, ['funcionario'], [unidad]);
  assert.equal(await takeNextConversation(deps, idle, newId()), null);
  assert.equal(codeOf(await takeNextConversation(deps, scene.staff('auditor'), newId())), 'sin-permiso');

  // Whoever waits from the tests before is taken out of the way.
  const sweeper = await hireMany(4);
  for (const one of sweeper) {
    await setPresence(deps, one, { estado: 'disponible', capacidad: 8 });
    for (let i = 0; i < 8; i += 1) await takeNextConversation(deps, one, newId());
  }
  const first = await waitInLine(scene);
  scene.deps.clock.advance(1_000);
  const rest = [];
  for (let i = 0; i < 4; i += 1) rest.push(await waitInLine(scene));
  await comeIn(scene, agent);
  const cliente = newId();
  const next = accepted(await takeNextConversation(deps, agent, cliente));
  assert.equal(next?.id, first.id);
  assert.equal(
    accepted(await takeNextConversation(deps, agent, cliente))?.id,
    first.id,
    'asked again, the same',
  );
  const people = await hireMany(4);
  const taken = await Promise.all(people.map((one) => takeNextConversation(deps, one, newId())));
  assert.deepEqual(new Set(taken.map((one) => accepted(one)?.id)), new Set(rest.map(({ id }) => id)));
});
