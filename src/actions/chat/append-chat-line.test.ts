// Lines of conversations: numbers without gaps, once per sender's id, only by who may, and within the limits.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beginConversation, codeOf, provenConversation } from '../../../tests/chat/begin-conversation.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Participante } from '../../domain/chat/ciclo.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { InjectedFault } from '../../platform/fault-points.ts';
import { appendAssistantLine } from './append-assistant-line.ts';
import { appendChatLine } from './append-chat-line.ts';
import { endConversation } from './end-conversation.ts';
import { identifyPerson } from './identify-person.ts';
import { writeChatMessage } from './write-chat-message.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const message = (cliente: string, texto = 'Hola') => ({
  clase: 'mensaje' as const,
  contenido: { texto },
  cliente,
});
const stranger: Participante = { clase: 'persona', huella: 'otra-visita', cuenta: null };
/** Another process on the same database: it shares no writer with the first. */
const elsewhere = () => ({ ...scene.deps, db: { ...scene.deps.db } });

test('fifty writers in two processes get the numbers from 1 on without a gap, and the chain holds', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const other = elsewhere();
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, i) => {
      const from = i % 2 === 0 ? deps : other;
      const line = message(`mensaje-${i}`, `Línea ${i}`);
      return i % 5 === 0 ? appendChatLine(from, persona, id, line) : appendAssistantLine(from, id, line);
    }),
  );
  const numbers = outcomes.map((o) => (isRefusal(o) ? o.code : o.n)).sort((a, b) => Number(a) - Number(b));
  assert.deepEqual(
    numbers,
    Array.from({ length: 50 }, (_, i) => i + 1),
  );
  const { conversacion, lineas } = await provenConversation(deps, id);
  assert.equal(conversacion.lineas, 50);
  assert.equal(lineas[conversacion.escritoPersona - 1]?.autor.clase, 'persona');
});

test('one id sent many times at once, from two processes, is one line with one number', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const other = elsewhere();
  const send = (i: number) =>
    writeChatMessage(i % 2 === 0 ? deps : other, persona, { id, cliente: 'repetido-1', texto: 'Una vez' });
  const outcomes = await Promise.all(Array.from({ length: 12 }, (_, i) => send(i)));
  const written = outcomes.flatMap((o) => (isRefusal(o) ? [] : [o]));
  assert.deepEqual(new Set(written.map(({ n }) => n)), new Set([1]));
  assert.equal(written.filter(({ repetida }) => !repetida).length, 1);
  assert.equal(written.length, 12);
  assert.equal((await provenConversation(deps, id)).lineas.length, 1);
});

test('the same id with other words is refused, and another participant may use the id for themselves', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const send = (texto: string) =>
    codeOf(writeChatMessage(deps, persona, { id, cliente: 'mensaje-1', texto }));
  assert.equal(await send('Uno'), 'hecho');
  assert.equal(await send('Otro'), 'llave-repetida-con-otro-contenido');
  assert.equal(await codeOf(appendAssistantLine(deps, id, message('mensaje-1', 'Otro'))), 'hecho');
  assert.equal(await codeOf(appendAssistantLine(deps, id, message('corto', 'Otro'))), 'llave-invalida');
});

test('a stranger writes nothing, and once it is an account’s neither its cookie nor another account does', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const owner = scene.supplier('textilera');
  const other = scene.supplier('asociacion');
  const write = (quien: Participante, cliente: string) =>
    codeOf(appendChatLine(deps, quien, id, message(cliente)));
  assert.equal(await write(stranger, 'extranio-1'), 'no-encontrada');
  assert.equal(await write({ ...persona, huella: null }, 'sin-nada-1'), 'no-encontrada');
  assert.equal(await write({ ...persona, cuenta: other.cuenta }, 'la-cuenta'), 'hecho');
  assert.equal(
    await codeOf(identifyPerson(deps, persona, { id, cliente: 'cuenta-de-1', persona: owner })),
    'hecho',
  );
  assert.equal(await write(persona, 'cookie-sola'), 'no-encontrada');
  assert.equal(await write({ ...persona, cuenta: other.cuenta }, 'otra-cuenta'), 'no-encontrada');
  assert.equal(await write({ clase: 'persona', huella: null, cuenta: owner.cuenta }, 'otro-equipo'), 'hecho');
  assert.equal(
    await codeOf(appendChatLine(deps, persona, 'no-es-un-id', message('mensaje-1'))),
    'no-encontrada',
  );
});

test('staff write only in what they have: nobody else’s, not before taking it, not in another unit', async () => {
  const { deps } = scene;
  const { id } = await beginConversation(deps);
  const agent = (unidades: readonly string[]): Participante => ({
    clase: 'agente',
    actor: { ...scene.staff(demoAgent), unidades },
  });
  const demoUnits = ['Registro de Proveedores'];
  const write = (quien: Participante, cliente: string) =>
    codeOf(appendChatLine(deps, quien, id, message(cliente)));
  assert.equal(await write(agent(demoUnits), 'mensaje-1'), 'no-la-tiene');
  assert.equal(await write(agent(['Otra unidad']), 'mensaje-1'), 'no-encontrada');
  const { cuenta, nombre } = scene.staff(demoAgent);
  await deps.db.pool.query(
    `update conversaciones set estado = 'atendida', agente = $2, agente_nombre = $3 where id = $1`,
    [id, cuenta, nombre],
  );
  assert.equal(await write(agent(demoUnits), 'mensaje-1'), 'hecho');
  const { conversacion, lineas } = await provenConversation(deps, id);
  assert.equal(conversacion.escritoAgente, 1);
  assert.deepEqual(lineas[0]?.autor, { clase: 'agente', cuenta, nombre });
  await deps.db.pool.query('update conversaciones set agente = $2 where id = $1', [
    id,
    scene.staff(otherAgent).cuenta,
  ]);
  assert.equal(await write(agent(demoUnits), 'mensaje-2'), 'otra-persona-la-tiene');
  assert.equal(
    await write(agent(demoUnits), 'mensaje-1'),
    'hecho',
    'a retry of what was written is answered',
  );
});

const demoAgent = 'registro1';
const otherAgent = 'registro2';

test('a closed conversation takes nothing more, but answers the retry of what it has', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const send = (cliente: string) => codeOf(writeChatMessage(deps, persona, { id, cliente, texto: 'Hola' }));
  assert.equal(await send('mensaje-1'), 'hecho');
  assert.equal(await codeOf(endConversation(deps, persona, { id, cliente: 'terminar-1' })), 'hecho');
  assert.equal(await send('mensaje-2'), 'conversacion-cerrada');
  assert.equal(await codeOf(appendAssistantLine(deps, id, message('sistema-1'))), 'conversacion-cerrada');
  assert.equal(await send('mensaje-1'), 'hecho');
  assert.equal((await provenConversation(deps, id)).lineas.length, 2);
});

test('a person who writes too fast waits a minute; the assistant does not count, and a full conversation says so', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const send = (i: number) =>
    codeOf(writeChatMessage(deps, persona, { id, cliente: `mensaje-${i}`, texto: 'Hola' }));
  const { personMessagesPerMinuteMax: max, linesPerConversationMax } = chatLimits;
  for (let i = 0; i < max; i += 1) {
    assert.equal(await send(i), 'hecho');
    assert.equal(await codeOf(appendAssistantLine(deps, id, message(`sistema-${i}`))), 'hecho');
  }
  assert.equal(await send(max), 'demasiados-mensajes');
  assert.equal(await send(0), 'hecho', 'a retry is no new message');
  deps.clock.advance(61_000);
  assert.equal(await send(max), 'hecho');
  await deps.db.pool.query('update conversaciones set lineas = $2 where id = $1', [
    id,
    linesPerConversationMax,
  ]);
  assert.equal(await send(max + 1), 'conversacion-llena');
});

test('a crash before the commit leaves nothing; one before the answer is made good by the retry', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const send = () => writeChatMessage(deps, persona, { id, cliente: 'mensaje-1', texto: 'Hola' });
  deps.faults.arm('antes-de-confirmar', { do: 'throw' });
  await assert.rejects(send(), InjectedFault);
  deps.faults.disarm();
  assert.equal((await provenConversation(deps, id)).lineas.length, 0);
  deps.faults.arm('tras-confirmar-antes-de-responder', { do: 'throw' });
  await assert.rejects(send(), InjectedFault);
  deps.faults.disarm();
  assert.deepEqual(await send(), { n: 1, repetida: true, conAsistente: true });
  assert.equal((await provenConversation(deps, id)).lineas.length, 1);
});

test('what is said is cleaned of what cannot be seen and keeps its line breaks; nothing and too much are refused', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const send = (texto: string, cliente: string) =>
    codeOf(writeChatMessage(deps, persona, { id, cliente, texto }));
  assert.equal(await send(' \u200b\u0000\n ', 'mensaje-0'), 'mensaje-vacio');
  assert.equal(await send('a'.repeat(chatLimits.messageCharsMax + 1), 'mensaje-0'), 'datos-con-errores');
  assert.equal(await send('roto \ud800', 'mensaje-0'), 'datos-con-errores');
  assert.equal(await send('Uno\u0007\r\n<b>dos</b>\u202e', 'mensaje-0'), 'hecho');
  assert.deepEqual((await provenConversation(deps, id)).lineas[0]?.contenido, { texto: 'Uno\n<b>dos</b>' });
});

test('after the commit the bus hears of it, and once more with a retry: the first may have died before telling', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const heard: unknown[] = [];
  const end = deps.bus.listen((pointers) => heard.push(...pointers));
  for (let i = 0; i < 2; i += 1)
    await writeChatMessage(deps, persona, { id, cliente: 'mensaje-1', texto: 'Hola' });
  await new Promise(setImmediate);
  end();
  const pointer = { topic: 'chat', key: id, n: 1 };
  assert.deepEqual(heard, [pointer, pointer]);
});
