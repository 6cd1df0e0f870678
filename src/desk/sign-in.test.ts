/** Staff sign-in without JavaScript, end to end: enrolling, codes, passkeys, lost sessions, signing out. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { addStaff, goodClave } from '../../tests/people.ts';
import { unsealedReceipts } from '../../tests/sample-log.ts';
import { softAuthenticator } from '../../tests/soft-authenticator.ts';
import { type Answer, WebClient } from '../../tests/web-client.ts';
import { paths } from '../paths.ts';
import { listen } from '../platform/http/serve.ts';
import { createApp } from '../web/app.ts';
import { openHub } from '../web/chat/hub.ts';
import { deskDoor } from './desk-door.ts';
import { appEnrolledOn } from './testing/authenticator-app.ts';
import { type DeskServer, filePassive, startDesk } from './testing/desk-server.ts';

let desk: DeskServer;
before(async () => {
  desk = await startDesk();
});
after(() => desk.stop());

const { mesa } = paths;
const nowMs = () => desk.scene.deps.clock.nowMs();
/** Codes are good once: the next one comes half a minute later. */
const nextCode = () => desk.scene.deps.clock.advance(30_000);

async function firstStep(client: WebClient, usuario: string, clave: string, volver = ''): Promise<Answer> {
  const page = await client.get(
    `${mesa.ingresar}${volver === '' ? '' : `?volver=${encodeURIComponent(volver)}`}`,
  );
  return client.post(page, mesa.ingresar, [
    ['usuario', usuario],
    ['clave', clave],
  ]);
}

/** What the island does: fills the empty hidden field of the form. */
function answered(page: Answer): Answer {
  return { ...page, html: page.html.replaceAll('<input type="hidden" name="respuesta" value="">', '') };
}

async function enrol(usuario: string) {
  const clave = await desk.withPassword(usuario);
  const client = new WebClient(desk.href);
  const step = await firstStep(client, usuario, clave);
  const app = appEnrolledOn(step.html);
  const entered = await client.post(step, mesa.inscribir, [['codigo', app.codeAt(nowMs())]]);
  return { client, clave, app, step, entered };
}

test('the first time an app is enrolled: picture, secret and first code; then the desk opens', async () => {
  const { client, step, entered } = await enrol('registro1');
  assert.equal(step.status, 200);
  assert.match(step.html, /<svg[^>]*viewBox/);
  assert.match(step.html, /Es su primer ingreso/);
  assert.equal(entered.status, 303);
  assert.equal(entered.location, mesa.inicio);
  const home = await client.get(mesa.inicio);
  assert.match(home.html, /A mi cargo/);
  const [notice] = await desk.scene.deps.db.query<{ texto: string }>({
    name: 'prueba-aviso',
    text: `select texto from correos where clase = 'aviso-de-seguridad' and estado = 'por-enviar'`,
  });
  assert.match(notice?.texto ?? '', /aplicación de códigos/);
});

test('a wrong first code shows the same picture again, and the right one still works', async () => {
  const clave = await desk.withPassword('registro2');
  const client = new WebClient(desk.href);
  const step = await firstStep(client, 'registro2', clave);
  const wrong = await client.post(step, mesa.inscribir, [['codigo', '000000']]);
  assert.equal(wrong.status, 422);
  const app = appEnrolledOn(wrong.html);
  const entered = await client.post(wrong, mesa.inscribir, [['codigo', app.codeAt(nowMs())]]);
  assert.equal(entered.status, 303);
});

test('afterwards: password and code, back to where one was going; one and the same no for all that is wrong (ASVS 6.3.8)', async () => {
  const { clave, app } = await enrol('supervisora');
  nextCode();
  const client = new WebClient(desk.href);
  const step = await firstStep(client, 'supervisora', clave, '/mesa/cola?ver=todas');
  assert.match(step.html, /Código de su aplicación/);
  assert.doesNotMatch(step.html, /v-qr/);
  assert.equal((await client.get(mesa.cola)).status, 303, 'half a sign-in opens nothing');
  const wrong = await client.post(step, mesa.segundoPaso, [['codigo', '123456']]);
  assert.equal(wrong.status, 401);
  const entered = await client.post(wrong, mesa.segundoPaso, [['codigo', app.codeAt(nowMs())]]);
  assert.equal(entered.location, '/mesa/cola?ver=todas');
  const again = await client.post(step, mesa.segundoPaso, [['codigo', app.codeAt(nowMs())]]);
  assert.notEqual(again.status, 303, 'a spent code and a spent step open nothing');
  const no = async (usuario: string, word: string) => {
    const answer = await firstStep(new WebClient(desk.href), usuario, word);
    assert.equal(answer.status, 401);
    return /govuk-error-summary__list">(.*?)<\/ul>/s.exec(answer.html)?.[1];
  };
  assert.equal(await no('supervisora', 'otra clave cualquiera'), await no('nadie', 'otra clave cualquiera'));
  assert.ok(await no('registro1', ''));
});

test('an enrolled account cannot be taken over by enrolling again with the password alone (ASVS 6.5.1)', async () => {
  const { clave } = await enrol('control1');
  const thief = new WebClient(desk.href);
  const step = await firstStep(thief, 'control1', clave);
  const { html } = step;
  const forged = { ...step, html: html.replace(mesa.segundoPaso, mesa.inscribir) };
  const answer = await thief.post(forged, mesa.inscribir, [
    ['ficha', 'x'.repeat(43)],
    ['codigo', '123456'],
  ]);
  assert.notEqual(answer.status, 303);
  assert.equal((await thief.get(mesa.cola)).status, 303);
});

test('a return address of another site is ignored (ASVS 3.7.2)', async () => {
  for (const volver of ['https://malo.example/', '//malo.example', '/\\malo.example', '/mesa//malo']) {
    const page = await new WebClient(desk.href).get(`${mesa.ingresar}?volver=${encodeURIComponent(volver)}`);
    assert.match(page.html, /name="volver" value="\/mesa"/, volver);
  }
});

test('a session that ended under a long text: sign in, press once, and the text is where it was going', async () => {
  const { client, clave, app } = await enrol('administracion');
  await client.get(mesa.inicio);
  const { referencia } = await filePassive(desk.scene);
  // Another person of the unit wrote; the account that signs in is theirs.
  const officer = await desk.as('registro1');
  const page = await officer.get(mesa.solicitud(referencia));
  officer.cookies.set('sesion', 'terminada');
  const action = mesa.verbo(referencia, 'anotar');
  const lost = await officer.post(page, action, [['texto', 'Texto largo & con «comillas»']]);
  assert.equal(lost.status, 401);
  assert.match(lost.html, /Lo que escribió se conserva/);
  nextCode();
  const step = await officer.post(lost, mesa.ingresar, [
    ['usuario', 'administracion'],
    ['clave', clave],
  ]);
  const offered = await officer.post(step, mesa.segundoPaso, [['codigo', app.codeAt(nowMs())]]);
  assert.equal(offered.status, 200);
  assert.match(offered.html, /Continuar donde estaba/);
  const sent = await officer.post(offered, action, []);
  // This account may not read the case: it is told so, and nothing was written in somebody's name.
  assert.equal(sent.status, 404);
});

test('passkeys: registered after proving again, then they open the desk alone and as second step; removing one (ASVS 6.5.1, 7.5.1)', async () => {
  const { client, clave } = await enrol('auditor');
  const key = softAuthenticator(desk.href);
  const optionsIn = (html: string, does: string): { challenge: string } => {
    const raw = new RegExp(`data-llave="${does}" data-opciones="([^"]*)"`).exec(html)?.[1];
    assert.ok(raw, does);
    return JSON.parse(raw.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  };
  desk.scene.deps.clock.advance(11 * 60_000);
  const stale = await client.get(mesa.seguridad);
  assert.doesNotMatch(stale.html, /data-llave="registrar"/);
  const wrong = await client.post(stale, mesa.reforzar, [['clave', 'no es esta']]);
  assert.equal(wrong.status, 401);
  const proved = await client.post(stale, mesa.reforzar, [['clave', clave]]);
  const page = await client.get(proved.location ?? '');
  const registered = await client.post(answered(page), mesa.llaves, [
    ['nombre', 'Llavero azul'],
    ['respuesta', JSON.stringify(key.register(optionsIn(page.html, 'registrar')))],
  ]);
  assert.equal(registered.location, `${mesa.seguridad}?hecho=llave`);
  const listed = await client.get(registered.location ?? '');
  assert.match(listed.html, /Llavero azul/);

  const alone = new WebClient(desk.href);
  const signIn = await alone.get(mesa.ingresar);
  const answer = key.answer(optionsIn(signIn.html, 'ingresar'));
  const opened = await alone.post(answered(signIn), mesa.llave, [['respuesta', JSON.stringify(answer)]]);
  assert.equal(opened.location, mesa.inicio);
  const repeated = await new WebClient(desk.href).get(mesa.ingresar);
  const replay = await alone.post(answered(repeated), mesa.llave, [['respuesta', JSON.stringify(answer)]]);
  assert.notEqual(replay.status, 303, 'an answer is good once');

  const both = new WebClient(desk.href);
  const step = await firstStep(both, 'auditor', clave);
  const second = JSON.stringify(key.answer(optionsIn(step.html, 'ingresar')));
  assert.equal((await both.post(answered(step), mesa.llave, [['respuesta', second]])).location, mesa.inicio);
  for (const junk of ['', '{', '[]', '{"id":1}', 'null']) {
    const bad = await firstStep(new WebClient(desk.href), 'auditor', clave);
    assert.equal(
      (await both.post(answered(bad), mesa.llave, [['respuesta', junk]])).status < 500,
      true,
      junk,
    );
  }

  const own = await both.get(mesa.seguridad);
  const removed = await both.post(own, mesa.quitarLlave, []);
  assert.equal(removed.location, `${mesa.seguridad}?hecho=llave-quitada`);
  assert.equal((await client.get(mesa.seguridad)).status, 303, 'other sessions ended (ASVS 7.4.3)');
});

test('own sessions: listed, ended one by one or all others; signing out ends this one (ASVS 7.4.1)', async () => {
  const [here, there] = [await desk.as('registro1'), await desk.as('registro1')];
  const page = await here.get(mesa.seguridad);
  assert.match(page.html, /Esta sesión/);
  const others = [...page.html.matchAll(/name="id" value="(otras|[0-9a-f-]{36})"/g)];
  assert.ok(others.length >= 2);
  const { _csrf = '' } = Object.fromEntries(
    [...page.html.matchAll(/name="(_csrf)" value="([^"]*)"/g)].slice(-1).map(([, n, v]) => [n, v]),
  );
  const ended = await here.send(mesa.cerrarSesion, {
    method: 'POST',
    body: new URLSearchParams({ _csrf, id: 'otras' }),
  });
  assert.equal(ended.location, `${mesa.seguridad}?hecho=sesiones`);
  assert.equal((await there.get(mesa.inicio)).status, 303);
  const home = await here.get(mesa.inicio);
  assert.equal((await here.post(home, mesa.salir, [])).location, mesa.ingresar);
  assert.equal((await here.get(mesa.inicio)).status, 303);
});

test('every form of the desk refuses a request that does not come from it (ASVS 3.5.1)', async () => {
  const client = await desk.as('registro1');
  const { referencia } = await filePassive(desk.scene);
  const actions = [
    mesa.ingresar,
    mesa.segundoPaso,
    mesa.inscribir,
    mesa.llave,
    mesa.salir,
    mesa.reforzar,
    mesa.reforzarConLlave,
    mesa.codigos,
    mesa.llaves,
    mesa.quitarLlave,
    mesa.cerrarSesion,
    mesa.verbo(referencia, 'tomar'),
  ];
  for (const action of actions) {
    const body = new URLSearchParams({ version: '1', llave: 'llave-de-prueba', _csrf: 'falso' });
    const answer = await client.send(action, { method: 'POST', body });
    assert.equal(answer.status, 403, action);
    const elsewhere = await client.send(action, {
      method: 'POST',
      body,
      headers: { origin: 'https://malo.example', 'sec-fetch-site': 'cross-site' },
    });
    assert.equal(elsewhere.status, 403, action);
  }
});

test('the demonstration tells the code of now, at enrolment and at the second step; production never does', async () => {
  const told = (html: string) => /el código de ahora es <strong[^>]*>(\d{6})</.exec(html)?.[1] ?? '';
  const { usuario } = await addStaff(desk.scene.deps, 'recien');
  const enter = (href: string) => firstStep(new WebClient(href), usuario, goodClave);
  const first = await enter(desk.href);
  assert.ok(told(first.html));
  const production = await listen('127.0.0.1', 0);
  const config = { ...desk.web.config, mode: 'production' as const };
  const href = `http://localhost:${production.port}`;
  const web = { ...desk.web, config, ownOrigins: [href] };
  const hub = openHub(desk.scene.deps);
  production.handle(getRequestListener(createApp(web, [deskDoor(unsealedReceipts, hub)]).fetch));
  try {
    const silent = await enter(href);
    assert.match(silent.html, /Es su primer ingreso/);
    assert.equal(told(silent.html), '');
    const client = new WebClient(desk.href);
    const step = await firstStep(client, usuario, goodClave);
    assert.equal((await client.post(step, mesa.inscribir, [['codigo', told(step.html)]])).status, 303);
    const second = await enter(href);
    assert.match(second.html, /Código de su aplicación/);
    assert.doesNotMatch(second.html, /Demostración:/);
  } finally {
    await hub.drain();
    await production.stop();
  }
  nextCode();
  const client = new WebClient(desk.href);
  const step = await firstStep(client, usuario, goodClave);
  assert.equal((await client.post(step, mesa.segundoPaso, [['codigo', told(step.html)]])).status, 303);
});
