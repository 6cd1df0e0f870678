// How much anybody may take from the chat: each limit says so, holds over processes, and leaves other people served.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { askForPerson } from '../../src/actions/chat/ask-for-person.ts';
import { leaveQueue } from '../../src/actions/chat/leave-queue.ts';
import { chatLimits } from '../../src/domain/chat/chat-limits.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import { paths } from '../../src/paths.ts';
import { formToken } from '../../src/platform/csrf.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { keysFrom } from '../../src/trust/keys.ts';
import { type ServiceProcess, startServiceProcess } from '../chat/service.ts';
import { testStartMs } from '../deps.ts';
import { type Served, serveScene } from '../served.ts';
import { WebClient } from '../web-client.ts';
import { chatCase } from './chat-case.ts';
import { type ChatHand, chatHand, codeIn } from './chat-hand.ts';
import { everyDoor } from './hands.ts';

const { chat } = paths;
let served: Served;
before(async () => {
  served = await serveScene(everyDoor);
});
after(() => served.stop());

let keys = 0;
async function begun(texto: string): Promise<ChatHand> {
  const hand = chatHand(served);
  keys += 1;
  const llave = `${keys}`.padStart(22, 'k');
  const sent = await hand.post(chat.inicio, 'chat-empezar', { llave, texto });
  assert.equal(sent.status, 200, sent.html);
  return hand;
}
const rowsOf = (text: string, values: readonly string[]) =>
  served.deps.db.query<{ id: string; lineas: number }>({ name: `prueba-${text.slice(-30)}`, text }, [
    ...values,
  ]);
async function idOf(hand: ChatHand): Promise<string> {
  const huella = served.deps.keys.mac('chat', hand.client.cookies.get('chat') ?? '');
  return (await rowsOf('select id from conversaciones where huella = $1', [huella]))[0]?.id ?? '';
}

test('ASVS 2.4.1 sixty messages a minute are enough for anybody; the next is told to wait, and others go on', async () => {
  const hand = await begun('Uno');
  const other = await begun('Otra persona');
  const answers: string[] = [];
  for (let n = 2; n <= chatLimits.personMessagesPerMinuteMax + 20; n += 1)
    answers.push(codeIn(await hand.post(chat.mensajes, 'chat-mensaje', { texto: `Mensaje ${n}` })));
  assert.equal(answers.filter((code) => code === '200').length, chatLimits.personMessagesPerMinuteMax - 1);
  assert.deepEqual([...new Set(answers.slice(-20))], ['demasiados-mensajes']);
  const last = await hand.post(chat.mensajes, 'chat-mensaje', { texto: 'Uno más' });
  assert.equal(last.status, 429);
  assert.match((JSON.parse(last.html) as { detail: string }).detail, /[Ee]spere/);
  assert.equal((await other.post(chat.mensajes, 'chat-mensaje', { texto: 'Sigo aquí' })).status, 200);
});

test('ASVS 2.4.1 parallel messages do not slip past the limit', async () => {
  const hand = await begun('Todos a la vez');
  const many = Array.from({ length: 100 }, (_, n) =>
    hand.post(chat.mensajes, 'chat-mensaje', { texto: `A la vez ${n}`, cliente: `a-la-vez-${n}` }),
  );
  const codes = (await Promise.all(many)).map(codeIn);
  assert.equal(codes.filter((code) => code === '200').length, chatLimits.personMessagesPerMinuteMax - 1);
});

test('ASVS 2.4.1 15.2.2 a conversation does not grow without end by going in and out of the queue', async () => {
  const hand = await begun('Entro y salgo');
  const id = await idOf(hand);
  const huella = served.deps.keys.mac('chat', hand.client.cookies.get('chat') ?? '');
  const persona = { clase: 'persona', huella, cuenta: null } as const;
  await chatCase(served, 'Hay alguien que atiende');
  await rowsOf('update conversaciones set lineas = $2::int where id = $1::uuid returning id', [
    id,
    String(chatLimits.linesPerConversationMax),
  ]);
  const asked = await askForPerson(served.deps, persona, { id, cliente: 'entrar-01' });
  assert.ok(isRefusal(asked) && asked.code === 'conversacion-llena', JSON.stringify(asked));
  const left = await leaveQueue(served.deps, persona, { id, cliente: 'salir-001' });
  assert.ok(isRefusal(left));
  const contact = await hand.post(chat.contacto, 'chat-contacto', {
    correo: 'a@ejemplo.example',
    telefono: '',
  });
  assert.equal(codeIn(contact), 'conversacion-llena');
  // What is full can still be ended, and another one begun.
  assert.equal((await hand.post(chat.terminar, 'chat-terminar', {})).status, 200);
  const anew = await hand.post(chat.inicio, 'chat-empezar', {
    llave: 'otra-conversacion-nueva',
    texto: 'Otra',
  });
  assert.equal(anew.status, 200);
});

test('ASVS 15.2.2 a message too long, a body too large and a key too strange are told so and written nowhere', async () => {
  const hand = await begun('Largo');
  const { messageCharsMax } = chatLimits;
  const long = await hand.post(chat.mensajes, 'chat-mensaje', { texto: 'a'.repeat(messageCharsMax + 1) });
  assert.equal(long.status, 422);
  assert.match(long.html, /4[. ]?000/);
  assert.equal(
    (await hand.post(chat.mensajes, 'chat-mensaje', { texto: 'a'.repeat(messageCharsMax) })).status,
    200,
  );
  assert.equal(
    (await hand.post(chat.mensajes, 'chat-mensaje', { texto: 'a'.repeat(3_000_000) })).status,
    413,
  );
  for (const cliente of ['', 'corta', 'x'.repeat(61), 'con espacio dentro', 'salto\nde-linea', 'ñandú-000'])
    assert.equal(
      codeIn(await hand.post(chat.mensajes, 'chat-mensaje', { texto: 'Hola', cliente })),
      'llave-invalida',
    );
});

test('ASVS 15.2.2 one browser keeps a handful of streams and polls open; the next person still gets theirs', async () => {
  const hand = await begun('Muchas ventanas');
  const cookie = [...hand.client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const abort = new AbortController();
  const open = await Promise.all(
    Array.from({ length: chatLimits.streamsPerPersonMax + 4 }, () =>
      fetch(served.origin + chat.flujo, { headers: { cookie }, signal: abort.signal }),
    ),
  );
  const statuses = open.map(({ status }) => status).sort();
  assert.equal(statuses.filter((status) => status === 200).length, chatLimits.streamsPerPersonMax);
  const refused = open.find(({ status }) => status === 429);
  assert.match((await refused?.text()) ?? '', /demasiadas ventanas/);
  const desde = (JSON.parse((await hand.client.get(`${chat.lineas}?desde=0`)).html) as { ultima: number })
    .ultima;
  let answered = 0;
  const polls = Array.from({ length: 60 }, () =>
    fetch(`${served.origin}${chat.lineas}?desde=${desde}&esperar=25`, {
      headers: { cookie },
      signal: abort.signal,
    })
      .then(({ status }) => assert.equal(status, 200))
      .then(() => {
        answered += 1;
      })
      .catch(() => undefined),
  );
  const other = await begun('Otra persona en medio');
  assert.equal((await other.client.get(`${chat.lineas}?desde=0`)).status, 200);
  await Promise.all(
    polls.slice(30).map((poll) => Promise.race([poll, wait(2_000 * chatLimits.pollSeconds)])),
  );
  assert.ok(answered >= 40 && answered < 60, `${answered} of 60 were told at once that there is nothing`);
  abort.abort();
  await Promise.all(polls);
});

test('ASVS 5.2.4 2.4.1 people without an account fill no disk from one network; who signs in, and staff, still send theirs', async () => {
  const { filesPerNetworkHourMax: most, filesPerConversationMax: each } = chatLimits;
  const sendFile = async (hand: ChatHand, n: number, to: readonly [string, string]): Promise<string> => {
    const body = new FormData();
    body.append('_csrf', hand.token(to[1]));
    body.append('cliente', `archivo-de-red-${n}`);
    body.append('archivo', new Blob([`%PDF-1.4\nred ${n}\n%%EOF`]), 'a.pdf');
    return codeIn(await hand.client.send(to[0], { method: 'POST', body }));
  };
  const codes: string[] = [];
  let hand = await begun('Muchos archivos');
  for (let n = 0; n < most + 5; n += 1) {
    if (n > 0 && n % each === 0) hand = await begun(`Muchos archivos ${n}`);
    codes.push(await sendFile(hand, n, [chat.archivos, 'chat-archivo']));
  }
  assert.equal(codes.filter((code) => code === '200').length, most);
  assert.deepEqual([...new Set(codes.slice(most))], ['demasiados-intentos']);
  const supplier = chatHand(served, await served.sessionOf(served.supplier('textilera')));
  await supplier.post(chat.inicio, 'chat-empezar', { llave: 'con-cuenta-y-archivo-1', texto: 'Con cuenta' });
  assert.equal(await sendFile(supplier, most + 10, [chat.archivos, 'chat-archivo']), '200');
  const { conversacion } = await chatCase(served, 'Con una persona');
  const officer = chatHand(served, await served.sessionOf(served.staff('registro1')));
  const desk = paths.mesa.chat.verbo(conversacion, 'archivos');
  assert.equal(await sendFile(officer, most + 11, [desk, 'mesa-chat-archivos']), '200');
});

test('ASVS 2.4.1 15.2.2 the budgets of a network hold over processes, and another network is served', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-presupuestos-'));
  const secret = systemIds.randomToken(32);
  const origin = 'http://ventanilla.example';
  const order = { connection: served.connection, secret, folder, origin, name: 'presupuestos' };
  const processes: ServiceProcess[] = await Promise.all([1, 2].map(() => startServiceProcess(order)));
  const deKeys = keysFrom(Buffer.from(secret, 'base64url'), systemIds);
  const signer = {
    sign: (text: string) => deKeys.mac('formulario', text),
    isSigned: (text: string, signature: string) => deKeys.macIs('formulario', text, signature),
  };
  const send = async (
    at: number,
    network: string,
    path: string,
    purpose: string,
    fields: Record<string, string>,
  ) => {
    const client = new WebClient(origin);
    client.base = processes[at % 2]?.base ?? '';
    const visita = `visitante-${at}-${network}`;
    client.cookies.set('visita', visita);
    client.headers = { accept: 'application/json', 'x-forwarded-for': network };
    const token = formToken(
      signer,
      { holder: `anonimo:${visita}`, purpose },
      testStartMs,
      'sal-de-la-prueba',
    );
    return client.send(path, { method: 'POST', body: new URLSearchParams({ ...fields, _csrf: token }) });
  };
  try {
    const { conversationsPerNetworkHourMax: most } = chatLimits;
    const begin = (at: number, network: string) =>
      send(at, network, chat.inicio, 'chat-empezar', { llave: `llave-de-inicio-${at}-x`, texto: 'Hola' });
    const answers: string[] = [];
    for (let at = 0; at < most + 10; at += 1) answers.push(codeIn(await begin(at, '203.0.113.9')));
    assert.equal(answers.filter((code) => code === '200').length, most);
    assert.deepEqual([...new Set(answers.slice(-10))], ['demasiadas-conversaciones']);
    assert.equal((await begin(9_999, '198.51.100.7')).status, 200);
    const codes: number[] = [];
    for (let at = 0; at < 30; at += 1)
      codes.push(
        (await send(at, '203.0.113.9', chat.volver, 'chat-volver', { correo: `p${at}@ejemplo.example` }))
          .status,
      );
    assert.equal(codes.filter((status) => status === 200).length, 20);
    assert.equal(codes.at(-1), 429);
    const tries: number[] = [];
    for (let at = 0; at < 50; at += 1)
      tries.push(
        (
          await send(at, '203.0.113.9', chat.codigo, 'chat-codigo', {
            correo: 'p1@ejemplo.example',
            codigo: `${100_000 + at}`,
          })
        ).status,
      );
    assert.equal(tries.filter((status) => status === 422).length, 40);
    assert.equal(tries.at(-1), 429);
    const elsewhere = await send(77, '198.51.100.7', chat.volver, 'chat-volver', {
      correo: 'otra@ejemplo.example',
    });
    assert.equal(elsewhere.status, 200);
  } finally {
    await Promise.all(processes.map((one) => one.kill()));
    await rm(folder, { recursive: true, force: true });
  }
});

test('ASVS 2.4.1 6.3.1 a stranger who uses up what a network may begin keeps nobody with an account out', async () => {
  let code = '200';
  for (let at = 0; at <= chatLimits.conversationsPerNetworkHourMax && code === '200'; at += 1)
    code = codeIn(
      await chatHand(served).post(chat.inicio, 'chat-empezar', {
        llave: `agotar-la-red-${at}-xxx`,
        texto: 'Hola',
      }),
    );
  assert.equal(code, 'demasiadas-conversaciones');
  const supplier = chatHand(served, await served.sessionOf(served.supplier('asociacion')));
  const begin = (at: number) =>
    supplier.post(chat.inicio, 'chat-empezar', {
      llave: `con-cuenta-propia-${at}-x`,
      texto: 'Necesito ayuda',
    });
  assert.equal((await begin(0)).status, 200);
  const answers: string[] = [];
  for (let at = 1; at <= chatLimits.conversationsPerNetworkHourMax; at += 1) {
    await supplier.post(chat.terminar, 'chat-terminar', {});
    answers.push(codeIn(await begin(at)));
  }
  assert.equal(answers.at(-1), 'demasiadas-conversaciones', 'an account has its own measure');
});
