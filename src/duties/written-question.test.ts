/** Letters of a case that was a conversation: in its own words, to who can be reached, led to where it can be read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../tests/scene.ts';
import { closeConversation } from '../actions/chat/close-conversation.ts';
import { convertConversation } from '../actions/chat/convert-conversation.ts';
import { leaveContact } from '../actions/chat/leave-contact.ts';
import { accepted, comeIn, staffOf, take, waitInLine } from '../actions/chat/testing/waiting-person.ts';
import { writeChatMessage } from '../actions/chat/write-chat-message.ts';
import { chatLimits } from '../domain/chat/chat-limits.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { caseLetter } from './case-letter.ts';
import { remindAbsent } from './remind-absent.ts';

const address = 'persona@demostracion.example';
let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

/** A conversation that became a case, was taken and closed for `motivo`. */
async function closedFor(motivo: string, solicitante: Solicitante | null) {
  const { deps } = scene;
  const { agent } = staffOf(scene);
  const visitor = await waitInLine(scene, { solicitante });
  const { id } = visitor;
  const contact = { id, cliente: 'contacto-1', correo: address, telefono: '' };
  accepted(await leaveContact(deps, visitor.persona, contact));
  const open = accepted(await convertConversation(deps, id, 'sin-agentes'));
  await comeIn(scene, agent);
  const { version: versionVista } = accepted(await take(scene, agent, open));
  const word = { id, cliente: 'respuesta-1', texto: 'Puede tener una sola.' };
  accepted(await writeChatMessage(deps, { clase: 'agente', actor: agent }, word));
  accepted(await closeConversation(deps, agent, { id, versionVista, cliente: 'cierre-0001', motivo }));
  const caso = await findSolicitudByReferencia(deps.db, open.referencia ?? '');
  assert.ok(caso);
  const decided = (await readJournal(deps.db, caso.id)).find(
    ({ clase }) => clase === 'aprobar' || clase === 'negar',
  );
  assert.ok(decided);
  const job = { solicitud: caso.id, n: decided.n, carta: 'novedad' };
  const letter = await caseLetter(deps, 'Agencia de Prueba', job);
  assert.ok(letter);
  return { ...letter, referencia: caso.referencia };
}

test('answered: the letter says so and never «aprobamos», to the address left, with the way to the chat', async () => {
  const { carta, para, referencia } = await closedFor('respondida', null);
  assert.equal(para, address);
  assert.equal(carta.asunto, `Su solicitud ${referencia}: respondida`);
  assert.match(carta.texto, /http:\/\/localhost:8080\/chat\n/);
  assert.doesNotMatch(carta.texto, /[Aa]probamos|una sola/);
});

test('closed without an answer: the letter says so and never «negamos»', async () => {
  const { carta, referencia } = await closedFor('fuera-de-competencia', null);
  assert.equal(carta.asunto, `Su solicitud ${referencia}: cerrada sin respuesta`);
  assert.doesNotMatch(carta.texto, /[Nn]egamos/);
});

test('whoever signed in is written to at the registered address, with the way to their case', async () => {
  const supplier = scene.supplier('textilera');
  const { carta, para, referencia } = await closedFor('respondida', supplier);
  assert.equal(para, (await scene.deps.registry.proveedor(supplier.ruc))?.contenido.correo.direccion);
  assert.ok(carta.texto.includes(`http://localhost:8080/solicitudes/${referencia}`));
});

test('of an answer that closed its case no second letter reminds', async () => {
  scene.deps.clock.advance(chatLimits.awayMinutes * 60_000);
  assert.equal(await remindAbsent(scene.deps), 0);
});
