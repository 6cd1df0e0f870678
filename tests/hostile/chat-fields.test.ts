// What a script may put into the fields of the chat's forms: a clear no or a yes, never a failure, and nothing of another's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paths } from '../../src/paths.ts';
import { type Served, serveScene } from '../served.ts';
import { type ChatCase, chatCase } from './chat-case.ts';
import { type ChatHand, chatHand, codeIn } from './chat-hand.ts';
import { deskChatVerbs } from './chat-routes.ts';
import { dump, everyDoor } from './hands.ts';
import { texts } from './payloads.ts';

const { chat } = paths;
let served: Served;
let talk: ChatCase;
let person: ChatHand;
let owner: ChatHand;
let officer: ChatHand;

before(async () => {
  served = await serveScene(everyDoor);
  talk = await chatCase(served, 'Buenos días');
  person = chatHand(served);
  owner = chatHand(served, await served.sessionOf(served.supplier('conPendientes')));
  officer = chatHand(served, await served.sessionOf(served.staff('registro1')));
  const begun = await person.post(chat.inicio, 'chat-empezar', { llave: 'l'.repeat(22), texto: 'Hola' });
  assert.equal(begun.status, 200, begun.html);
});
after(() => served.stop());

const odd: readonly string[] = [
  ...Object.values(texts).filter((text) => text.length < 10_000),
  '-1',
  '0',
  '1.5',
  '1e3',
  '1e309',
  'NaN',
  'Infinity',
  '0x10',
  '2147483648',
  '99999999999',
  '9'.repeat(400),
  '[object Object]',
  'null',
  '%00',
  '\ud800',
  'toString',
  'hasOwnProperty',
  '------------------------------------',
  '01a208eb-c980-75b1-b831-1cfff64abd49',
];

/** Name of the form and what it reads. */
const personForms: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  [chat.mensajes]: ['chat-mensaje', ['cliente', 'texto']],
  [chat.persona]: ['chat-persona', ['cliente']],
  [chat.dejarFila]: ['chat-dejar-fila', ['cliente']],
  [chat.propuesta]: ['chat-propuesta', ['propuesta', 'acepta']],
  [chat.contacto]: ['chat-contacto', ['cliente', 'correo', 'telefono']],
  [chat.unir]: ['chat-unir', ['cliente']],
  [chat.inicio]: ['chat-empezar', ['llave', 'texto', 'tramite', 'con']],
  [chat.leido]: ['chat-leido', ['n']],
  [chat.escribiendo]: ['chat-leido', ['n']],
  [chat.tramite]: ['chat-tramite', ['cliente', 'tramite']],
  [chat.respuesta]: ['preguntas', ['cliente', 'borrador', 'paso', '_accion']],
  [chat.presentar]: ['chat-presentar', ['cliente', 'borrador', 'huella', 'llave', 'confirmar']],
  [chat.dejarTramite]: ['chat-dejar-tramite', ['cliente', 'borrador']],
  [chat.volver]: ['chat-volver', ['correo']],
  [chat.codigo]: ['chat-codigo', ['correo', 'codigo']],
};

async function assertPlain(hand: ChatHand, path: string, purpose: string, fields: readonly string[]) {
  for (const field of fields) {
    for (const value of odd) {
      const others = fields.filter((name) => name !== field && name !== 'cliente');
      for (const filler of ['1', value]) {
        const rest = others.map((name): [string, string] => [name, filler]);
        const { status, html } = await hand.post(path, purpose, [[field, value], ...rest]);
        const why = `${path} ${field}=${JSON.stringify(value).slice(0, 60)}: ${status} ${html.slice(0, 200)}`;
        assert.ok(status < 500, why);
        if (status < 400) continue;
        assert.doesNotMatch(html, /<script>alert|onerror=alert\(1\)>/, why);
      }
    }
    const twice = await hand.post(path, purpose, [
      [field, 'uno-de-los-dos'],
      [field, '<b>otro</b>'],
    ]);
    assert.ok(twice.status < 500, `${path} ${field} twice`);
  }
}

for (const [path, [purpose, fields]] of Object.entries(personForms)) {
  test(`ASVS 2.2.1 15.3.5 15.3.7 no value in a field of a chat form is a failure: ${path}`, async () => {
    await assertPlain(person, path, purpose, fields);
    await assertPlain(owner, path, purpose, fields);
  });
}

/** `cerrar` alone would end what the others are tried on. */
const readByDesk = [
  'version',
  'cliente',
  'texto',
  'a',
  'nota',
  'motivo',
  'linea',
  'n',
  'tramite',
  'desde',
  'respuesta',
];
for (const verbo of deskChatVerbs.filter((one) => one !== 'archivos' && one !== 'cerrar')) {
  test(`ASVS 2.2.1 15.3.5 15.3.7 no value in a field of a desk’s chat form is a failure: ${verbo}`, async () => {
    const shared: Readonly<Record<string, string>> = {
      leido: 'mensaje',
      escribiendo: 'mensaje',
      preparar: 'proponer',
    };
    const path = paths.mesa.chat.verbo(talk.conversacion, verbo);
    await assertPlain(officer, path, `mesa-chat-${shared[verbo] ?? verbo}`, readByDesk);
  });
}

test('ASVS 2.2.1 15.3.5 no value in presence, ready answers or a proposal with answers is a failure', async () => {
  const { presencia, respuestas, propuesta } = paths.mesa.chat;
  await assertPlain(officer, presencia, 'mesa-chat-presencia', ['estado', 'capacidad', 'latido']);
  const supervisor = chatHand(served, await served.sessionOf(served.staff('supervisora')));
  for (const hand of [officer, supervisor])
    await assertPlain(hand, respuestas, 'mesa-chat-respuestas', [
      'unidad',
      'id',
      'llave',
      'titulo',
      'texto',
      '_accion',
    ]);
  for (const { definicion } of served.deps.definiciones.todas.filter((one) =>
    one.definicion.canales.includes('chat'),
  ))
    await assertPlain(
      officer,
      propuesta(talk.conversacion, definicion.id),
      'mesa-chat-proponer-respuestas',
      ['cliente', '_accion', ...Object.keys(definicion.datos)].slice(0, 6),
    );
});

const whereTo = ['desde', 'esperar', 'n', 'ver', 'vista', 'formato'];
test('ASVS 15.3.5 15.3.6 what stands in a query is a number in its bounds or nothing', async () => {
  const names = ['__proto__', 'constructor', 'desde[]', 'desde[a]'];
  for (const value of odd.filter((one) => !one.includes('\u0000') && one !== '%00')) {
    for (const hand of [person, owner]) {
      const query = new URLSearchParams([...whereTo, ...names].map((name) => [name, value]));
      // Waiting is asked for separately.
      query.delete('esperar');
      for (const path of [chat.lineas, chat.controles, chat.panel, chat.inicio, chat.transcripcion]) {
        const { status } = await hand.client.get(`${path}?${query}`);
        assert.equal(status, 200, `${path}: ${value}`);
      }
    }
    const ver = `${talk.conversacion}:${value},${value}:1`;
    const lineas = `${paths.mesa.chat.lineas(talk.conversacion)}?${new URLSearchParams({ desde: value })}`;
    assert.equal((await officer.client.get(lineas)).status, 200, value);
    const page = `${paths.mesa.chat.inicio}?${new URLSearchParams({ abiertas: `${ver},${value}`, ver })}`;
    assert.equal((await officer.client.get(page)).status, 200, value);
  }
  for (const query of [
    'desde=1&desde=%3Cb%3E',
    'desde[]=1',
    'desde=1%00',
    'desde=%ff',
    'esperar=-1',
    'esperar=0',
  ]) {
    const { status } = await person.client.get(`${chat.lineas}?${query}`);
    assert.ok([200, 404].includes(status), `${query}: ${status}`);
  }
  assert.equal(Object.hasOwn(Object.prototype, 'a'), false);
});

test('ASVS 15.3.5 a text, a list or a broken body in place of a form is told so', async () => {
  for (const [path, [purpose]] of Object.entries(personForms)) {
    for (const [type, body] of [
      ['application/json', '{"texto":["a"],"__proto__":{"a":1}}'],
      ['text/plain', 'texto=a'],
      ['multipart/form-data', 'x'],
      [
        'application/x-www-form-urlencoded',
        `_csrf=${person.token(purpose)}&texto[]=a&texto[__proto__]=b&cliente=objeto-1`,
      ],
      ['application/x-www-form-urlencoded', 'x'.repeat(3_000_000)],
    ] as const) {
      const { status } = await person.client.send(path, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      assert.ok(status < 500 && (status >= 400 || type.endsWith('urlencoded')), `${path} ${type}: ${status}`);
    }
  }
});

test('ASVS 3.5.1 a form with no token, another form’s, another visitor’s or from another site changes nothing', async () => {
  const stranger = chatHand(served);
  const atFirst = await dump(served);
  for (const [path, [purpose]] of Object.entries(personForms)) {
    const fields = {
      llave: 'm'.repeat(22),
      texto: 'ajeno',
      cliente: 'falsa-01',
      correo: 'a@b.example',
      n: '1',
    };
    const good = person.token(purpose);
    const attempts: readonly (readonly [string, Record<string, string>])[] = [
      ['', {}],
      ['x', {}],
      [person.token('chat-otra'), {}],
      [stranger.token(purpose), {}],
      [`${good}x`, {}],
      [good, { origin: 'http://otro.example', 'sec-fetch-site': 'cross-site' }],
      [good, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
      [good, { origin: served.origin, 'sec-fetch-site': 'same-site' }],
    ];
    for (const [_csrf, headers] of attempts) {
      const body = new URLSearchParams({ ...fields, _csrf });
      const sent = await person.client.send(path, { method: 'POST', headers, body });
      assert.ok([401, 403, 404, 422].includes(sent.status), `${path}: ${sent.status} ${codeIn(sent)}`);
    }
  }
  for (const verbo of deskChatVerbs.filter((one) => one !== 'archivos')) {
    const body = new URLSearchParams({
      _csrf: owner.token(`mesa-chat-${verbo}`),
      texto: 'ajeno',
      cliente: 'falsa-02',
    });
    const sent = await officer.client.send(paths.mesa.chat.verbo(talk.conversacion, verbo), {
      method: 'POST',
      body,
    });
    assert.equal(sent.status, 403, verbo);
  }
  assert.deepEqual(await dump(served), atFirst);
});

test('ASVS 3.5.1 3.5.3 what another site sends is not carried through a sign-in to be confirmed there', async () => {
  const stranger = chatHand(served);
  stranger.client.headers = { accept: 'text/html' };
  const fields = {
    con_cuenta: 'si',
    texto: 'dicho-por-otro-sitio',
    propuesta: '1',
    acepta: 'si',
    _csrf: 'x',
  };
  const attempts = [
    chat.mensajes,
    chat.propuesta,
    chat.tramite,
    chat.respuesta,
    chat.presentar,
    paths.mesa.chat.verbo(talk.conversacion, 'mensaje'),
    paths.mesa.chat.respuestas,
  ];
  for (const path of attempts) {
    const ask = (headers: Record<string, string>) =>
      stranger.client.send(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
    const forged = await ask({ origin: 'http://otro.example', 'sec-fetch-site': 'cross-site' });
    assert.ok(!forged.html.includes('dicho-por-otro-sitio'), path);
    const own = await ask({});
    assert.equal(own.status, 401, path);
    assert.ok(own.html.includes('dicho-por-otro-sitio'), `${path}: what was typed here is carried`);
  }
});
