/** The clock of the chat: lost agents, vain waits and silence, by one process or by several at once. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { watchedDatabase } from '../../tests/people.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { beatPresence } from '../actions/chat/beat-presence.ts';
import { convertConversation } from '../actions/chat/convert-conversation.ts';
import { readConversation } from '../actions/chat/find-conversation.ts';
import { leavePresence } from '../actions/chat/leave-presence.ts';
import { readChatLines } from '../actions/chat/read-chat-lines.ts';
import { readWaiting } from '../actions/chat/read-waiting.ts';
import {
  accepted,
  beginTalk,
  comeIn,
  staffOf,
  take,
  type Visitor,
  waitInLine,
} from '../actions/chat/testing/waiting-person.ts';
import { writeChatMessage } from '../actions/chat/write-chat-message.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { InjectedFault } from '../platform/fault-points.ts';
import type { Log } from '../platform/log.ts';
import { chatTurns } from './chat-turns.ts';
import { closeSilentChats } from './close-silent-chats.ts';

const service = { clase: 'asistente' } as const;
const second = 1_000;
const hour = 3_600 * second;
let scene: Scene;
let agent: Funcionario;
let colleague: Funcionario;

before(async () => {
  scene = await openScene();
  ({ agent, colleague } = staffOf(scene));
});
beforeEach(async () => {
  scene.deps.faults.disarm();
  // Every test begins with nobody there and nobody waiting, on a Monday morning.
  await scene.deps.db.execute({ name: 'prueba-nadie', text: 'delete from agentes_presentes' });
  await scene.deps.db.execute({
    name: 'prueba-cerradas',
    text: `update conversaciones set estado = 'cerrada', cerrada_en = now() where cerrada_en is null`,
  });
});
after(() => scene.stop());

const now = async ({ id }: Visitor) => accepted(await readConversation(scene.deps, service, id));
const told = async ({ id }: Visitor) =>
  ((await readChatLines(scene.deps, [{ id, despues: 0 }], 200)).get(id) ?? []).map(({ clase, contenido }) =>
    contenido !== null && 'motivo' in contenido ? `${clase}: ${contenido.motivo}` : clase,
  );

/** Waits, and is taken by `who`, who is there. */
async function attended(who: Funcionario): Promise<Visitor> {
  const visitor = await waitInLine(scene);
  await comeIn(scene, who);
  return { ...visitor, conversacion: accepted(await take(scene, who, visitor.conversacion)) };
}

test('an idle agency costs one statement a turn', async () => {
  const db = watchedDatabase(scene.deps.db);
  assert.equal(await chatTurns({ ...scene.deps, db }), 'idle');
  assert.deepEqual(db.names, ['turnos-de-chat']);
});

test('whose agent’s lease ran out goes back ahead of new ones, keeps the time it waited since, and is told', async () => {
  const { deps } = scene;
  const lost = await attended(agent);
  deps.clock.advance(40 * second);
  await beatPresence(deps, agent);
  await comeIn(scene, colleague);
  const later = await waitInLine(scene);
  deps.clock.advance(30 * second);
  await chatTurns(deps);
  assert.equal((await now(lost)).estado, 'atendida', 'a beat kept it');
  deps.clock.advance(31 * second);
  await comeIn(scene, colleague);
  await chatTurns(deps);
  const back = await now(lost);
  assert.deepEqual(
    [back.estado, back.agente, back.enEsperaDesdeMs],
    ['en-espera', null, lost.conversacion.enEsperaDesdeMs],
  );
  assert.equal((await told(lost)).at(-1), 'devuelta: agente-ausente');
  assert.deepEqual(
    [(await readWaiting(deps, lost.id))?.lugar, (await readWaiting(deps, later.id))?.lugar],
    [1, 2],
  );
});

test('what came back waits its full time again before it goes on in writing', async () => {
  const { deps } = scene;
  const lost = await attended(agent);
  deps.clock.advance(deps.chatWaitMs * 2);
  await comeIn(scene, colleague);
  await chatTurns(deps);
  assert.equal((await now(lost)).estado, 'en-espera');
  deps.clock.advance(deps.chatWaitMs - 1);
  await comeIn(scene, colleague);
  await chatTurns(deps);
  assert.equal((await now(lost)).estado, 'en-espera');
  deps.clock.advance(1);
  await chatTurns(deps);
  assert.equal((await told(lost)).at(-1), 'convertida: nadie-la-tomo');
});

test('with nobody left the lost conversation goes on in writing at once', async () => {
  const { deps } = scene;
  const lost = await attended(agent);
  deps.clock.advance(61 * second);
  await leavePresence(deps, agent);
  await chatTurns(deps);
  assert.equal((await now(lost)).estado, 'diferida');
  assert.deepEqual((await told(lost)).slice(-2), ['devuelta: agente-ausente', 'convertida: sin-agentes']);
});

test('who just took one without a lease is not taken for gone', async () => {
  const { deps } = scene;
  const visitor = await waitInLine(scene);
  accepted(await take(scene, agent, visitor.conversacion));
  await chatTurns(deps);
  assert.equal((await now(visitor)).estado, 'atendida');
});

test('nobody takes it in time: in writing; the office closes: in writing at once', async () => {
  const { deps } = scene;
  await comeIn(scene, agent);
  const waiting = await waitInLine(scene);
  deps.clock.advance(deps.chatWaitMs - 1);
  await comeIn(scene, agent);
  await chatTurns(deps);
  assert.equal((await now(waiting)).estado, 'en-espera');
  deps.clock.advance(1);
  await chatTurns(deps);
  assert.equal((await told(waiting)).at(-1), 'convertida: nadie-la-tomo');
  const start = deps.clock.nowMs();
  // 16h59m59 in Ecuador: the office closes at 17h00.
  deps.clock.set(Date.UTC(2026, 10, 23, 21, 59, 59));
  await comeIn(scene, agent);
  const last = await waitInLine(scene);
  await chatTurns(deps);
  assert.equal((await now(last)).estado, 'en-espera');
  deps.clock.advance(second);
  await chatTurns(deps);
  assert.equal((await told(last)).at(-1), 'convertida: fuera-de-horario');
  deps.clock.set(start);
});

test('two processes at once do each thing once', async () => {
  const { deps } = scene;
  const lost = await attended(agent);
  const waiting = await Promise.all([1, 2, 3].map(() => waitInLine(scene)));
  deps.clock.advance(deps.chatWaitMs + 61 * second);
  await Promise.all([chatTurns(deps), chatTurns(deps), chatTurns(deps)]);
  await chatTurns(deps);
  for (const visitor of [lost, ...waiting]) {
    const lines = await told(visitor);
    assert.equal((await now(visitor)).estado, 'diferida');
    assert.equal(lines.filter((line) => line.startsWith('convertida')).length, 1);
  }
  assert.equal((await told(lost)).filter((line) => line.startsWith('devuelta')).length, 1);
});

test('one that breaks leaves the others their turn, and has its own the next time', async () => {
  const { deps } = scene;
  const both = [await waitInLine(scene), await waitInLine(scene)];
  deps.faults.arm('antes-de-confirmar', { do: 'throw' });
  const faults: unknown[] = [];
  const log: Log = { ...deps.log, fault: (error) => String(faults.push(error)) };
  await chatTurns({ ...deps, log });
  assert.ok(faults.length === 2 && faults.every((error) => error instanceof InjectedFault));
  deps.faults.disarm();
  await chatTurns(deps);
  for (const visitor of both) assert.equal((await now(visitor)).estado, 'diferida');
});

test('silence closes what is with the assistant and what is attended; a word, or going on in writing, keeps it open', async () => {
  const { deps } = scene;
  const start = deps.clock.nowMs();
  const [silent, spoken] = [await beginTalk(scene), await beginTalk(scene)];
  const held = await attended(agent);
  const written = await waitInLine(scene);
  accepted(await convertConversation(deps, written.id, 'sin-agentes'));
  deps.clock.advance(23 * hour);
  const word = { id: spoken.id, cliente: 'sigo-aqui-1', texto: 'Sigo aquí' };
  accepted(await writeChatMessage(deps, spoken.persona, word));
  assert.equal(await closeSilentChats(deps), 0);
  deps.clock.advance(hour);
  assert.equal((await Promise.all([closeSilentChats(deps), closeSilentChats(deps)])).length, 2);
  assert.deepEqual(
    await Promise.all([silent, spoken, held, written].map(async (v) => (await now(v)).estado)),
    ['cerrada', 'asistente', 'cerrada', 'diferida'],
  );
  for (const visitor of [silent, held])
    assert.equal((await told(visitor)).filter((line) => line === 'cerrada: sin-respuesta').length, 1);
  deps.clock.set(start);
});
