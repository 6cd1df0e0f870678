// What the person does in their conversation: beginning, being found again, waiting, joining, leaving an address, ending.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beginConversation, codeOf, provenConversation } from '../../../tests/chat/begin-conversation.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { InjectedFault } from '../../platform/fault-points.ts';
import { askForPerson } from './ask-for-person.ts';
import { endConversation } from './end-conversation.ts';
import { findOwnConversation } from './find-conversation.ts';
import { identifyPerson } from './identify-person.ts';
import { leaveContact } from './leave-contact.ts';
import { leaveQueue } from './leave-queue.ts';
import { markRead } from './mark-read.ts';
import { startConversation } from './start-conversation.ts';
import { writeChatMessage } from './write-chat-message.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const beginning = (visitor: string, red: string, persona = null) => ({
  huella: `huella-${visitor}`,
  comienzo: `clic-${visitor}`,
  persona,
  red,
  unidad: 'Registro de Proveedores',
});

test('two clicks begin one conversation; the same key of another visitor begins another', async () => {
  const { deps } = scene;
  const click = (huella: string) =>
    startConversation(deps, { ...beginning('uno', '203.0.113.0/24'), huella, comienzo: 'mismo-clic' });
  const outcomes = await Promise.all([click('a'), click('a'), click('a'), click('b')]);
  const ids = outcomes.map((o) => (isRefusal(o) ? o.code : o.id));
  assert.equal(new Set(ids.slice(0, 3)).size, 1);
  assert.notEqual(ids[3], ids[0]);
});

test('one network begins only so many an hour; what began before and other networks are not touched', async () => {
  const { deps } = scene;
  const start = (visitor: string, red: string) => codeOf(startConversation(deps, beginning(visitor, red)));
  const max = chatLimits.conversationsPerNetworkHourMax;
  const codes = await Promise.all(Array.from({ length: max + 5 }, (_, i) => start(`red-${i}`, 'llena')));
  assert.equal(codes.filter((code) => code === 'demasiadas-conversaciones').length, 5);
  assert.equal(await start(`red-${codes.indexOf('hecho')}`, 'llena'), 'hecho');
  assert.equal(await start('otra-red', 'vacia'), 'hecho');
  deps.clock.advance(3_600_000);
  assert.equal(await start('una-hora-despues', 'llena'), 'hecho');
});

test('a beginning that crashed before its answer is answered by the retry', async () => {
  const { deps } = scene;
  const start = () => startConversation(deps, beginning('caida', 'caida'));
  deps.faults.arm('tras-confirmar-antes-de-responder', { do: 'throw' });
  await assert.rejects(start(), InjectedFault);
  deps.faults.disarm();
  const { rows } = await deps.db.pool.query("select id from conversaciones where huella = 'huella-caida'");
  const again = await start();
  assert.ok(!isRefusal(again));
  assert.deepEqual(rows, [{ id: again.id }]);
});

test('the person finds the latest open one; a closed one is shown for a day', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const found = async () => (await findOwnConversation(deps, persona))?.id ?? null;
  assert.equal(await found(), id);
  assert.equal(await findOwnConversation(deps, { clase: 'persona', huella: null, cuenta: null }), null);
  await endConversation(deps, persona, { id, cliente: 'terminar-1' });
  assert.equal(await found(), id);
  deps.clock.advance(60_000);
  const next = await startConversation(deps, { ...beginning('x', 'x'), huella: persona.huella ?? '' });
  assert.ok(!isRefusal(next));
  assert.equal(await found(), next.id);
  await endConversation(deps, persona, { id: next.id, cliente: 'terminar-1' });
  assert.equal(await found(), next.id);
  deps.clock.advance(chatLimits.closedShownHours * 3_600_000);
  assert.equal(await found(), null);
});

test('asking for a person needs a word first; leaving the line goes back to the assistant', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const nothing = await askForPerson(deps, persona, { id, cliente: 'pedir-0001' });
  assert.ok(isRefusal(nothing));
  assert.equal(nothing.code, 'mensaje-vacio');
  await writeChatMessage(deps, persona, { id, cliente: 'mensaje-1', texto: 'Ayuda' });
  const nowMs = deps.clock.nowMs();
  const asked = await askForPerson(deps, persona, { id, cliente: 'pedir-0001' });
  assert.ok(!isRefusal(asked));
  assert.deepEqual([asked.estado, asked.enEsperaDesdeMs], ['en-espera', nowMs]);
  const left = await leaveQueue(deps, persona, { id, cliente: 'dejar-0001' });
  assert.ok(!isRefusal(left));
  assert.deepEqual([left.estado, left.enEsperaDesdeMs, left.version], ['asistente', null, 3]);
  const { lineas } = await provenConversation(deps, id);
  assert.deepEqual(
    lineas.map(({ clase }) => clase),
    ['mensaje', 'persona-pedida', 'fila-dejada'],
  );
});

test('signing in joins the conversation to the account, once and for good', async () => {
  const { deps } = scene;
  const owner = scene.supplier('textilera');
  const other = scene.supplier('asociacion');
  const { id, persona } = await beginConversation(deps);
  const join = (account: typeof owner, cuenta: string | null) =>
    identifyPerson(
      deps,
      { ...persona, cuenta },
      { id, cliente: `cuenta-${account.cuenta}`, persona: account },
    );
  const joined = await Promise.all(Array.from({ length: 4 }, () => join(owner, owner.cuenta)));
  for (const c of joined) assert.deepEqual(isRefusal(c) ? c.code : c.persona?.cuenta, owner.cuenta);
  assert.equal(await codeOf(join(other, other.cuenta)), 'no-encontrada');
  const { conversacion, lineas } = await provenConversation(deps, id);
  assert.equal(conversacion.persona?.ruc, owner.ruc);
  assert.deepEqual(
    lineas.map(({ clase, contenido }) => ({ clase, contenido })),
    [{ clase: 'identificada', contenido: { nombre: owner.nombre, ruc: owner.ruc } }],
  );
  const onAnotherDevice = { clase: 'persona' as const, huella: null, cuenta: owner.cuenta };
  assert.equal((await findOwnConversation(deps, onAnotherDevice))?.id, id);
  assert.equal(
    await findOwnConversation(deps, persona),
    null,
    'signed out, the cookie alone no longer opens it',
  );
});

test('an address is left in order to be told, checked field by field, and is not shown in the thread', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  const leave = (correo: string, telefono: string, cliente: string) =>
    leaveContact(deps, persona, { id, cliente, correo, telefono });
  for (const [correo, telefono, fields] of [
    ['', ' ', ['correo']],
    ['sin-arroba', '12', ['correo', 'telefono']],
  ] as const) {
    const outcome = await leave(correo, telefono, 'contacto-1');
    assert.ok(isRefusal(outcome));
    assert.equal(outcome.code, 'datos-con-errores');
    assert.deepEqual(
      outcome.errors.map(({ path }) => path),
      fields,
    );
  }
  const left = await leave(' persona@ejemplo.ec ', '099 123 4567', 'contacto-1');
  assert.ok(!isRefusal(left));
  assert.deepEqual(left.contacto, { correo: 'persona@ejemplo.ec', telefono: '0991234567' });
  const { lineas } = await provenConversation(deps, id);
  assert.deepEqual(lineas[0]?.contenido, { correo: true, telefono: true });
});

test('the read mark only goes up, never past the last line, and notes that the person is there', async () => {
  const { deps } = scene;
  const { id, persona } = await beginConversation(deps);
  for (let i = 0; i < 3; i += 1)
    await writeChatMessage(deps, persona, { id, cliente: `mensaje-${i}`, texto: 'Hola' });
  const marks = [];
  for (const n of [2, 1, 99, -5, Number.NaN]) marks.push(await markRead(deps, persona, { id, n }));
  assert.deepEqual(marks, [{ leido: 2 }, { leido: 2 }, { leido: 3 }, { leido: 3 }, { leido: 3 }]);
  deps.clock.advance(60_000);
  await markRead(deps, persona, { id, n: 0 });
  const { rows } = await deps.db.pool.query('select persona_vista_en from conversaciones where id = $1', [
    id,
  ]);
  assert.equal(rows[0].persona_vista_en.getTime(), deps.clock.nowMs());
  const lookingOn = { clase: 'agente' as const, actor: scene.staff('registro1') };
  assert.deepEqual(await markRead(deps, lookingOn, { id, n: 3 }), { leido: 0 });
  await deps.db.pool.query('update conversaciones set agente = $2 where id = $1', [
    id,
    lookingOn.actor.cuenta,
  ]);
  assert.deepEqual(await markRead(deps, lookingOn, { id, n: 3 }), { leido: 3 });
  const stranger = { ...persona, huella: 'otra' };
  assert.equal(await codeOf(markRead(deps, stranger, { id, n: 3 })), 'no-encontrada');
  assert.equal((await provenConversation(deps, id)).conversacion.leidoAgente, 3);
});
