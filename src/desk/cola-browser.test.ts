// The queue's marks and keys, doing one thing to many cases, the search and kept filters: in a browser and without script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { browserOrReason, isSound } from '../../tests/browser.ts';
import { refreshSearch } from '../actions/buscar/refresh-search.ts';
import { paths } from '../paths.ts';
import { searchHref } from './buscar/search-address.ts';
import { queueHref } from './queue-address.ts';
import { type DeskServer, fileEmailChange, filePassive, startDesk } from './testing/desk-server.ts';

let desk: DeskServer;
let browser: Browser | string = 'no iniciado';
const filed: string[] = [];
const everything = queueHref({ tab: 'todas' });

before(async () => {
  desk = await startDesk();
  for (let n = 0; n < 4; n += 1) {
    desk.scene.deps.clock.advance(60_000);
    filed.push((n % 2 === 0 ? await filePassive(desk.scene) : await fileEmailChange(desk.scene)).referencia);
  }
  await refreshSearch(desk.scene.deps);
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
});

async function open(usuario: string, path: string, javaScriptEnabled = true): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled });
  const value = await desk.sessionOf(desk.scene.staff(usuario));
  await context.addCookies([{ name: 'sesion', value, url: desk.href }]);
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  await page.goto(desk.href + path);
  return page;
}

test('without script: mark, look at what will happen, confirm, read what came of it', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open('registro1', everything, false);
  const [first = '', second = ''] = filed;
  for (const referencia of [first, second]) await page.check(`#sel-${referencia}`);
  await page.selectOption('#accion', 'tomar');
  await page.click('text=Ver qué pasará');
  assert.match(page.url(), /\/mesa\/lote\?/);
  assert.match(
    (await page.locator('main').textContent()) ?? '',
    /Todavía no se ha hecho nada\. De 2 solicitudes, se hará en 2\./,
  );
  await page.click('button:has-text("Tomar (2 solicitudes)")');
  assert.match(page.url(), /\/mesa\/lote\/[0-9a-f-]{36}$/);
  assert.match((await page.locator('main').textContent()) ?? '', /2 solicitudes quedaron a su cargo/);
  await page.context().close();
});

test('an empty note is refused beside its field and in the summary, with everything marked kept', async () => {
  const client = await desk.as('registro1');
  const [first = ''] = filed;
  const preview = await client.get(`${paths.mesa.lote.inicio}?accion=anotar&sel=${first}.2`);
  const refused = await client.post(preview, paths.mesa.lote.inicio, [
    ['accion', 'anotar'],
    ['sel', `${first}.2`],
    ['llave', 'llave-de-prueba-1'],
    ['texto', ' '],
  ]);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /href="#texto"/);
  assert.match(refused.html, new RegExp(`value="${first}\\.2"`));
  const nothing = await client.get(`${paths.mesa.lote.inicio}?accion=tomar`);
  assert.equal(nothing.status, 422);
});

test('keys: down, up, mark, search, help; and no key acts outside the list', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open('registro1', everything);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('x');
  assert.equal(await page.locator('[data-marca]:checked').count(), 0);
  await page.focus('a[data-fila]');
  const at = await focused();
  await page.keyboard.press('j');
  assert.notEqual(await focused(), at);
  await page.keyboard.press('x');
  assert.equal(await page.locator('[data-marca]:checked').count(), 1);
  assert.match((await page.locator('[data-marcadas]').textContent()) ?? '', /1 marcada/);
  await page.keyboard.press('k');
  assert.equal(await focused(), at);
  await page.keyboard.press('?');
  assert.ok(await page.locator('#teclas').isVisible());
  await isSound(page, 'cola-teclas');
  await page.keyboard.press('Escape');
  await page.focus('a[data-fila]');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'q');
  await page.keyboard.type('xjt?');
  assert.equal(await page.locator('#q').inputValue(), 'xjt?');
  await page.check('#sel-todas');
  assert.equal(await page.locator('[data-marca]:checked').count(), filed.length);
  await page.context().close();
});

test('a filter is kept with its count, shared by a supervisor, and taken away', async () => {
  const client = await desk.as('registro1');
  const href = queueHref({ tab: 'todas', tramite: 'cambio-a-pasivo' });
  const page = await client.get(href);
  const kept = await client.post(page, paths.mesa.filtros.guardar, [
    ['consulta', href.split('?')[1] ?? ''],
    ['nombre', 'Pasivos <b>'],
    ['llave', 'llave-filtro-1'],
  ]);
  assert.equal(kept.status, 303);
  const shown = await client.get(paths.mesa.cola);
  assert.match(shown.html, /Pasivos &lt;b&gt;<\/a> <span class="v-lado__cuenta">2</);
  const other = await (await desk.as('registro2')).get(paths.mesa.cola);
  assert.doesNotMatch(other.html, /Pasivos/);
  const stranger = await client.post(page, paths.mesa.filtros.guardar, [
    ['consulta', ''],
    ['nombre', 'De todos'],
    ['unidad', 'Registro de Proveedores'],
    ['llave', 'llave-filtro-2'],
  ]);
  assert.equal(stranger.status, 403);
  const [, id = ''] = /name="id" value="([0-9a-f-]{36})"/.exec(shown.html) ?? [];
  await client.post(shown, paths.mesa.filtros.quitar, [['id', id]]);
  assert.doesNotMatch((await client.get(paths.mesa.cola)).html, /Pasivos/);
});

test('search pages answer any address, escape what they show and find for whom they may', async () => {
  const client = await desk.as('registro1');
  const [first = ''] = filed;
  assert.match((await client.get(searchHref({ q: first }))).html, new RegExp(`data-fila>${first}<`));
  const outside = await (await desk.as('control1')).get(searchHref({ q: first }));
  assert.doesNotMatch(outside.html, new RegExp(`data-fila>${first}<`));
  assert.equal((await (await desk.as('administracion')).get(searchHref({ q: first }))).status, 403);
  for (const query of [
    'q=%3Cscript%3Ealert(1)%3C/script%3E',
    'q=%27%26%7C!()%3A*',
    'lugar=x~y',
    'desde=2026-02-31',
    'q=a&lugar=99999999999999~0',
  ]) {
    const answer = await client.get(`${paths.mesa.buscar}?${query}`);
    assert.equal(answer.status, 200, query);
    assert.doesNotMatch(answer.html, /<script>alert/);
  }
});

test('every page of these is sound: no axe violation, nothing sideways, narrow and wide', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const [first = '', second = '', third = ''] = filed;
  for (const [name, path] of [
    ['cola-marcas', everything],
    ['buscar-vacio', paths.mesa.buscar],
    ['buscar-nada', searchHref({ q: 'xilófono' })],
    ['buscar-hallazgos', searchHref({ q: 'operaciones pendiente', estado: 'abiertas' })],
    ['lote-previa', `${paths.mesa.lote.inicio}?accion=pasar&sel=${first}.2&sel=${second}.1&sel=${third}.1`],
    ['caso-relacionadas', paths.mesa.solicitud(first)],
  ] as const) {
    const page = await open('supervisora', path);
    assert.equal(await page.locator('text=Algo falló').count(), 0, name);
    if (name === 'caso-relacionadas')
      assert.match(
        (await page.locator('.v-relacionadas').textContent()) ?? '',
        new RegExp(`${third} *Posible duplicado`),
      );
    await isSound(page, name);
    await page.context().close();
  }
});
