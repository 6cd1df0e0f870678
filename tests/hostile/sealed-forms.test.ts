// The forms of the sealed door and of the mailed links: sent from elsewhere, with another's token, twice at once, by two processes, with more in them than they have.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { completionToken } from '../../src/actions/correo/completion-link.ts';
import { threadRow } from '../../src/actions/correo/testing/mail-scene.ts';
import { paths } from '../../src/paths.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { listen } from '../../src/platform/http/serve.ts';
import { createApp } from '../../src/web/app.ts';
import { sampleFiles } from '../sample-files.ts';
import { SealedHand, wordsOn } from '../sealed-hand.ts';
import { someReaders } from '../sealed-readers.ts';
import { type Served, serveScene } from '../served.ts';
import { type Answer, hiddenFields, WebClient } from '../web-client.ts';
import { sendEntityForm, withheldHands } from '../withheld-hands.ts';
import { dump, everyDoor } from './hands.ts';
import { mailCase } from './room-case.ts';

const { denuncias } = paths;
let served: Served;
before(async () => {
  served = await serveScene(everyDoor);
  await someReaders(served.deps);
});
after(() => served.stop());

const tip = { hechos: 'Las bases nombran una sola marca.', seIdentifica: 'no' };
const hand = () => new SealedHand(served.origin);
const complaints = async () =>
  (
    await served.deps.sala.db.query<{ n: number }>({
      name: 'prueba-denuncias',
      text: 'select count(*)::int as n from sala.denuncias',
    })
  )[0]?.n ?? 0;

/** The same form from a page of another site, and with a token of nobody, of another form and of another visitor. */
async function assertGuarded(
  why: string,
  client: WebClient,
  page: Answer,
  action: string,
  fields: readonly (readonly [string, string])[],
  foreign: string,
): Promise<void> {
  const atFirst = await dump(served);
  const good = hiddenFields(page.html, action);
  const elsewhere = [
    { origin: 'https://malo.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: `${served.origin}.malo.example`, 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of elsewhere) {
    const body = new URLSearchParams([
      ...Object.entries(good),
      ...fields.map(([name, value]): [string, string] => [name, value]),
    ]);
    const answer = await client.send(action, { method: 'POST', body, headers });
    assert.ok(
      answer.status >= 400 && answer.status < 500,
      `${why} from ${headers.origin}: ${answer.status} ${answer.location}`,
    );
  }
  for (const _csrf of ['', 'x', foreign, (good._csrf ?? '').slice(0, -1)]) {
    const body = new URLSearchParams([
      ...Object.entries({ ...good, _csrf }),
      ...fields.map(([name, value]): [string, string] => [name, value]),
    ]);
    const answer = await client.send(action, { method: 'POST', body });
    assert.ok(
      answer.status >= 400 && answer.status < 500,
      `${why} with ${_csrf.slice(0, 10)}: ${answer.status} ${answer.location}`,
    );
  }
  assert.deepEqual(await dump(served), atFirst, why);
}

test('ASVS 3.5.1 no form of the sealed door is obeyed that another site sends, or that carries another’s token', async () => {
  const other = hand();
  const theirs = await other.tell({ datos: tip });
  const foreign = hiddenFields(theirs.html, denuncias.enviar)._csrf ?? '';
  const start = hand();
  await assertGuarded(
    'nueva',
    start,
    await start.get(denuncias.nueva),
    denuncias.nueva,
    [['materia', 'corrupcion']],
    foreign,
  );
  await assertGuarded(
    'volver',
    start,
    await start.get(denuncias.volver),
    denuncias.volver,
    [['palabras', 'uno dos']],
    foreign,
  );
  assert.equal(start.cookies.size, 0, 'no cookie came of it');
  const person = hand();
  const review = await person.tell({ datos: tip });
  served.deps.clock.advance(10_000);
  const question = await person.get(denuncias.paso(1));
  await assertGuarded('paso', person, question, denuncias.paso(1), [['hechos', 'Otra cosa']], foreign);
  const words = await person.sendIt(review, served.deps).then(() => person.get(denuncias.palabras));
  await assertGuarded('palabras', person, words, denuncias.palabras, [['_accion', 'omitir']], foreign);
  const back = hand();
  const thread = await back.open(wordsOn(words.html));
  await assertGuarded('mensajes', back, thread, denuncias.mensajes, [['texto', 'Intruso']], foreign);
  await assertGuarded('archivos', back, thread, denuncias.hiloArchivos, [['archivos', 'Intruso']], foreign);
});

test('ASVS 2.3.4 15.4.2 pressed twenty times at once, it is one complaint with the same words, and a message is one message', async () => {
  const atFirst = await complaints();
  const person = hand();
  const review = await person.tell({ datos: tip });
  served.deps.clock.advance(10_000);
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => person.post(review, denuncias.enviar, [['declara', 'verdad']])),
  );
  assert.ok(sent.some(({ location }) => location === denuncias.palabras));
  assert.equal((await complaints()) - atFirst, 1);
  const words = wordsOn((await person.get(denuncias.palabras)).html);
  assert.equal(words.length, 8);
  const back = hand();
  const thread = await back.open(words);
  await Promise.all(
    Array.from({ length: 10 }, () => back.post(thread, denuncias.mensajes, [['texto', 'Un solo mensaje']])),
  );
  await Promise.all(
    Array.from({ length: 10 }, () =>
      back.postFiles(thread, denuncias.hiloArchivos, [
        ['archivos', 'uno.txt', Buffer.from('un solo archivo')],
      ]),
    ),
  );
  const { html } = await back.get(denuncias.hilo);
  assert.equal(html.split('Un solo mensaje').length - 1, 1);
  assert.equal(html.split('uno.txt').length - 1, 1, 'one file');
});

test('ASVS 7.4.1 two processes share the drafts, the threads and nothing else: what one began the other ends, once', async () => {
  const { deps, web } = served;
  const { options } = deps.sala.db.pool;
  const db = openDatabase({
    // A pool hides its password from whoever copies its options.
    connection: { ...options, ...(options.password === undefined ? {} : { password: options.password }) },
    poolMax: 4,
    statementSeconds: 20,
    applicationName: 'otro-proceso',
    log: deps.log,
  });
  const server = await listen('127.0.0.1', 0);
  const origin = `http://127.0.0.1:${server.port}`;
  const second = {
    ...web,
    deps: { ...deps, sala: { ...deps.sala, db } },
    ownOrigins: [...web.ownOrigins, origin],
  };
  server.handle(getRequestListener(createApp(second, everyDoor).fetch));
  try {
    const atFirst = await complaints();
    const person = hand();
    const review = await person.tell({ datos: tip });
    deps.clock.advance(10_000);
    const press = (base: string) => {
      const twin = hand();
      twin.cookies.set('apunte', person.cookies.get('apunte') ?? '');
      twin.base = base;
      return twin.post(review, denuncias.enviar, [['declara', 'verdad']]);
    };
    await Promise.all(Array.from({ length: 12 }, (_, n) => press(n % 2 === 0 ? origin : served.origin)));
    assert.equal((await complaints()) - atFirst, 1);
    person.base = origin;
    const words = wordsOn((await person.get(denuncias.palabras)).html);
    const back = hand();
    await back.open(words);
    back.base = origin;
    assert.match((await back.get(denuncias.hilo)).html, /Las bases nombran una sola marca/);
    // Leaving quickly in one of them is leaving in both.
    const leaving = hand();
    const page = await leaving.tell({ datos: tip });
    const token = leaving.cookies.get('apunte') ?? '';
    await leaving.post(page, denuncias.salir, []);
    const later = hand();
    later.base = origin;
    later.cookies.set('apunte', token);
    assert.equal((await later.get(denuncias.revisar)).location, denuncias.nueva);
  } finally {
    await server.stop();
    await db.close();
  }
});

test('ASVS 15.3.3 15.3.5 15.3.6 what a form of the sealed door carries beyond its own fields is not even read', async () => {
  const extra: readonly [string, string][] = [
    ['grupo', 'extorsion'],
    ['clase', 'aviso'],
    ['estado', 'cerrada'],
    ['via', 'correo'],
    ['id', 'x'],
    ['llave', 'x'.repeat(43)],
    ['dia', '1999-01-01'],
    ['palabras', 'uno'],
    ['archivos', 'x'],
    ['asignada', 'x'],
    ['__proto__', 'x'],
    ['__proto__[admin]', '1'],
    ['constructor[prototype][x]', '1'],
    ['hechos[0]', 'x'],
    ['hechos[]', 'x'],
    ['version', '999'],
  ];
  const person = hand();
  const start = await person.get(denuncias.nueva);
  await person.post(start, denuncias.nueva, [['materia', 'corrupcion'], ...extra]);
  const page = await person.get(denuncias.paso(1));
  const saved = await person.post(page, denuncias.paso(1), [
    ['hechos', 'Primera'],
    ['hechos', 'Segunda'],
    ...extra,
  ]);
  assert.ok(saved.status === 303 || saved.status === 422, String(saved.status));
  const told = hand();
  const review = await told.tell({ datos: tip });
  served.deps.clock.advance(10_000);
  const sent = await told.post(review, denuncias.enviar, [['declara', 'verdad'], ...extra]);
  assert.equal(sent.location, denuncias.palabras);
  const rows = await served.deps.sala.db.query<{ grupo: string; estado: string; via: string }>({
    name: 'prueba-ultima',
    text: 'select distinct grupo, estado, via from sala.denuncias',
  });
  assert.deepEqual(
    rows.filter(({ grupo, estado, via }) => grupo !== 'denuncias' || estado !== 'recibida' || via !== 'web'),
    [],
  );
});

test('ASVS 2.3.4 6.5.1 the link of an entity is answered once, whoever holds it and however often', async () => {
  const hands = withheldHands(served);
  const { href, referencia } = await hands.notified();
  const entity = new WebClient(served.origin);
  const page = await entity.get(href);
  const answers = [
    ['respuesta', 'pagado'],
    ['explicacion', 'Pagamos el lunes.'],
  ] as const;
  const review = await sendEntityForm(entity, page, href, answers, sampleFiles.pdf);
  assert.equal(review.status, 200);
  const good = hiddenFields(review.html, href);
  const many = await Promise.all(
    Array.from({ length: 8 }, () =>
      sendEntityForm(entity, review, href, [...answers, ['_accion', 'enviar']]),
    ),
  );
  assert.ok(many.every(({ status }) => status < 500));
  const journal = await served.deps.db.query<{ n: number }>(
    {
      name: 'prueba-respuestas',
      text: "select count(*)::int as n from eventos e join solicitudes s on s.id = e.solicitud where s.referencia = $1 and e.clase like 'responder%'",
    },
    [referencia],
  );
  assert.ok((journal[0]?.n ?? 0) <= 1, String(journal[0]?.n));
  // A link with one letter changed, and the link of another case's kind, open nothing.
  for (const path of [
    `${href.slice(0, -1)}${href.endsWith('a') ? 'b' : 'a'}`,
    href.replace('/requerimientos/', '/confirmar-pago/'),
    href.replace('/requerimientos/', '/correo/completar/'),
  ]) {
    assert.ok([404, 410].includes((await entity.get(path)).status), path);
    const forged = await entity.send(path, {
      method: 'POST',
      body: new URLSearchParams({ ...good, respuesta: 'pagado' }),
    });
    assert.ok([400, 403, 404, 410].includes(forged.status), `${path} ${forged.status}`);
  }
});

test('ASVS 2.3.4 8.2.2 the link of a thread of mails files one case at most, and is good for its own thread only', async () => {
  const { hilo } = await mailCase(served, 'Primero.');
  const token = completionToken(served.deps.keys, hilo);
  const form = paths.completarCorreo(token);
  const person = new WebClient(served.origin);
  const page = await person.get(form);
  assert.equal(page.status, 200);
  const fields = hiddenFields(page.html, paths.completarCorreoArchivos(token));
  assert.ok(fields._csrf);
  for (const wrong of [
    `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`,
    token.toLowerCase(),
    hilo,
    '../hilos',
    `${token}x`,
  ]) {
    for (const path of [
      paths.completarCorreo(wrong),
      paths.completarCorreoRevisar(wrong),
      paths.completarCorreoSubsanar(wrong),
    ])
      assert.equal(
        (await person.get(path)).status,
        wrong === token.toLowerCase() && wrong === token ? 200 : 404,
        path,
      );
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    assert.equal(
      (await person.send(paths.completarCorreoArchivos(wrong), { method: 'POST', body })).status,
      404,
    );
  }
  const before = await threadRow(served.deps, hilo);
  const stranger = new WebClient(served.origin);
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const stolen = await stranger.send(paths.completarCorreoArchivos(token), { method: 'POST', body });
  assert.equal(stolen.status, 403, 'a token of another visitor');
  assert.deepEqual(await threadRow(served.deps, hilo), before);
});
