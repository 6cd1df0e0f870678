/** The chat's inbox through a real server without JavaScript: who waits, taking, losing, presence, ready answers. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hiddenFields, type WebClient } from '../../../tests/web-client.ts';
import { listInbox } from '../../actions/chat/list-inbox.ts';
import { beginTalk, waitInLine } from '../../actions/chat/testing/waiting-person.ts';
import { writeChatMessage } from '../../actions/chat/write-chat-message.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type DeskServer, startDesk } from '../testing/desk-server.ts';

const { chat } = paths.mesa;
let desk: DeskServer;
before(async () => {
  desk = await startDesk();
});
after(() => desk.stop());

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const rowsOf = (html: string) => [...html.matchAll(/data-fila-de="([^"]+)"/g)].map(([, id = '']) => id);

/** Comes into the chat as the page's own switch does it. */
async function enter(usuario: string, capacidad = '8'): Promise<WebClient> {
  const client = await desk.as(usuario);
  const page = await client.get(chat.inicio);
  const sent = await client.post(page, chat.presencia, [
    ['estado', 'disponible'],
    ['capacidad', capacidad],
  ]);
  assert.equal(sent.status, 303);
  return client;
}

const take = async (client: WebClient, id: string) =>
  client.post(await client.get(chat.inicio), chat.verbo(id, 'tomar'), []);

test('who waits is listed with the last words and how long, the oldest first; of who did not sign in it says so', async () => {
  const first = await waitInLine(desk.scene, { texto: 'Quiero <b>saber</b> del CPC' });
  desk.scene.deps.clock.advance(4 * 60_000);
  const second = await waitInLine(desk.scene, { solicitante: desk.scene.supplier('textilera') });
  const client = await desk.as('registro1');
  const { html, status } = await client.get(chat.inicio);
  assert.equal(status, 200);
  const rows = rowsOf(html);
  assert.ok(rows.indexOf(first.id) >= 0 && rows.indexOf(first.id) < rows.indexOf(second.id));
  assert.match(html, /Quiero &lt;b&gt;saber&lt;\/b&gt; del CPC/);
  assert.match(textOf(html), /Sin identificar.*Espera 4 min/);
  assert.match(textOf(html), /Textiles Demostración S\.A\..*Espera menos de 1 min/);
  assert.match(html, /data-esperan="2"/);
  for (const path of [paths.mesa.inicio, paths.mesa.cola])
    assert.match(textOf((await client.get(path)).html), /Chat 2 pendientes/);
});

test('two agents take at once: one has it, the other is told who, in that very row', async () => {
  const { id } = await waitInLine(desk.scene, { texto: 'Una sola para dos' });
  const [one, two] = [await enter('registro1'), await enter('registro2')];
  const [seenByOne, seenByTwo] = [await one.get(chat.inicio), await two.get(chat.inicio)];
  const answers = await Promise.all([
    one.post(seenByOne, chat.verbo(id, 'tomar'), []),
    two.post(seenByTwo, chat.verbo(id, 'tomar'), []),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
  const won = answers.find(({ status }) => status === 303);
  const lost = answers.find(({ status }) => status === 409);
  assert.equal(won?.location, `${chat.conversacion(id)}#escribir`);
  const name = desk.scene.staff(answers[0]?.status === 303 ? 'registro1' : 'registro2').nombre;
  assert.match(textOf(lost?.html ?? ''), new RegExp(`La conversación ya la tiene ${name}`));
  assert.match(lost?.html ?? '', /data-bandeja/);
});

test('at full capacity the refusal stands in the row and the list stays', async () => {
  const client = await enter('registro2', '1');
  const [a, b] = [await waitInLine(desk.scene), await waitInLine(desk.scene)];
  const mine = rowsOf((await client.get(chat.inicio)).html).length;
  const first = await take(client, a.id);
  const second = first.status === 303 ? await take(client, b.id) : first;
  assert.equal(second.status, 409);
  assert.match(second.html, /Ya atiende el máximo de conversaciones/);
  assert.equal(rowsOf(second.html).length, mine);
});

test('an answer is sent once however often its form is; an empty one comes back with what was wrong', async () => {
  const client = await enter('registro1');
  const { id } = await waitInLine(desk.scene);
  await take(client, id);
  const page = await client.get(chat.conversacion(id));
  const action = chat.verbo(id, 'mensaje');
  for (let n = 0; n < 2; n += 1)
    assert.equal((await client.post(page, action, [['texto', 'Sí, puede tener varias.']])).status, 303);
  const inbox = (await client.get(chat.inicio)).html;
  assert.match(inbox.slice(inbox.indexOf(`data-fila-de="${id}"`)), /^[\s\S]*?data-sin-leer="0"/);
  const shown = (await client.get(chat.conversacion(id))).html;
  assert.equal(shown.split('Sí, puede tener varias.').length, 2);
  const empty = await client.post(page, action, [['texto', '  ']]);
  assert.equal(empty.status, 422);
  assert.match(empty.html, /govuk-error-summary/);
});

test('a ready answer is put after what was typed and nothing is sent', async () => {
  const supervisor = await desk.as('supervisora');
  const list = await supervisor.get(chat.respuestas);
  const saved = await supervisor.post(list, chat.respuestas, [
    ['titulo', 'Saludo de prueba'],
    ['texto', 'Buenos días, ¿en qué le ayudo?'],
  ]);
  assert.equal(saved.status, 303);
  const client = await enter('registro1');
  assert.match((await client.get(chat.respuestas)).html, /Saludo de prueba/);
  const { id } = await waitInLine(desk.scene);
  await take(client, id);
  const page = await client.get(chat.conversacion(id));
  const choice = /<option value="([^"]+)">Saludo de prueba/.exec(page.html)?.[1] ?? '';
  assert.notEqual(choice, '');
  const filled = await client.post(page, chat.verbo(id, 'mensaje'), [
    ['texto', 'Hola.'],
    ['respuesta', choice],
    ['_accion', 'insertar'],
  ]);
  assert.equal(filled.status, 200);
  assert.match(filled.html, /Hola\.\nBuenos días, ¿en qué le ayudo\?<\/textarea>/);
  const derived = await client.post(page, chat.verbo(id, 'mensaje'), [
    ['texto', ''],
    ['respuesta', 'tramite:contactos-telefonicos'],
    ['_accion', 'insertar'],
  ]);
  assert.match(derived.html, /\/tramites\/contactos-telefonicos<\/textarea>/);
  assert.doesNotMatch((await client.get(chat.conversacion(id))).html, /v-linea__texto">Buenos días/);
});

test('only supervisors of the unit write ready answers; what they typed comes back beside the mistake', async () => {
  const supervisor = await desk.as('supervisora');
  const list = await supervisor.get(chat.respuestas);
  const bad = await supervisor.post(list, chat.respuestas, [
    ['titulo', ''],
    ['texto', 'Texto que no se pierde'],
  ]);
  assert.equal(bad.status, 422);
  assert.match(bad.html, /Escriba un título para encontrarla/);
  assert.match(bad.html, /Texto que no se pierde<\/textarea>/);
  const agent = await desk.as('registro1');
  assert.doesNotMatch((await agent.get(chat.respuestas)).html, /name="titulo"/);
  const forged = await agent.send(chat.respuestas, {
    method: 'POST',
    body: new URLSearchParams({ ...hiddenFields(list.html, chat.respuestas), titulo: 'x', texto: 'y' }),
  });
  assert.equal(forged.status, 403);
});

test('presence: on, paused, capacity told back beside its box, and ended by signing out', async () => {
  const client = await enter('registro2', '3');
  const { deps } = desk.scene;
  const state = async () => {
    const [row] = await deps.db.query<{ estado: string; capacidad: number }>(
      { name: 'prueba-presencia', text: 'select estado, capacidad from agentes_presentes where cuenta = $1' },
      [desk.scene.staff('registro2').cuenta],
    );
    return row ?? null;
  };
  assert.deepEqual(await state(), { estado: 'disponible', capacidad: 3 });
  const refused = await client.post(await client.get(chat.inicio), chat.presencia, [
    ['estado', 'disponible'],
    ['capacidad', '99'],
  ]);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /de 1 a 8/);
  await client.post(await client.get(chat.inicio), chat.presencia, [
    ['estado', 'en-pausa'],
    ['capacidad', '3'],
  ]);
  assert.deepEqual(await state(), { estado: 'en-pausa', capacidad: 3 });
  const out = await client.post(await client.get(chat.inicio), paths.mesa.salir, []);
  assert.equal(out.status, 303);
  assert.equal(await state(), null);
});

test('ASVS 3.5.1 without its token, or from elsewhere, nothing is done and what was typed stays', async () => {
  const client = await enter('registro1');
  const { id, persona } = await waitInLine(desk.scene);
  await take(client, id);
  const action = chat.verbo(id, 'mensaje');
  const body = () => new URLSearchParams({ _csrf: 'x', cliente: 'cliente-falso-1', texto: 'No debe salir' });
  const forged = await client.send(action, { method: 'POST', body: body() });
  assert.equal(forged.status, 403);
  assert.match(forged.html, /No debe salir<\/textarea>/);
  const page = await client.get(chat.conversacion(id));
  const fields = new URLSearchParams({ ...hiddenFields(page.html, action), texto: 'Tampoco' });
  const foreign = await client.send(action, {
    method: 'POST',
    body: fields,
    headers: { origin: 'https://otro.example', 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(foreign.status, 403);
  await writeChatMessage(desk.scene.deps, persona, { id, cliente: 'del-visitante-1', texto: '¿Sigue ahí?' });
  const shown = (await client.get(chat.conversacion(id))).html;
  assert.match(shown, /¿Sigue ahí\?/);
  assert.doesNotMatch(shown, /v-linea__texto">(No debe salir|Tampoco)/);
});

test('what the assistant still talks with is in nobody’s inbox', async () => {
  const { id } = await beginTalk(desk.scene);
  const client = await desk.as('registro1');
  assert.ok(!rowsOf((await client.get(chat.inicio)).html).includes(id));
});

test('«Atender a quien sigue» takes the one who waited longest, and says so when nobody waits', async () => {
  const client = await enter('registro1');
  for (let left = 0; left < 20; left += 1) {
    const page = await client.get(chat.inicio);
    const inbox = await listInbox(desk.scene.deps, desk.scene.staff('registro1'));
    assert.ok(!isRefusal(inbox));
    const oldest = inbox.enEspera[0]?.id;
    const sent = await client.post(page, chat.siguiente, []);
    if (sent.status !== 303) {
      assert.equal(sent.status, 404);
      assert.match(textOf(sent.html), /Nadie espera en este momento/);
      return;
    }
    assert.ok(oldest);
    assert.equal(sent.location, `${chat.conversacion(oldest)}#escribir`);
    const conversation = await client.get(chat.conversacion(oldest));
    await client.post(conversation, chat.verbo(oldest, 'cerrar'), [['motivo', 'resuelta']]);
  }
  assert.fail('somebody always waits');
});
