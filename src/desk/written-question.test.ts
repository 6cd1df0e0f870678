/** What a conversation became, for staff: where it is answered, its result in its own words, and the attached transcript. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeConversation } from '../actions/chat/close-conversation.ts';
import { convertConversation } from '../actions/chat/convert-conversation.ts';
import { accepted, staffOf, take, waitInLine } from '../actions/chat/testing/waiting-person.ts';
import { writeChatMessage } from '../actions/chat/write-chat-message.ts';
import { attachTranscripts } from '../duties/attach-transcripts.ts';
import { paths } from '../paths.ts';
import { type DeskServer, startDesk } from './testing/desk-server.ts';

let desk: DeskServer;
before(async () => {
  desk = await startDesk();
});
after(() => desk.stop());

test('while it is open staff are led to the conversation; answered, the case says so and offers the transcript', async () => {
  const { scene } = desk;
  const { deps } = scene;
  const { agent } = staffOf(scene);
  const { id } = await waitInLine(scene);
  const open = accepted(await convertConversation(deps, id, 'sin-agentes'));
  const referencia = open.referencia ?? '';
  const client = await desk.as('registro1');
  const before = await client.get(paths.mesa.solicitud(referencia));
  assert.equal(before.status, 200);
  assert.match(before.html, /Esta consulta se responde en su conversación/);
  assert.ok(before.html.includes(`href="${paths.mesa.chat.conversacion(id)}"`));
  assert.equal((await client.get(paths.mesa.conversacionDeCaso(referencia, id))).status, 404);

  const taken = accepted(await take(scene, agent, open));
  const word = { id, cliente: 'respuesta-1', texto: 'Puede tener una sola dirección.' };
  accepted(await writeChatMessage(deps, { clase: 'agente', actor: agent }, word));
  const closing = { id, versionVista: taken.version, cliente: 'cierre-0001', motivo: 'respondida' };
  accepted(await closeConversation(deps, agent, closing));
  await attachTranscripts(deps);

  const page = await client.get(paths.mesa.solicitud(referencia));
  assert.doesNotMatch(page.html, /Esta consulta se responde en su conversación/);
  assert.match(page.html, /Respondida/);
  assert.doesNotMatch(page.html, /Aprobada/);
  assert.match(page.html, /Se adjuntó la conversación del chat/);
  const transcript = await client.get(paths.mesa.conversacionDeCaso(referencia, id));
  assert.equal(transcript.status, 200);
  assert.match(transcript.html, /Puede tener una sola dirección\./);
  const stranger = await desk.as('control1');
  assert.equal((await stranger.get(paths.mesa.conversacionDeCaso(referencia, id))).status, 404);
});
