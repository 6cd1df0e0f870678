/** One conversation through a real server without JavaScript: hand on, propose, attach, take a line out, close. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { WebClient } from '../../../tests/web-client.ts';
import { convertConversation } from '../../actions/chat/convert-conversation.ts';
import { leaveContact } from '../../actions/chat/leave-contact.ts';
import { readChatLines } from '../../actions/chat/read-chat-lines.ts';
import {
  accepted,
  comeIn,
  take,
  type Visitor,
  waitInLine,
} from '../../actions/chat/testing/waiting-person.ts';
import { paths } from '../../paths.ts';
import { type DeskServer, startDesk } from '../testing/desk-server.ts';

const { chat } = paths.mesa;
let desk: DeskServer;
before(async () => {
  desk = await startDesk();
  for (const usuario of ['registro1', 'registro2'] as const)
    await comeIn(desk.scene, desk.scene.staff(usuario));
});
after(() => desk.stop());

async function attended(
  of: Parameters<typeof waitInLine>[1] = {},
): Promise<{ visitor: Visitor; client: WebClient }> {
  const visitor = await waitInLine(desk.scene, of);
  await take(desk.scene, desk.scene.staff('registro1'), visitor.conversacion);
  return { visitor, client: await desk.as('registro1') };
}

type Answers = readonly (readonly [string, string])[];

async function act(client: WebClient, id: string, verbo: string, answers: Answers = []) {
  const page = await client.get(chat.conversacion(id));
  const sent = await client.post(page, chat.verbo(id, verbo), answers);
  return sent.status === 303 ? client.get((sent.location ?? '').split('#')[0] ?? '') : sent;
}

async function lines(id: string) {
  const found = await readChatLines(desk.scene.deps, [{ id, despues: 0 }], 100);
  return found.get(id) ?? [];
}

test('hand on: without whom or without a note it says so and keeps the rest; the note reaches only staff', async () => {
  const { visitor, client } = await attended();
  const { id } = visitor;
  const colleague = desk.scene.staff('registro2');
  const nobody = await act(client, id, 'pasar', [
    ['a', ''],
    ['nota', 'Pregunta por <los> CPC'],
  ]);
  assert.equal(nobody.status, 422);
  assert.match(nobody.html, /Elija a quién la pasa/);
  assert.match(nobody.html, /Pregunta por &lt;los&gt; CPC<\/textarea>/);
  const mute = await act(client, id, 'pasar', [
    ['a', colleague.cuenta],
    ['nota', ''],
  ]);
  assert.equal(mute.status, 422);
  assert.match(mute.html, new RegExp(`value="${colleague.cuenta}" selected`));
  const done = await act(client, id, 'pasar', [
    ['a', colleague.cuenta],
    ['nota', 'Pregunta por los CPC'],
  ]);
  assert.match(done.html, /Pasó la conversación/);
  assert.match(done.html, /Nota interna: Pregunta por los CPC/);
  assert.match(done.html, /La tiene Funcionario de Ejemplo Dos/);
  assert.doesNotMatch(done.html, /data-escribir>/);
});

test('an old page: the conversation moved on, the refusal says so and nothing is done', async () => {
  const { visitor, client } = await attended();
  const { id } = visitor;
  const old = await client.get(chat.conversacion(id));
  await act(client, id, 'devolver', []);
  const late = await client.post(old, chat.verbo(id, 'cerrar'), [['motivo', 'resuelta']]);
  assert.equal(late.status, 409);
  assert.equal(
    (await lines(id)).some(({ clase }) => clase === 'cerrada'),
    false,
  );
});

test('beside an identified supplier stands the register entry; beside a stranger the warning that nothing is proved', async () => {
  const known = await attended({ solicitante: desk.scene.supplier('textilera') });
  const shown = (await known.client.get(chat.conversacion(known.visitor.id))).html;
  assert.match(shown, /Textiles Demostración S\.A\./);
  assert.match(shown, /Representante/);
  const stranger = await attended();
  const html = (await stranger.client.get(chat.conversacion(stranger.visitor.id))).html;
  assert.match(html, /No se ha identificado/);
  assert.doesNotMatch(html, /<dt>Razón social/);
});

test('beside a conversation stands what the person left to be told of the answer', async () => {
  const { id, persona } = await waitInLine(desk.scene);
  const client = await desk.as('registro1');
  const { deps } = desk.scene;
  const left = { id, cliente: deps.ids.newId(), correo: 'persona@correo.example', telefono: '0991234567' };
  accepted(await leaveContact(deps, persona, left));
  const { html } = await client.get(chat.conversacion(id));
  assert.match(html, /Dejó para avisarle: persona@correo\.example · 0991234567/);
});

test('what goes on in writing does not fill the capacity that is shown', async () => {
  const client = await desk.as('registro1');
  const shown = async () => /Atiende (\d+) de/.exec((await client.get(chat.inicio)).html)?.[1];
  const before = await shown();
  const { id } = await waitInLine(desk.scene);
  const written = accepted(await convertConversation(desk.scene.deps, id, 'nadie-la-tomo'));
  accepted(await take(desk.scene, desk.scene.staff('registro1'), written));
  assert.ok(Number(before) > 0);
  assert.equal(await shown(), before);
});

test('a proposal with answers: what was typed comes back when nothing was; the person’s line says it has answers', async () => {
  const { visitor, client } = await attended({ solicitante: desk.scene.supplier('textilera') });
  const { id } = visitor;
  const here = chat.propuesta(id, 'direccion-y-nombre-comercial');
  const prepared = await client.post(await client.get(chat.conversacion(id)), chat.verbo(id, 'proponer'), [
    ['tramite', ''],
  ]);
  assert.equal(prepared.status, 422);
  assert.match(prepared.html, /Elija un trámite de la lista/);
  const page = await client.get(here);
  assert.match(page.html, /Nada se presenta sin ella/);
  const empty = await client.post(page, here, []);
  assert.equal(empty.status, 422);
  const sent = await client.post(page, here, [
    ['que', 'nombreComercial'],
    ['nombreComercial', 'Telas del Valle'],
  ]);
  assert.equal(sent.status, 303);
  const last = (await lines(id)).at(-1);
  assert.equal(last?.clase, 'tramite-propuesto');
  assert.deepEqual(last?.contenido, { tramite: 'direccion-y-nombre-comercial', conRespuestas: true });
});

test('places of a proposal: choosing the province and asking for its cantons keeps what was typed and proposes nothing', async () => {
  const { visitor, client } = await attended();
  const here = chat.propuesta(visitor.id, 'direccion-y-nombre-comercial');
  const page = await client.get(here);
  const field = /name="([a-zA-Z]+)_provincia"/.exec(page.html)?.[1] ?? '';
  const again = await client.post(page, here, [
    [`${field}_provincia`, '17'],
    ['_accion', `cascada:${field}`],
    ['nombreComercial', 'Se conserva'],
  ]);
  assert.equal(again.status, 200);
  assert.match(again.html, /value="17" selected/);
  assert.match(again.html, /value="Se conserva"/);
  assert.equal((await lines(visitor.id)).at(-1)?.clase, 'tomada');
});

test('a file goes into the thread and comes back as a download; none, or what is no paper, is refused beside its field', async () => {
  const { visitor, client } = await attended();
  const { id } = visitor;
  const action = chat.verbo(id, 'archivos');
  const page = await client.get(chat.conversacion(id));
  const none = await client.postFiles(page, action, []);
  assert.equal(none.status, 422);
  assert.match(none.html, /Elija un archivo/);
  const bad = await client.postFiles(page, action, [['archivo', 'nota.txt', Buffer.from('texto suelto')]]);
  assert.equal(bad.status, 422);
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const sent = await client.postFiles(await client.get(chat.conversacion(id)), action, [
    ['archivo', 'captura.png', png],
  ]);
  assert.equal(sent.status, 303);
  const shown = (await client.get(chat.conversacion(id))).html;
  const href = /href="([^"]*\/archivos\/[^"]+)"/.exec(shown)?.[1] ?? '';
  assert.match(shown, /captura\.png/);
  assert.equal((await client.get(href)).status, 200);
  assert.equal((await (await desk.as('control1')).get(href)).status, 404);
});

test('a supervisor takes a line out with its reason and the gap stays marked; an agent is not offered it', async () => {
  const { visitor, client } = await attended({ texto: 'Mi clave es manzana' });
  const { id } = visitor;
  assert.doesNotMatch((await client.get(chat.conversacion(id))).html, /Retirar una línea/);
  const supervisor = await desk.as('supervisora');
  const wrong = await act(supervisor, id, 'suprimir', [
    ['linea', 'x'],
    ['motivo', 'Tenía una clave'],
  ]);
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /value="Tenía una clave"/);
  const done = await act(supervisor, id, 'suprimir', [
    ['linea', '1'],
    ['motivo', 'Tenía una clave'],
  ]);
  assert.doesNotMatch(done.html, /manzana/);
  assert.match(done.html, /Este contenido se retiró/);
  assert.match(done.html, /Motivo: Tenía una clave/);
});

test('closing asks for a reason; afterwards nobody writes, and the transcript is there to download', async () => {
  const { visitor, client } = await attended({ texto: 'Hasta luego' });
  const { id } = visitor;
  const without = await act(client, id, 'cerrar', []);
  assert.equal(without.status, 422);
  const page = await client.get(chat.conversacion(id));
  const done = await act(client, id, 'cerrar', [['motivo', 'resuelta']]);
  assert.match(done.html, /Cerró la conversación/);
  const late = await client.post(page, chat.verbo(id, 'mensaje'), [['texto', 'Se me olvidaba']]);
  assert.equal(late.status, 409);
  assert.match(late.html, /ya terminó/);
  assert.match(late.html, /readonly>Se me olvidaba<\/textarea>/);
  const text = await client.get(chat.transcripcion(id));
  assert.match(text.html, /Hasta luego/);
});
