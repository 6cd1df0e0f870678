/** Dashboards, export and the public page in a real browser: sound to look at, by keyboard, without scripts, and light. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { browserOrReason, isSound } from '../../../tests/browser.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { fillFigures } from '../../actions/cifras/testing/fill-figures.ts';
import { portalDoor } from '../../channels/portal/portal-door.ts';
import { paths } from '../../paths.ts';
import { addFiguresRoutes } from './figures-door.ts';

const { cifras } = paths.mesa;
let served: Served;
let browser: Browser | string = 'no iniciado';

before(async () => {
  served = await serveScene([addFiguresRoutes, portalDoor], { host: 'localhost' });
  await fillFigures(served.deps, 900);
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

async function open(usuario: string | null, path: string, javaScriptEnabled = true): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled });
  if (usuario !== null) {
    const session = await served.sessionOf(served.staff(usuario));
    await context.addCookies([{ name: 'sesion', value: session, url: served.origin }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  await page.goto(served.origin + path);
  return page;
}

for (const [name, usuario, path] of [
  ['cifras', 'supervisora', cifras.inicio],
  ['cifras-anio', 'auditor', `${cifras.inicio}?periodo=365`],
  ['cifras-tramites', 'supervisora', `${cifras.tramites}?periodo=90`],
  ['cifras-puertas', 'auditor', `${cifras.puertas}?periodo=90`],
  ['cifras-unidades', 'administracion', `${cifras.unidades}?periodo=90`],
  ['cifras-horas', 'supervisora', `${cifras.horas}?periodo=90`],
  ['cifras-vacia', 'auditor', `${cifras.horas}?desde=2020-01-01&hasta=2020-01-31`],
  ['cifras-mal', 'auditor', `${cifras.inicio}?periodo=&desde=2026-02-30`],
  ['cifras-exportar', 'supervisora', `${cifras.exportar}?periodo=90`],
  ['transparencia', null, paths.transparencia],
] as const) {
  test(`${name}: no axe violation, nothing sideways`, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const page = await open(usuario, path);
    await isSound(page, name);
    await page.context().close();
  });
}

test('by keyboard and without scripts: filters, a table behind its chart, a file', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open('supervisora', cifras.inicio, false);
  await page.locator('#periodo').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Ver', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/periodo=90/);
  const summary = page.locator('summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('columnheader', { name: 'Recibidas' }).first().waitFor();
  await page.getByRole('link', { name: 'Exportar las solicitudes' }).click();
  await page.getByLabel('CSV', { exact: true }).check();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Descargar' }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^solicitudes-\d{4}-\d{2}-\d{2}-a-\d{4}-\d{2}-\d{2}\.csv$/);
  await page.context().close();
});

test('the public page is under 30 KB with everything but the shared sheet and script', async () => {
  const response = await fetch(served.origin + paths.transparencia);
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.ok(gzipSync(bytes).length < 10_000, String(gzipSync(bytes).length));
});

test('ASVS 3.5.1 an export is only set off by its own form; who may not export finds none', async () => {
  const client = new WebClient(served.origin, await served.sessionOf(served.staff('supervisora')));
  const page = await client.get(cifras.exportar);
  const answers = [
    ['formato', 'csv'],
    ['columna', 'referencia'],
  ] as const;
  const forged = await client.send(cifras.exportar, {
    method: 'POST',
    body: new URLSearchParams(
      [...answers, ['_csrf', 'x']].map(([k = '', v = '']): [string, string] => [k, v]),
    ),
  });
  assert.notEqual(forged.status, 200);
  const sent = await client.post(page, cifras.exportar, answers);
  assert.equal(sent.status, 200);
  assert.match(sent.html, /^Referencia\r\nVT-/);
  const none = await client.post(page, cifras.exportar, [['formato', 'csv']]);
  assert.equal(none.status, 422);
  assert.match(none.html, /href="#columna">Elija al menos una columna/);
  const wrong = page.html.replace(
    /(name="consulta" value=")[^"]*/,
    '$1periodo=&amp;desde=2026-02-30&amp;hasta=2026-03-01',
  );
  const refused = await client.post({ ...page, html: wrong }, cifras.exportar, answers);
  assert.equal(refused.status, 422);
  assert.doesNotMatch(refused.html, /^Referencia/, 'another period than the one asked for is not exported');
  for (const usuario of ['registro1', 'administracion', 'proteccion']) {
    const other = new WebClient(served.origin, await served.sessionOf(served.staff(usuario)));
    assert.equal((await other.get(cifras.exportar)).status, 403, usuario);
  }
});
