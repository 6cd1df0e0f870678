// Data of people, in a browser and without script: asking for a copy, answering, orders to keep, how long things are kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { browserOrReason, isSound } from '../../../tests/browser.ts';
import { fileFor } from '../../../tests/filing.ts';
import { unsealedReceipts } from '../../../tests/sample-log.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { depurarSolicitud } from '../../actions/conservacion/depurar-solicitud.ts';
import { withdrawSolicitud } from '../../actions/withdraw-solicitud.ts';
import { portalDoor } from '../../channels/portal/portal-door.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { prepareCopies } from '../../duties/prepare-copies.ts';
import { paths } from '../../paths.ts';
import { updateClave } from '../../store/cuentas.ts';
import { openHub } from '../../web/chat/hub.ts';
import { deskDoor } from '../desk-door.ts';

const clave = 'palabras largas para pedir mis datos';
let served: Served;
let browser: Browser | string = 'no iniciado';
let drain: () => Promise<void>;

before(async () => {
  served = await serveScene(
    [
      (app, web) => {
        const hub = openHub(web.deps);
        drain = () => hub.drain();
        deskDoor(unsealedReceipts, hub)(app, web);
      },
      portalDoor,
    ],
    { host: 'localhost' },
  );
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await drain();
  await served.stop();
});

async function open(session: string, path: string, javaScriptEnabled: boolean): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled });
  await context.addCookies([{ name: 'sesion', value: session, url: served.origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  await page.goto(served.origin + path);
  return page;
}

const textOf = async (page: Page) => (await page.locator('main').textContent()) ?? '';
const officer = () => served.sessionOf(served.staff('proteccion'));

test('a person asks for a copy, proves who they are and downloads it, all without script', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const owner = served.supplier('textilera');
  const { deps } = served;
  await updateClave(deps.db, owner.cuenta, await deps.passwords.hash(clave), deps.clock.nowMs());
  const page = await open(await served.sessionOf(owner), paths.misDatos, false);
  const stale = {
    name: 'prueba-sin-refuerzo',
    text: 'update sesiones set reforzada_en = null where cuenta = $1',
  };
  await deps.db.execute(stale, [owner.cuenta]);
  await isSoundHere(page, 'mis-datos-inicio');
  await page.click('text=Enviar la petición');
  assert.match(await textOf(page), /Hay un problema/);
  await page.check('input[value=acceso]');
  await page.click('text=Enviar la petición');
  assert.match(await textOf(page), /escriba otra vez su clave/);
  await page.click('.govuk-error-summary a');
  await page.fill('#clave', clave);
  await page.click('text=Continuar');
  await page.check('input[value=acceso]');
  await page.click('text=Enviar la petición');
  assert.match(await textOf(page), /Recibimos su petición DP-/);
  assert.equal(await prepareCopies(deps), 1);
  await page.goto(served.origin + paths.misDatos);
  await isSoundHere(page, 'mis-datos-lista');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('text=Descargar la copia'),
  ]);
  assert.match(download.suggestedFilename(), /^datos-DP-.*\.zip$/);
  await page.context().close();
});

/** Pictures are taken by a page with script, since axe needs one. */
async function isSoundHere(page: Page, name: string): Promise<void> {
  const cookies = await page.context().cookies();
  const session = cookies.find((cookie) => cookie.name === 'sesion')?.value ?? '';
  const twin = await open(session, new URL(page.url()).pathname, true);
  await isSound(twin, name);
  await twin.context().close();
}

test('the officer enters a request, says how they knew who asks, answers; every page is sound', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open(await officer(), paths.mesa.datos.inicio, true);
  await isSound(page, 'datos-inicio');
  await page.click('text=Registrar una petición');
  await isSound(page, 'datos-nueva');
  await page.click('button:has-text("Registrar")');
  assert.match(await textOf(page), /Elija qué quiere pedir/);
  await page.check('input[value=supresion]');
  await page.check('input[value=ventanilla]');
  await page.fill('#nombre', 'Persona Sintética');
  await page.fill('#correo', 'persona.sintetica@correo.example');
  await page.fill('#detalle', 'Pide que eliminemos sus conversaciones.');
  await page.click('button:has-text("Registrar")');
  assert.match(page.url(), /peticiones\/[0-9a-f-]{36}$/);
  await isSound(page, 'datos-peticion-sin-identidad');
  await page.fill('#texto', 'Eliminamos todo lo que la ley permite eliminar.');
  await page.click('text=Enviar la respuesta');
  assert.match(await textOf(page), /Primero escriba cómo comprobó/);
  await page.fill('#identidad', 'Cédula vista en la ventanilla, con su foto.');
  await page.click('button:has-text("Guardar")');
  assert.match(await textOf(page), /No queda nada que pueda eliminarse ahora/);
  await page.fill('#texto', 'No guardamos nada más de usted que esta petición.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction('document.querySelector("main").textContent.includes("Petición atendida")');
  await isSound(page, 'datos-peticion-atendida');
  await page.context().close();
});

test('an order is given and lifted, stands on the case for its officers, and what lost its content still has a page', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const actor = served.supplier('conPendientes');
  const { deps } = served;
  const datos = { alcance: 'temporal', fecha: served.today, motivo: 'Suspendemos operaciones.' };
  const { referencia } = await fileFor(served, { actor, tramite: 'cambio-a-pasivo', datos });
  const page = await open(await officer(), paths.mesa.datos.conservaciones, true);
  await page.check('input[value=periodo]');
  await isSound(page, 'datos-ordenes-nueva');
  await page.check('input[value=caso]');
  await page.fill('#referencia', referencia);
  await page.click('text=Dar la orden');
  assert.match(await textOf(page), /Explique el motivo/);
  assert.equal(await page.inputValue('#referencia'), referencia);
  await page.fill('textarea[name=motivo]', 'Oficio sintético de la Fiscalía, proceso de prueba.');
  await page.click('text=Dar la orden');
  assert.match(await textOf(page), new RegExp(`La solicitud ${referencia}`));
  await isSound(page, 'datos-ordenes');
  const desk = new WebClient(served.origin, await served.sessionOf(served.staff('registro1')));
  const caso = await desk.get(paths.mesa.solicitud(referencia));
  assert.match(caso.html, /Se ordenó conservarla/);
  assert.match(caso.html, /Con orden de conservación/);
  await page.click('summary:has-text("Levantar la orden")');
  await page.fill('.v-datos-orden textarea', 'Terminó el proceso de prueba.');
  await page.click('button:has-text("Levantar")');
  assert.match(await textOf(page), /Ninguna orden rige ahora/);
  await page.context().close();

  const version = Number(/name="version" value="(\d+)"/.exec(caso.html)?.[1] ?? 0) + 1;
  const withdrawn = await withdrawSolicitud(deps, actor, {
    referencia,
    versionVista: version,
    llave: 'desistir-de-prueba',
  });
  assert.ok(!isRefusal(withdrawn));
  const done = await depurarSolicitud(deps, { referencia, anios: 10, version: 0 });
  assert.ok(!isRefusal(done));
  const empty = await desk.get(paths.mesa.solicitud(referencia));
  assert.equal(empty.status, 200);
  assert.match(empty.html, /Se retiró su contenido personal/);
  assert.match(empty.html, /se cumplió su tiempo/);
  assert.ok(!empty.html.includes('Suspendemos operaciones'));
  const anybody = new WebClient(served.origin);
  assert.equal((await anybody.get(paths.seguimientoDe(referencia))).status, 200);
});

test('an administrator sees what other times would remove before they hold; the public page says the new ones', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open(
    await served.sessionOf(served.staff('administracion')),
    paths.mesa.conservacion,
    true,
  );
  await isSound(page, 'conservacion');
  await page.fill('#conversaciones', '7');
  await page.click('text=Ver qué saldría');
  assert.match(await textOf(page), /escriba un número entero entre 30 y 3650/i);
  await page.fill('#conversaciones', '400');
  await page.click('text=Ver qué saldría');
  assert.match(await textOf(page), /Todavía no rigen/);
  await page.fill('#motivo', 'Resolución sintética de prueba.');
  await page.click('button:has-text("Guardar")');
  assert.match(await textOf(page), /Los tiempos nuevos ya rigen/);
  await page.goto(served.origin + paths.privacidad);
  assert.match(await textOf(page), /400 días/);
  await isSound(page, 'privacidad');
  await page.context().close();
});

test('to anybody else the room does not exist, and neither does the setting', async () => {
  for (const usuario of ['registro1', 'supervisora', 'auditor']) {
    const client = new WebClient(served.origin, await served.sessionOf(served.staff(usuario)));
    for (const path of [
      paths.mesa.datos.inicio,
      paths.mesa.datos.nueva,
      paths.mesa.datos.conservaciones,
      paths.mesa.conservacion,
    ])
      assert.equal((await client.get(path)).status, 404, `${usuario} ${path}`);
  }
});
