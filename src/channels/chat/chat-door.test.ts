// The chat without JavaScript and as a script uses it: nothing typed is lost, nothing is done twice, nobody sees another's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoStaffAccounts } from '../../../demo/accounts.ts';
import { scripts } from '../../../tests/hostile/payloads.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { type Answer, hiddenFields, WebClient } from '../../../tests/web-client.ts';
import { readConversation } from '../../actions/chat/find-conversation.ts';
import { leavePresence } from '../../actions/chat/leave-presence.ts';
import { takeConversation } from '../../actions/chat/take-conversation.ts';
import { comeIn } from '../../actions/chat/testing/waiting-person.ts';
import { writeChatMessage } from '../../actions/chat/write-chat-message.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type ChatHub, openHub } from '../../web/chat/hub.ts';
import { chatDoor } from './chat-door.ts';

const { chat } = paths;
let served: Served;
let hub: ChatHub;

before(async () => {
  served = await serveScene([
    (app, web) => {
      hub = openHub(web.deps);
      chatDoor(hub)(app, web);
    },
  ]);
});
after(async () => {
  await hub.drain();
  await served.stop();
});

const newVisitor = (session?: string) => new WebClient(served.origin, session);
const linesOn = (page: Answer) =>
  [...page.html.matchAll(/<li id="l-(\d+)"[^>]*data-clase="([\w-]+)"/g)].map(
    ([, n, clase]) => `${n} ${clase}`,
  );
const boxOn = (page: Answer) => /<textarea[^>]*>([^<]*)<\/textarea>/.exec(page.html)?.[1];

/** A visitor in a conversation that began with these words. */
async function begun(texto: string, client = newVisitor()): Promise<WebClient> {
  const sent = await client.post(await client.get(chat.inicio), chat.inicio, [['texto', texto]]);
  assert.deepEqual([sent.status, sent.location], [303, `${chat.inicio}#fin`], sent.html.slice(0, 2_000));
  return client;
}

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  return served.deps.db.query({ name: `prueba-${sql.length}-${sql.slice(-20)}`, text: sql }, []);
}
const count = async (): Promise<number> =>
  Number((await rows('select count(*) as n from conversaciones'))[0]?.n);
const latest = async () => {
  const [row] = await rows(
    'select id, estado, unidad, correo from conversaciones order by creada_en desc, id desc limit 1',
  );
  return row as { id: string; estado: string; unidad: string; correo: string | null };
};

test('the start asks one thing, says the hours and lists every trámite; looking begins nothing', async () => {
  const before = await count();
  const page = await newVisitor().get(chat.inicio);
  assert.equal(page.status, 200);
  for (const words of [
    /Cuéntenos qué necesita/,
    /Quiero hablar con una persona/,
    /lunes a viernes, de 08h00/,
  ])
    assert.match(page.html, words);
  for (const { definicion } of served.deps.definiciones.todas)
    assert.equal(
      page.html.includes(`href="${paths.tramite(definicion.id)}"`),
      definicion.noSeOfrece !== true,
    );
  assert.equal(await count(), before);
});

test('the first message begins a conversation, and the assistant offers to choose from', async () => {
  const client = await begun('Necesito cambiar la dirección de mi empresa');
  const page = await client.get(chat.inicio);
  assert.deepEqual(linesOn(page), ['1 mensaje', '2 sugerencias']);
  assert.match(page.html, /form="chat-tramite" name="tramite"/);
});

test('a double click on the start gives one conversation with one message', async () => {
  const client = newVisitor();
  const page = await client.get(chat.inicio);
  const before = await count();
  const twice = [['texto', 'Quiero reportar un problema con mi clave']] as const;
  const answers = await Promise.all([1, 2, 3].map(() => client.post(page, chat.inicio, twice)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  );
  assert.equal(await count(), before + 1);
  assert.equal(linesOn(await client.get(chat.inicio)).filter((line) => line.endsWith('mensaje')).length, 1);
});

test('an empty start begins nothing and says what is missing; a script is told the same', async () => {
  const client = newVisitor();
  const page = await client.get(chat.inicio);
  const before = await count();
  const refused = await client.post(page, chat.inicio, [['texto', '  ']]);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /Cuéntenos primero qué necesita/);
  const body = new URLSearchParams({ ...hiddenFields(page.html, chat.inicio), texto: '' });
  const told = await client.send(chat.inicio, {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
  });
  assert.deepEqual([told.status, JSON.parse(told.html).code], [422, 'mensaje-vacio']);
  assert.equal(await count(), before);
});

test('a forged or expired form shows the page again with the text in the box', async () => {
  const client = await begun('Hola');
  const page = await client.get(chat.inicio);
  const { cliente = '' } = hiddenFields(page.html, chat.mensajes);
  const fields = { cliente, _csrf: 'x', texto: 'No debe perderse' };
  const refused = await client.send(chat.mensajes, { method: 'POST', body: new URLSearchParams(fields) });
  assert.equal(refused.status, 403);
  assert.equal(boxOn(refused), 'No debe perderse');
  const kept = hiddenFields(refused.html, chat.mensajes);
  assert.equal(kept.cliente, cliente, 'sent again, it is the same command');
  assert.equal((await client.post(refused, chat.mensajes, [['texto', 'No debe perderse']])).status, 303);
});

test('a message sent again is written once; the same key with other words is refused with them in the box', async () => {
  const client = await begun('Hola');
  const page = await client.get(chat.inicio);
  for (const _ of [1, 2]) await client.post(page, chat.mensajes, [['texto', 'Una sola vez']]);
  const shown = await client.get(chat.inicio);
  assert.equal(shown.html.split('Una sola vez').length - 1, 1);
  const other = await client.post(page, chat.mensajes, [['texto', 'Otras palabras']]);
  assert.equal(other.status, 422);
  assert.equal(boxOn(other), 'Otras palabras');
});

/** The names of all elements in the thread and in the box to write in. */
function elementsIn(page: Answer): ReadonlySet<string> {
  const thread = page.html.slice(page.html.indexOf('data-chat-lineas'), page.html.indexOf('</ol>'));
  const box = /<textarea[\s\S]*<\/textarea>/.exec(page.html)?.[0] ?? '';
  return new Set([...`${thread}${box}`.matchAll(/<([a-zA-Z]+)/g)].map(([, name = '']) => name));
}
const ownElements = new Set(['li', 'span', 'p', 'strong', 'time', 'div', 'ul', 'a', 'button', 'textarea']);

test('what people write is text on the page, also in the box after a refusal', async () => {
  const client = await begun(scripts[0] ?? '');
  const page = await client.get(chat.inicio);
  for (const script of scripts) {
    const fields = { ...hiddenFields(page.html, chat.mensajes), texto: script };
    const body = new URLSearchParams({ ...fields, cliente: served.deps.ids.randomToken(16) });
    assert.ok((await client.send(chat.mensajes, { method: 'POST', body })).status < 500);
    body.set('_csrf', 'x');
    const refused = await client.send(chat.mensajes, { method: 'POST', body });
    assert.equal(refused.status, 403);
    assert.deepEqual(
      [...elementsIn(refused)].filter((name) => !ownElements.has(name)),
      [],
      script,
    );
  }
});

test('ASVS 8.2.2 a message whose form names somebody else’s conversation goes into one’s own', async () => {
  const owner = await begun('La conversación de otra persona');
  const { id } = await latest();
  served.deps.clock.advance(1_000);
  const other = await begun('La propia');
  const page = await other.get(chat.inicio);
  const fields = { ...hiddenFields(page.html, chat.mensajes), conversacion: id, texto: 'Para la propia' };
  const sent = await other.send(chat.mensajes, { method: 'POST', body: new URLSearchParams(fields) });
  assert.equal(sent.status, 303);
  assert.match((await other.get(chat.inicio)).html, /Para la propia/);
  assert.doesNotMatch((await owner.get(chat.inicio)).html, /Para la propia/);
});

test('a message written on the page of a conversation that ended says so and keeps what was typed', async () => {
  const client = await begun('Esta va a terminar');
  const page = await client.get(chat.inicio);
  assert.equal((await client.post(page, chat.terminar, [])).status, 303);
  const late = await client.post(page, chat.mensajes, [['texto', 'Llegué tarde']]);
  assert.equal(late.status, 409);
  assert.equal(boxOn(late), 'Llegué tarde');
});

test('a person is one press away; the queue can be left; staff take over and speak with their name', async () => {
  const client = await begun('Quiero que me atienda alguien');
  const { unidad } = await latest();
  const found = demoStaffAccounts.find(
    (one) => one.unidades.includes(unidad) && one.roles.includes('funcionario'),
  );
  assert.ok(found, unidad);
  const actor = served.staff(found.usuario);
  await comeIn(served, actor);
  assert.equal((await client.post(await client.get(chat.inicio), chat.persona, [])).status, 303);
  const waiting = await client.get(chat.inicio);
  assert.match(waiting.html, /Su turno es el siguiente|Su puesto en la fila/);
  assert.equal((await client.post(waiting, chat.dejarFila, [])).status, 303);
  assert.match((await client.get(chat.inicio)).html, /Le responde el asistente/);
  await client.post(await client.get(chat.inicio), chat.persona, []);
  const { id } = await latest();
  const quien = { clase: 'agente', actor } as const;
  const seen = await readConversation(served.deps, quien, id);
  assert.ok(!isRefusal(seen));
  const command = { id, cliente: 'prueba-tomar-1', versionVista: seen.version };
  const taken = await takeConversation(served.deps, actor, command);
  assert.ok(!isRefusal(taken), JSON.stringify(taken));
  await writeChatMessage(served.deps, quien, { id, cliente: 'prueba-escribir-1', texto: 'Buenos días' });
  const attended = await client.get(chat.inicio);
  assert.ok(attended.html.includes(`Le atiende ${actor.nombre}`));
  assert.match(attended.html, /Buenos días/);
});

test('with nobody there it goes on in writing at once, with a reference and a date', async () => {
  for (const usuario of ['registro1', 'registro2', 'supervisora'])
    await leavePresence(served.deps, served.staff(usuario));
  const client = await begun('Nadie está y pregunto igual');
  assert.equal((await client.post(await client.get(chat.inicio), chat.persona, [])).status, 303);
  const { html } = await client.get(chat.inicio);
  assert.match(html, /VT-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}/);
  assert.equal((await latest()).estado, 'diferida');
});

test('an address is checked beside its box, with everything typed kept', async () => {
  const client = await begun('Hola');
  const answers = [
    ['correo', 'esto no es'],
    ['telefono', '0991234567'],
  ] as const;
  const refused = await client.post(await client.get(chat.inicio), chat.contacto, answers);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /href="#chat-correo"/);
  assert.match(refused.html, /value="esto no es"/);
  assert.match(refused.html, /value="0991234567"/);
});

test('who signs in goes on in the same conversation, and it is the account’s from their first word on', async () => {
  const anonymous = await begun('Antes de ingresar');
  const actor = served.supplier('textilera');
  const account = newVisitor(await served.sessionOf(actor));
  for (const [name, value] of anonymous.cookies) account.cookies.set(name, value);
  const before = await account.get(chat.inicio);
  assert.match(before.html, /Antes de ingresar/);
  assert.ok(before.html.includes('Cuando escriba, esta conversación quedará unida a su cuenta'));
  assert.ok(!linesOn(before).some((line) => line.endsWith('identificada')), 'a GET joins nothing');
  assert.equal((await account.post(before, chat.mensajes, [['texto', 'Ya ingresé']])).status, 303);
  const after = await account.get(chat.inicio);
  assert.ok(linesOn(after).some((line) => line.endsWith('identificada')));
  assert.doesNotMatch(
    (await anonymous.get(chat.inicio)).html,
    /Antes de ingresar/,
    'the cookie alone opens it no more',
  );
  const elsewhere = newVisitor(await served.sessionOf(actor));
  assert.match((await elsewhere.get(chat.inicio)).html, /Antes de ingresar/);
});

test('ending joins nothing to the account; what ended can be read, downloaded, and begun anew', async () => {
  const client = await begun('Una consulta corta');
  const ended = await client.post(await client.get(chat.inicio), chat.terminar, []);
  assert.equal(ended.status, 303);
  const page = await client.get(chat.inicio);
  assert.match(page.html, /Esta conversación terminó/);
  assert.match(page.html, /Empezar otra conversación/);
  const transcript = await client.get(chat.transcripcion);
  assert.match(transcript.html, /Una consulta corta/);
  const before = await count();
  await client.post(page, chat.inicio, [['texto', 'Otra cosa']]);
  assert.equal(await count(), before + 1);
});

test('a script gets lines after its cursor, is told to start over where it cannot follow, and strangers get nothing', async () => {
  const client = await begun('Primera');
  const told = JSON.parse((await client.get(`${chat.lineas}?desde=1`)).html);
  assert.deepEqual(
    told.lineas.map((line: { n: number }) => line.n),
    [2],
  );
  assert.match(told.lineas[0].html, /^<li id="l-2"/);
  assert.equal(JSON.parse((await client.get(`${chat.lineas}?desde=999`)).html).resync, true);
  assert.equal((await newVisitor().get(`${chat.lineas}?desde=0`)).status, 404);
  assert.equal((await newVisitor().get(chat.flujo)).status, 204);
  assert.equal((await newVisitor().get(chat.controles)).status, 204);
});

test('files come and go by their own conversation only', async () => {
  const client = await begun('Le envío un documento');
  const page = await client.get(chat.inicio);
  const none = await client.postFiles(page, chat.archivos, []);
  assert.equal(none.status, 422);
  assert.match(none.html, /Elija primero el archivo/);
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
  const sent = await client.postFiles(page, chat.archivos, [['archivo', 'prueba.pdf', pdf]]);
  assert.equal(sent.status, 303, sent.html.slice(0, 3_000));
  const href = /href="(\/chat\/archivos\/[^"]+)"/.exec((await client.get(chat.inicio)).html)?.[1] ?? '';
  assert.match((await client.get(href)).html, /^%PDF/);
  assert.equal((await newVisitor().get(href)).status, 404);
  const stranger = await begun('Yo también estoy en el chat');
  assert.equal((await stranger.get(href)).status, 404);
});

test('reading along without JavaScript reloads by itself and has no box to lose text in', async () => {
  const client = await begun('Hola');
  const page = await client.get(`${chat.inicio}?vista=lectura`);
  assert.match(page.html, /http-equiv="refresh"/);
  assert.doesNotMatch(page.html, /<textarea/);
  assert.doesNotMatch((await client.get(chat.inicio)).html, /http-equiv="refresh"/);
});

test('a code brings the conversation to another device, and the one before loses it; a stranger learns nothing', async () => {
  const first = await begun('Una consulta que sigue en otro equipo');
  await first.post(await first.get(chat.inicio), chat.contacto, [['correo', 'Muestra@ejemplo.example']]);
  const second = newVisitor();
  const ask = async (correo: string) =>
    second.post(await second.get(chat.volver), chat.volver, [['correo', correo]]);
  const known = await ask('muestra@ejemplo.example');
  const unknown = await ask('nadie@ejemplo.example');
  const anonymised = ({ html }: Answer, correo: string) =>
    html
      .replaceAll(correo, '')
      .replace(/value="[\w.-]{40,}"/g, '')
      .replace(/nonce="[^"]*"/g, '');
  assert.equal(anonymised(known, 'muestra@ejemplo.example'), anonymised(unknown, 'nadie@ejemplo.example'));
  const letters = await rows("select para, texto from correos where clase = 'codigo-de-chat'");
  assert.deepEqual(
    letters.map(({ para }) => para),
    ['muestra@ejemplo.example'],
  );
  const codigo = /: (\d{6})/.exec(String(letters[0]?.texto))?.[1] ?? '';
  const wrong = await second.post(known, chat.codigo, [
    ['codigo', codigo === '000000' ? '111111' : '000000'],
  ]);
  const nobody = await second.post(unknown, chat.codigo, [['codigo', codigo]]);
  assert.deepEqual([wrong.status, nobody.status], [422, 422]);
  const right = await second.post(known, chat.codigo, [
    ['codigo', `${codigo.slice(0, 3)} ${codigo.slice(3)}`],
  ]);
  assert.deepEqual([right.status, right.location], [303, `${chat.inicio}#fin`]);
  assert.match((await second.get(chat.inicio)).html, /Una consulta que sigue en otro equipo/);
  assert.doesNotMatch((await first.get(chat.inicio)).html, /Una consulta que sigue en otro equipo/);
  assert.equal((await second.post(known, chat.codigo, [['codigo', codigo]])).status, 422, 'good once');
});

test('after five wrong codes the right one opens nothing', async () => {
  const first = await begun('Otra consulta');
  await first.post(await first.get(chat.inicio), chat.contacto, [['correo', 'cinco@ejemplo.example']]);
  const second = newVisitor();
  const asked = await second.post(await second.get(chat.volver), chat.volver, [
    ['correo', 'cinco@ejemplo.example'],
  ]);
  const [letter] = await rows("select texto from correos where para = 'cinco@ejemplo.example'");
  const codigo = /: (\d{6})/.exec(String(letter?.texto))?.[1] ?? '';
  const wrong = codigo === '000000' ? '111111' : '000000';
  for (let tries = 0; tries < 5; tries += 1) await second.post(asked, chat.codigo, [['codigo', wrong]]);
  assert.equal((await second.post(asked, chat.codigo, [['codigo', codigo]])).status, 422);
});

test('a session that ended under a message asks to sign in and carries the message along', async () => {
  const actor = served.supplier('asociacion');
  const client = await begun('Con cuenta', newVisitor(await served.sessionOf(actor)));
  const page = await client.get(chat.inicio);
  client.cookies.delete('sesion');
  const asked = await client.post(page, chat.mensajes, [['texto', 'No debe perderse']]);
  assert.equal(asked.status, 401);
  assert.match(asked.html, /name="_pendiente"[^>]*No\+debe\+perderse/);
});

test('from the list, somebody with an account begins a trámite of the chat at once; without one they are asked to sign in', async () => {
  const here = served.deps.definiciones.todas.find(
    ({ definicion }) => definicion.canales.includes('chat') && definicion.noSeOfrece !== true,
  );
  assert.ok(here);
  const choice = [
    ['tramite', here.definicion.id],
    ['texto', ''],
  ] as const;
  const client = newVisitor(await served.sessionOf(served.supplier('personaNatural')));
  const page = await client.get(chat.inicio);
  assert.match(page.html, /form="chat-inicio" name="tramite"/);
  assert.equal((await client.post(page, chat.inicio, choice)).status, 303);
  const asked = await client.get(chat.inicio);
  assert.deepEqual(linesOn(asked).slice(0, 2), ['1 tramite-empezado', '2 pregunta']);
  const anonymous = newVisitor();
  const start = await anonymous.get(chat.inicio);
  assert.doesNotMatch(start.html, /name="tramite"/);
  const before = await count();
  const refused = await anonymous.post(start, chat.inicio, choice);
  assert.equal(refused.status, 403);
  assert.equal(await count(), before);
});
