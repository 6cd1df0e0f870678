// Whose a conversation is, tried at the seams: old cookies, replayed ids, given-away conversations, rights that end in mid-stream.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readConversation } from '../../src/actions/chat/find-conversation.ts';
import { writeChatMessage } from '../../src/actions/chat/write-chat-message.ts';
import { paths } from '../../src/paths.ts';
import { openStream, type StreamEvent } from '../chat/event-stream.ts';
import { type Served, serveScene } from '../served.ts';
import { accepted, chatCase } from './chat-case.ts';
import { type ChatHand, chatHand, codeIn } from './chat-hand.ts';
import { everyDoor } from './hands.ts';

const { chat } = paths;
const patienceMs = 12_000;
let served: Served;
before(async () => {
  served = await serveScene(everyDoor);
});
after(() => served.stop());

let keys = 0;
async function begun(texto: string, session?: string): Promise<ChatHand> {
  const hand = chatHand(served, session);
  keys += 1;
  const llave = `${keys}`.padStart(22, 'k');
  const sent = await hand.post(chat.inicio, 'chat-empezar', { llave, texto });
  assert.equal(sent.status, 200, sent.html);
  return hand;
}

const lastLine = async ({ client }: ChatHand): Promise<number> =>
  (JSON.parse((await client.get(`${chat.lineas}?desde=0`)).html) as { ultima: number }).ultima;

async function sql(
  text: string,
  values: readonly (string | null)[] = [],
): Promise<readonly Record<string, unknown>[]> {
  return served.deps.db.query({ name: `prueba-${text.length}-${text.slice(-24)}`, text }, [...values]);
}
const idOf = async (hand: ChatHand): Promise<string> => {
  const huella = served.deps.keys.mac('chat', hand.client.cookies.get('chat') ?? '');
  return String((await sql('select id from conversaciones where huella = $1', [huella]))[0]?.id);
};

async function until(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    if (await holds()) return true;
    await wait(50);
  }
  return false;
}

type Heard = { readonly events: StreamEvent[]; readonly over: Promise<string>; cut(): void };

function listen({ client }: Pick<ChatHand, 'client'>, path: string): Heard {
  const events: StreamEvent[] = [];
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { over, cut } = openStream(served.origin + path, { cookie }, (event) => void events.push(event));
  return { events, over, cut };
}
const kinds = ({ events }: Heard) => events.map(({ event }) => event);

const secret = 'Palabras solo de su cuenta';

test('ASVS 7.4.1 8.2.2 after signing out, the cookie the conversation began with opens nothing of it', async () => {
  const actor = served.supplier('textilera');
  const hand = await begun('Antes de ingresar');
  const id = await idOf(hand);
  const signedIn = chatHand(served, await served.sessionOf(actor));
  signedIn.client.cookies.set('chat', hand.client.cookies.get('chat') ?? '');
  assert.equal((await signedIn.post(chat.mensajes, 'chat-mensaje', { texto: secret })).status, 200);
  for (const path of [chat.inicio, chat.panel, chat.controles, `${chat.lineas}?desde=0`, chat.transcripcion])
    assert.ok(!(await hand.client.get(path)).html.includes(secret), path);
  assert.equal((await hand.client.get(chat.flujo)).status, 204);
  const again = await hand.post(chat.mensajes, 'chat-mensaje', { texto: 'Intruso', cliente: 'formulario-1' });
  assert.equal(codeIn(again), 'no-encontrada');
  const quien = { clase: 'persona', huella: null, cuenta: actor.cuenta } as const;
  assert.ok(accepted(await readConversation(served.deps, quien, id)));
  const [row] = await sql(
    'select count(*)::int as n from conversacion_lineas where conversacion = $1::uuid and contenido::text like $2',
    [id, '%Intruso%'],
  );
  assert.equal(row?.n, 0);
});

test('ASVS 2.3.4 8.2.2 the id of somebody’s message, sent by another, shows nothing and takes nothing', async () => {
  const one = await begun('Primera persona');
  const two = await begun('Segunda persona');
  const shared = { cliente: 'clave-compartida-1' };
  const first = await one.post(chat.mensajes, 'chat-mensaje', { ...shared, texto: secret });
  const other = await two.post(chat.mensajes, 'chat-mensaje', { ...shared, texto: 'Otra cosa' });
  assert.deepEqual([first.status, other.status], [200, 200]);
  assert.ok(!other.html.includes(secret));
  assert.ok(!(await two.client.get(chat.inicio)).html.includes(secret));
  assert.match((await one.client.get(chat.inicio)).html, new RegExp(secret));
});

test('ASVS 7.2.3 the key of a beginning is good for its own visitor only', async () => {
  const llave = 'misma-llave-de-inicio-1';
  const one = chatHand(served);
  const two = chatHand(served);
  await one.post(chat.inicio, 'chat-empezar', { llave, texto: secret });
  await two.post(chat.inicio, 'chat-empezar', { llave, texto: 'Hola' });
  assert.notEqual(one.client.cookies.get('chat'), two.client.cookies.get('chat'));
  assert.ok(!(await two.client.get(chat.inicio)).html.includes(secret));
  // What is signed for one use is no token of another: neither the visitor's name nor the key opens the conversation.
  const thief = chatHand(served);
  for (const guess of [one.client.cookies.get('visita') ?? '', llave, await idOf(one)]) {
    thief.client.cookies.set('chat', guess);
    assert.equal((await thief.client.get(`${chat.lineas}?desde=0`)).status, 404);
  }
});

test('ASVS 8.3.2 a poll that waits gives nothing once the conversation went to another device', async () => {
  const actor = served.supplier('asociacion');
  const session = await served.sessionOf(actor);
  await begun('Una de la cuenta', session);
  const hand = await begun('Una sin cuenta');
  const correo = 'dispositivo@ejemplo.example';
  await hand.post(chat.contacto, 'chat-contacto', { correo, telefono: '' });
  // The same browser is also signed in, so it has another conversation of its own to fall back on.
  hand.client.cookies.set('sesion', session);
  const before = await lastLine(hand);
  const id = await idOf(hand);
  const poll = hand.client.get(`${chat.lineas}?desde=${before}&esperar=20`);
  await wait(300);
  await sql("update conversaciones set huella = 'de-otro-equipo' where id = $1::uuid", [id]);
  const quien = { clase: 'persona', huella: 'de-otro-equipo', cuenta: null } as const;
  accepted(await writeChatMessage(served.deps, quien, { id, cliente: 'otro-equipo-1', texto: secret }));
  assert.ok(!(await poll).html.includes(secret));
});

test('ASVS 7.4.1 8.3.2 a stream of an account ends with its session, and what is written then does not reach it', async () => {
  const actor = served.supplier('personaNatural');
  const session = await served.sessionOf(actor);
  const hand = await begun('Con cuenta', session);
  const heard = listen(hand, `${chat.flujo}?desde=0`);
  assert.ok(await until(() => kinds(heard).includes('linea')));
  const page = await hand.client.get(paths.miCuenta);
  await hand.client.post(page, paths.salir, []);
  const [row] = await sql(
    'select id from conversaciones where persona_cuenta = $1::uuid order by creada_en desc limit 1',
    [actor.cuenta],
  );
  const quien = { clase: 'persona', huella: null, cuenta: actor.cuenta } as const;
  accepted(
    await writeChatMessage(served.deps, quien, {
      id: String(row?.id),
      cliente: 'otra-sesion-1',
      texto: secret,
    }),
  );
  assert.ok(await until(() => kinds(heard).includes('fin')));
  assert.equal(await heard.over, 'ended');
  assert.ok(!JSON.stringify(heard.events).includes(secret));
});

test('ASVS 8.3.2 an officer whose unit is taken away in mid-stream hears nothing more, by stream or by form', async () => {
  const { conversacion } = await chatCase(served, 'Con una persona de la unidad');
  const actor = served.staff('registro2');
  const officer = chatHand(served, await served.sessionOf(actor));
  const heard = listen(officer, `${paths.mesa.chat.flujo}?ver=${conversacion}:0`);
  assert.ok(await until(() => kinds(heard).includes('linea')));
  await sql("update cuentas set unidades = '{}' where id = $1::uuid", [actor.cuenta]);
  const owner = { clase: 'persona', huella: null, cuenta: served.supplier('conPendientes').cuenta } as const;
  accepted(
    await writeChatMessage(served.deps, owner, { id: conversacion, cliente: 'tras-quitar-1', texto: secret }),
  );
  assert.ok(await until(() => kinds(heard).includes('fin')));
  assert.equal(await heard.over, 'ended');
  assert.ok(!JSON.stringify(heard.events).includes(secret));
  const page = await officer.client.get(paths.mesa.chat.conversacion(conversacion));
  assert.ok(page.status === 403 || page.status === 404);
  const lines = await officer.client.get(`${paths.mesa.chat.lineas(conversacion)}?desde=0`);
  assert.ok(!lines.html.includes(secret) && lines.status >= 400);
  const taken = await officer.post(paths.mesa.chat.verbo(conversacion, 'mensaje'), 'mesa-chat-mensaje', {
    texto: 'Ya no',
  });
  assert.ok(taken.status === 403 || taken.status === 404);
});

test('ASVS 8.2.2 who does not have the conversation may neither speak nor act in it, whatever they send', async () => {
  const { conversacion } = await chatCase(served, 'La tiene registro1');
  const session = async (usuario: string) => chatHand(served, await served.sessionOf(served.staff(usuario)));
  const colleague = await session('supervisora');
  const auditor = await session('auditor');
  const foreign = await session('control1');
  const administrator = await session('administracion');
  const expected = [
    [colleague, /otra-persona-la-tiene|conversacion-cambiada/],
    [auditor, /sin-permiso/],
    [foreign, /no-encontrada/],
    [administrator, /sin-permiso/],
  ] as const;
  for (const verbo of ['mensaje', 'proponer', 'cerrar', 'escribiendo']) {
    const purpose = `mesa-chat-${verbo === 'escribiendo' ? 'mensaje' : verbo}`;
    for (const [hand, code] of expected) {
      const fields = { texto: 'Hola', motivo: 'Nada', tramite: 'contactos-telefonicos', version: '2' };
      const sent = await hand.post(paths.mesa.chat.verbo(conversacion, verbo), purpose, fields);
      assert.match(codeIn(sent), code, `${verbo} ${sent.html}`);
    }
  }
  for (const hand of [auditor, foreign, administrator])
    for (const verbo of ['tomar', 'pasar', 'devolver', 'suprimir', 'leido'])
      assert.ok(
        (
          await hand.post(
            paths.mesa.chat.verbo(conversacion, verbo),
            `mesa-chat-${verbo === 'leido' ? 'mensaje' : verbo}`,
            { version: '2', a: served.staff('registro2').cuenta, linea: '1', motivo: 'x' },
          )
        ).status >= 400,
        verbo,
      );
});

test('ASVS 8.2.3 15.3.3 what nobody asked for is taken from no form: author, state, unit, name, version', async () => {
  const hand = await begun('Campos de más');
  const id = await idOf(hand);
  const extra = {
    autor: 'agente',
    clase: 'tomada',
    estado: 'cerrada',
    unidad: 'Control de procesos',
    agente: served.staff('control1').cuenta,
    persona_cuenta: served.supplier('textilera').cuenta,
    huella: 'x',
    id,
    conversacion: id,
    nombre: 'Agencia',
    ocurrida: '2001-01-01',
  };
  await hand.post(chat.mensajes, 'chat-mensaje', { ...extra, texto: 'Con campos de más' });
  const rowText = 'select estado, unidad, agente, persona_cuenta from conversaciones where id = $1::uuid';
  const [row] = await sql(rowText, [id]);
  assert.deepEqual([row?.estado, row?.agente, row?.persona_cuenta], ['asistente', null, null]);
  assert.notEqual(row?.unidad, 'Control de procesos');
  const [line] = await sql(
    "select autor, clase from conversacion_lineas where conversacion = $1::uuid and contenido ->> 'texto' = 'Con campos de más'",
    [id],
  );
  assert.deepEqual([line?.autor, line?.clase], ['persona', 'mensaje']);
});
