// The audit room in a browser: its pages are sound, work by keyboard and without script, and exist for auditors only.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { browserOrReason, isSound } from '../../../tests/browser.ts';
import { fileFor } from '../../../tests/filing.ts';
import { advanceReviews } from '../../actions/auditoria/advance-reviews.ts';
import { paths } from '../../paths.ts';
import { logKeysFrom } from '../../trust/registro-publico/log-keys.ts';
import { type DeskServer, filePassive, startDesk } from '../testing/desk-server.ts';

let desk: DeskServer;
let browser: Browser | string = 'no iniciado';
let decided = '';
const folder = mkdtempSync(join(tmpdir(), 'ventanilla-auditoria-'));
const tools = {
  keys: logKeysFrom(Buffer.alloc(32, 7), 'prueba.example/registro'),
  headPath: join(folder, 'registro-publico.punto'),
};

before(async () => {
  desk = await startDesk();
  browser = await browserOrReason();
  const filed = await fileFor(desk.scene, {
    actor: desk.scene.supplier('textilera'),
    tramite: 'contactos-telefonicos',
    datos: { telefonos: [{ tipo: 'convencional', numero: '022345678', extension: '' }] },
  });
  decided = filed.referencia;
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(usuario: string, path: string, javaScriptEnabled = true): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled });
  const session = await desk.sessionOf(desk.scene.staff(usuario));
  await context.addCookies([{ name: 'sesion', value: session, url: desk.href }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(desk.href + path);
  return page;
}
const textOf = async (page: Page) => (await page.locator('main').textContent()) ?? '';
const { auditoria } = paths.mesa;

test('others find no such room; a supervisor sees who saw a case of the unit, from its own page', async () => {
  const { referencia } = await filePassive(desk.scene);
  const rooms = [auditoria.inicio, auditoria.exportar, auditoria.revisiones, auditoria.caso(referencia)];
  for (const usuario of ['registro1', 'administracion'])
    for (const path of rooms)
      assert.equal((await (await desk.as(usuario)).get(path)).status, 404, `${usuario} ${path}`);
  const supervisor = await desk.as('supervisora');
  for (const path of rooms.slice(0, 3)) assert.equal((await supervisor.get(path)).status, 404, path);
  const page = await supervisor.get(paths.mesa.solicitud(referencia));
  assert.match(page.html, /Quién vio esta solicitud/);
  const seen = await supervisor.get(auditoria.caso(referencia));
  assert.equal(seen.status, 200);
  assert.match(seen.html, /Supervisora/);
  assert.doesNotMatch(seen.html, /Comprobar su cadena/);
});

test('the lines are sound; filters by person and by case lead on; what is looked at leaves a line', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const reader = await open('supervisora', paths.mesa.solicitud(decided));
  await reader.goto(`${desk.href}${paths.mesa.buscar}?q=textiles`);
  const page = await open('auditor', auditoria.inicio);
  await isSound(page, 'auditoria-lineas');
  assert.match(await textOf(page), /Leyó una solicitud/);
  await page.fill('#quien', 'supervisora');
  await page.keyboard.press('Enter');
  await page.waitForURL(/quien=supervisora/);
  assert.match(await textOf(page), /Qué hizo y qué leyó/);
  assert.match(await textOf(page), /Buscó/);
  await isSound(page, 'auditoria-persona');
  await page.goto(`${desk.href}${auditoria.inicio}?busco=Textiles`);
  assert.match(await textOf(page), /1 línea\./);
  await page.goto(`${desk.href}${auditoria.inicio}?desde=ayer&caso=VT-1&quien=nadie`);
  assert.match(await textOf(page), /Hay un problema/);
  assert.match(await textOf(page), /No hay ninguna cuenta/);
  await isSound(page, 'auditoria-errores');
  await page.goto(`${desk.href}${auditoria.inicio}?lecturas=si`);
  assert.match(await textOf(page), /Consultó la auditoría/);
  await page.goto(desk.href + auditoria.caso(decided));
  assert.match(await textOf(page), /Supervisora/);
  await isSound(page, 'auditoria-caso');
});

test('without script a case is checked and its decision repeated; the reviews say what came of it', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open('auditor', auditoria.caso(decided), false);
  await page.click('text=Comprobar su cadena');
  assert.match(await textOf(page), /En curso/);
  while (await advanceReviews(desk.scene.deps, tools));
  await page.goto(page.url());
  assert.match(await textOf(page), /Todo coincide/);
  assert.match(await textOf(page), /Nada fue reescrito, borrado ni movido/);
  await page.goto(desk.href + auditoria.caso(decided));
  await page.click('text=Repetir su decisión automática');
  while (await advanceReviews(desk.scene.deps, tools));
  await page.goto(page.url());
  assert.match(await textOf(page), /Mismo resultado/);
  await page.goto(desk.href + auditoria.revisiones);
  await page.click('text=Empezar la revisión');
  assert.match(await textOf(page), /Elija qué quiere revisar/);
  await page.check('input[value=periodo]');
  await page.fill('#desde', '2026-31-12');
  await page.click('text=Empezar la revisión');
  assert.match(await textOf(page), /Escriba el primer día/);
  assert.equal(await page.inputValue('#desde'), '2026-31-12');
});

test('the pages of reviews are sound: the form, one in hand that is stopped, one with differences', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open('auditor', auditoria.revisiones);
  await isSound(page, 'auditoria-revisiones');
  await page.focus('input[value=registro]');
  await page.keyboard.press('Space');
  await page.fill('#hoja', '0');
  await page.keyboard.press('Enter');
  await page.waitForURL(/revisiones\/[0-9a-f-]{36}$/);
  await isSound(page, 'auditoria-revision-en-curso');
  await page.click('text=Detener');
  assert.match(await textOf(page), /Detenida/);
  const { deps } = desk.scene;
  const forged = {
    name: 'prueba-revision-con-hallazgos',
    text: `update revisiones set estado = 'terminada', hallados = 60, hallazgos = $1::jsonb, resultado = '{"hojas":1200,"puntos":14,"cabeza":"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="}'`,
  };
  const frase = `El evento 3 de la solicitud ${decided} fue reescrito: su contenido no da su hash.`;
  await deps.db.execute(forged, [
    JSON.stringify([{ codigo: 'evento-reescrito', frase, referencia: decided }]),
  ]);
  await page.reload();
  assert.match(await textOf(page), /60 diferencias/);
  await isSound(page, 'auditoria-revision-con-diferencias');
});

test('the export asks who is there once the proof is old, and brings the filtered lines', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const clave = await desk.withPassword('auditor');
  const page = await open('auditor', `${auditoria.inicio}?de=diario`);
  const stale = {
    name: 'prueba-sin-refuerzo',
    text: 'update sesiones set reforzada_en = null where cuenta = $1',
  };
  await desk.scene.deps.db.execute(stale, [desk.scene.staff('auditor').cuenta]);
  await page.click('text=Exportar estas líneas');
  await isSound(page, 'auditoria-exportar');
  await page.check('input[value=csv]');
  await page.click('text=Descargar');
  assert.match(await textOf(page), /Escriba su clave/);
  await page.fill('#clave', clave);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Descargar')]);
  assert.equal(download.suggestedFilename(), 'auditoria.csv');
  await page.goto(`${desk.href}${auditoria.exportar}?quien=nadie`);
  await page.click('text=Descargar');
  assert.match(await textOf(page), /Los filtros no dicen con claridad/);
});
