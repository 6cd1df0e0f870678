/** Filing in the chat over its pages, without JavaScript and as a script does: one question after the other, nothing typed lost. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PartyKey } from '../../../../demo/parties.ts';
import { findDraft } from '../../../../tests/find-draft.ts';
import { beginTalk, conversationOf, type Talk } from '../../../../tests/promises/through-chat.ts';
import { sampleFiles } from '../../../../tests/sample-files.ts';
import { type Served, serveScene } from '../../../../tests/served.ts';
import { type Answer, hiddenFields, WebClient } from '../../../../tests/web-client.ts';
import { tramites } from '../../../../tramites/index.ts';
import type { NombreEfecto } from '../../../domain/tramite/efectos/catalogo.ts';
import { paths } from '../../../paths.ts';
import { findSolicitudByReferencia } from '../../../store/solicitudes.ts';
import type { Web, WebApp } from '../../../web/web.ts';
import { showChat, showControls } from '../chat-page.ts';
import { dialogueRoutes } from './dialogue-routes.ts';

const { chat } = paths;

function chatAlone(app: WebApp, web: Web): void {
  app.get(chat.inicio, (c) => showChat(web, c));
  app.get(chat.controles, (c) => showControls(web, c));
  dialogueRoutes(app, web);
}

let served: Served;
before(async () => {
  served = await serveScene([chatAlone]);
});
after(() => served.stop());

const withEffect = (efecto: NombreEfecto) => {
  const found = tramites.find(({ alAprobar }) => alAprobar === efecto);
  assert.ok(found);
  return found.id;
};

type Window = { readonly client: WebClient; readonly talk: Talk };

/** Somebody signed in, in a conversation of theirs; each test has its own people, because a person sees one conversation. */
async function open(key: PartyKey): Promise<Window> {
  const actor = served.supplier(key);
  const talk = await beginTalk(served.deps, actor);
  return { talk, client: new WebClient(served.origin, await served.sessionOf(actor)) };
}

async function send(
  { client }: Window,
  action: string,
  answers: readonly (readonly [string, string])[],
): Promise<Answer> {
  return client.post(await client.get(chat.inicio), action, answers);
}

const pasoOn = (html: string) => /name="paso" value="([^"]*)"/.exec(html)?.[1];

test('from the first question to the decision, each answer leads to the next question', async () => {
  const at = await open('textilera');
  const started = await send(at, chat.tramite, [['tramite', withEffect('actualizarDireccionYNombre')]]);
  assert.deepEqual([started.status, started.location], [303, `${chat.inicio}#fin`]);
  const first = await at.client.get(chat.inicio);
  assert.equal(pasoOn(first.html), 'cambia');
  assert.match(first.html, /Paso 1 de/);
  await send(at, chat.respuesta, [['cambia', 'nombreComercial']]);
  const second = await at.client.get(chat.inicio);
  assert.equal(pasoOn(second.html), 'nombreComercial');
  assert.match(second.html, /Hoy consta/);
  await send(at, chat.respuesta, [['nombreComercial', 'Hilos del Páramo Sintético']]);
  const review = await at.client.get(chat.inicio);
  assert.match(review.html, /Hilos del Páramo Sintético/);
  const confirm = [...review.html.matchAll(/name="confirmaciones"[^>]*value="([^"]*)"/g)].map(
    (m) => ['confirmaciones', m[1] ?? ''] as const,
  );
  const unconfirmed = confirm.length === 0 ? null : await at.client.post(review, chat.presentar, []);
  if (unconfirmed !== null) {
    assert.equal(unconfirmed.status, 422);
    assert.match(unconfirmed.html, /href="#confirmaciones"/);
  }
  const filed = await at.client.post(review, chat.presentar, confirm);
  assert.equal(filed.status, 303, filed.html.slice(0, 800));
  const thread = await at.client.get(chat.inicio);
  const referencia = /\/mis-solicitudes\/([\w-]+)"|solicitudes\/([\w-]+)"/.exec(thread.html);
  const stored = await findSolicitudByReferencia(served.deps.db, referencia?.[1] ?? referencia?.[2] ?? '');
  assert.equal(stored?.canal, 'chat');
  assert.equal((await conversationOf(at.talk)).dialogo, null);
});

test('a wrong answer shows the question again with what was typed and what is wrong', async () => {
  const at = await open('personaNatural');
  await send(at, chat.tramite, [['tramite', withEffect('actualizarTelefonos')]]);
  const wrong = await send(at, chat.respuesta, [
    ['telefonos.0.tipo', 'celular'],
    ['telefonos.0.numero', '09-abc'],
  ]);
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /value="09-abc"/);
  assert.match(wrong.html, /href="#telefonos\.0\.numero"/);
  const lines = (await conversationOf(at.talk)).lineas;
  const again = await at.client.get(chat.inicio);
  assert.match(again.html, /value="09-abc"/, 'still there on the next visit');
  assert.equal((await conversationOf(at.talk)).lineas, lines);
});

test('buttons within a question need no JavaScript: rows, a search, lists one after the other', async () => {
  const at = await open('asociacion');
  await send(at, chat.tramite, [['tramite', withEffect('actualizarTelefonos')]]);
  const added = await send(at, chat.respuesta, [
    ['telefonos.0.tipo', 'celular'],
    ['telefonos.0.numero', '0990001234'],
    ['_accion', 'agregar:telefonos'],
  ]);
  assert.deepEqual([added.status, added.location], [303, `${chat.inicio}#telefonos-1`]);
  assert.match((await at.client.get(chat.inicio)).html, /name="telefonos\.1\.numero"/);

  const cpc = await open('consultoraExtranjera');
  await send(cpc, chat.tramite, [['tramite', withEffect('inscribirCpc')]]);
  const words = await send(cpc, chat.respuesta, [
    ['codigos.0.cpc_buscar', 'prendas'],
    ['_accion', 'buscar:codigos.0.cpc'],
  ]);
  assert.match(words.location ?? '', /^\/chat\?en=codigos\.0\.cpc&buscar=prendas#/);
  const results = await cpc.client.get((words.location ?? '').split('#')[0] ?? '');
  assert.match(results.html, /resultado/);

  const place = cpc;
  await send(place, chat.tramite, [['tramite', withEffect('actualizarDireccionYNombre')]]);
  await send(place, chat.respuesta, [['cambia', 'direccion']]);
  const province = await send(place, chat.respuesta, [['parroquia_provincia', '17']]);
  assert.deepEqual([province.status, province.location], [303, `${chat.inicio}#parroquia_canton`]);
  assert.match((await place.client.get(chat.inicio)).html, /value="1701"/);
});

test('an optional question can be left out, and an earlier one gone back to', async () => {
  const at = await open('noHabilitada');
  await send(at, chat.tramite, [['tramite', withEffect('actualizarDireccionYNombre')]]);
  await send(at, chat.respuesta, [['cambia', 'direccion']]);
  await send(at, chat.respuesta, [
    ['parroquia_provincia', '17'],
    ['parroquia_canton', '1701'],
    ['parroquia', '170150'],
  ]);
  await send(at, chat.respuesta, [['calle', 'Avenida Sintética']]);
  assert.equal(pasoOn((await at.client.get(chat.inicio)).html), 'numero');
  await send(at, chat.respuesta, [['_accion', 'omitir']]);
  assert.equal(pasoOn((await at.client.get(chat.inicio)).html), 'interseccion');
  await send(at, chat.respuesta, [
    ['interseccion', 'Sin terminar'],
    ['_accion', 'volver:calle'],
  ]);
  const back = await at.client.get(chat.inicio);
  assert.equal(pasoOn(back.html), 'calle');
  assert.match(back.html, /value="Avenida Sintética"/);
  await send(at, chat.respuesta, [['calle', 'Calle Sintética']]);
  const on = await at.client.get(chat.inicio);
  assert.equal(pasoOn(on.html), 'interseccion');
  assert.match(on.html, /value="Sin terminar"/);
});

test('papers: what is missing is said, a file can be taken out again, and nothing goes into another draft', async () => {
  const at = await open('conPendientes');
  await send(at, chat.tramite, [['tramite', withEffect('actualizarTelefonos')]]);
  await send(at, chat.respuesta, [
    ['telefonos.0.tipo', 'celular'],
    ['telefonos.0.numero', '0990001234'],
  ]);
  const page = await at.client.get(chat.inicio);
  const missing = await at.client.postFiles(page, chat.documentos, []);
  assert.equal(missing.status, 422);
  assert.match(missing.html, /Adjunte: Justificativos/);
  const file = ['documento:justificativos', 'planilla.pdf', sampleFiles.pdf] as const;
  const stale = page.html.replace(/name="borrador" value="[^"]*"/g, 'name="borrador" value="otro"');
  const refused = await at.client.postFiles({ ...page, html: stale }, chat.documentos, [file]);
  assert.equal(refused.status, 409);
  const { borrador = '' } = hiddenFields(page.html, chat.documentos);
  assert.equal((await findDraft(served.deps, borrador))?.adjuntos.length, 0);
  const sent = await at.client.postFiles(page, chat.documentos, [file]);
  assert.equal(sent.status, 303);
  const review = await at.client.get(chat.inicio);
  assert.match(review.html, /planilla\.pdf/);
  assert.match(review.html, /Presentar la solicitud/);
});

test('a script gets numbers and problems, and the controls anew', async () => {
  const at = await open('pasiva');
  const asked = async (action: string, answers: readonly (readonly [string, string])[]) => {
    const page = await at.client.get(chat.controles);
    const body = new URLSearchParams([
      ...Object.entries(hiddenFields(page.html, action)),
      ...answers.map(([k, v]): [string, string] => [k, v]),
    ]);
    return at.client.send(action, { method: 'POST', body, headers: { accept: 'application/json' } });
  };
  const begun = await asked(chat.tramite, [['tramite', withEffect('actualizarDireccionYNombre')]]);
  assert.equal(begun.status, 200);
  assert.equal(JSON.parse(begun.html).n, (await conversationOf(at.talk)).lineas);
  const wrong = await asked(chat.respuesta, []);
  assert.equal(wrong.status, 422);
  assert.equal(JSON.parse(wrong.html).errors[0].pointer, 'cambia');
  await asked(chat.respuesta, [['cambia', 'direccion']]);
  const looked = await asked(chat.respuesta, [
    ['parroquia_provincia', '17'],
    ['_accion', 'cascada:parroquia'],
  ]);
  assert.equal(JSON.parse(looked.html).donde, '#parroquia_canton');
});

test('whoever is not signed in signs in first, and a form of another visit is refused with what was typed', async () => {
  const at = await open('asociacionSinDirectiva');
  await send(at, chat.tramite, [['tramite', withEffect('actualizarDireccionYNombre')]]);
  await send(at, chat.respuesta, [['cambia', 'nombreComercial']]);
  const page = await at.client.get(chat.inicio);
  const forged = page.html.replace(/name="_csrf" value="[^"]*"/g, 'name="_csrf" value="ajena"');
  const refused = await at.client.post({ ...page, html: forged }, chat.respuesta, [
    ['nombreComercial', 'Escrito con esmero'],
  ]);
  assert.equal(refused.status, 403);
  assert.match(refused.html, /value="Escrito con esmero"/);
  const stranger = new WebClient(served.origin);
  const asked = await stranger.post(page, chat.respuesta, [['nombreComercial', 'Escrito con esmero']]);
  assert.match(asked.html, /Ingresar/);
  assert.match(asked.html, /Escrito\+con\+esmero/);
});

test('leaving keeps the draft and says where it goes on', async () => {
  const at = await open('correoReciente');
  await send(at, chat.tramite, [['tramite', withEffect('actualizarDireccionYNombre')]]);
  const { borrador = '' } = hiddenFields((await at.client.get(chat.inicio)).html, chat.dejarTramite);
  await send(at, chat.dejarTramite, []);
  const page = await at.client.get(chat.inicio);
  assert.ok(page.html.includes(paths.borrador(borrador)));
  assert.ok(await findDraft(served.deps, borrador));
  assert.equal(pasoOn(page.html), undefined);
});
