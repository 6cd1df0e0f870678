// A complaint in a real browser, with and without JavaScript: told, sent, words kept, opened again, answered; sound at both widths.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { denunciasDoor } from '../../src/channels/denuncias/denuncias-door.ts';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import { paths } from '../../src/paths.ts';
import { tramites } from '../../tramites/index.ts';
import { browserOrReason, isSound } from '../browser.ts';
import { someReaders } from '../sealed-readers.ts';
import { type Served, serveScene } from '../served.ts';

const { denuncias } = paths;
let served: Served;
let browser: Browser | string;

before(async () => {
  browser = await browserOrReason();
  served = await serveScene([portalDoor, denunciasDoor]);
  await someReaders(served.deps);
});
after(async () => {
  await served.stop();
  if (typeof browser !== 'string') await browser.close();
});

function journey(name: string, javaScriptEnabled: boolean, work: (page: Page) => Promise<void>): void {
  test(name, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const context = await browser.newContext({ javaScriptEnabled, locale: 'es-EC' });
    const page = await context.newPage();
    const strays: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(served.origin) && !request.url().startsWith('data:'))
        strays.push(request.url());
    });
    await work(page);
    assert.deepEqual(strays, [], 'nothing of another origin is asked for');
    return context.close();
  });
}

const go = (page: Page, button: string) =>
  Promise.all([page.waitForNavigation(), page.getByRole('button', { name: button, exact: true }).click()]);

const where = (page: Page) => new URL(page.url()).pathname;

/** `look`: called on every page on the way. */
async function tell(page: Page, look: (name: string) => Promise<void>): Promise<readonly string[]> {
  await page.goto(served.origin + denuncias.inicio);
  await look('inicio');
  await page.getByRole('button', { name: 'Empezar' }).click();
  await look('materia');
  await page.getByLabel('Un posible acto de corrupción en una compra pública').check();
  await go(page, 'Continuar');
  await look('hechos');
  await page.getByLabel('¿Qué ocurrió?').fill('Las bases nombran una sola marca.');
  await go(page, 'Continuar');
  await look('proceso-antes');
  await page.getByLabel('Sí', { exact: true }).check();
  await look('proceso');
  await page.getByLabel('Código del proceso', { exact: true }).fill('sie mdemo 001 2026');
  await go(page, 'Continuar');
  await look('entidad');
  await go(page, 'Continuar');
  await look('como');
  await go(page, 'Continuar');
  await look('seguridad');
  await go(page, 'Continuar');
  await page
    .locator('#archivos')
    .setInputFiles({ name: 'captura.png', mimeType: 'image/png', buffer: Buffer.from('imagen de prueba') });
  await go(page, 'Adjuntar y quedarse aquí');
  await look('archivos');
  await go(page, 'Continuar');
  await look('identidad');
  await page.getByLabel('Sus nombres y apellidos').fill('Persona de Ejemplo Uno');
  await go(page, 'Continuar');
  assert.equal(where(page), denuncias.paso(6));
  await look('identidad-errores');
  await page.getByLabel('Su cédula o pasaporte').fill('3000000012');
  await go(page, 'Continuar');
  await look('revisar');
  await page.getByLabel('Declaro que lo que cuento').check();
  served.deps.clock.advance(10_000);
  await go(page, 'Enviar la denuncia');
  await look('palabras');
  const words = await page.locator('.v-palabras li').allTextContents();
  await page.getByLabel('Palabra 3').fill(words[2] ?? '');
  await page.getByLabel('Palabra 7').fill(words[6] ?? '');
  await go(page, 'Comprobar y terminar');
  await look('listo');
  return words;
}

async function comeBack(
  page: Page,
  words: readonly string[],
  look: (name: string) => Promise<void>,
): Promise<void> {
  await page.goto(served.origin + denuncias.volver);
  await look('volver');
  await page.getByLabel('Escriba sus ocho palabras').fill(words.join(' '));
  await go(page, 'Abrir');
  await page.getByLabel('Escriba a quien lee su denuncia').fill('Recordé que fue un martes.');
  await go(page, 'Enviar');
  assert.match((await page.locator('main').textContent()) ?? '', /Recordé que fue un martes/);
  await look('hilo');
  await go(page, 'Salir rápido');
  assert.equal(where(page), paths.catalogo);
  await page.goto(served.origin + denuncias.hilo);
  assert.equal(where(page), denuncias.volver, 'nothing is left in this browser');
  await page.getByLabel('Escriba sus ocho palabras').fill('una dos tres');
  await go(page, 'Abrir');
  await look('no-encontrada');
}

for (const javaScript of [true, false]) {
  const kind = javaScript ? 'js' : 'sin-js';
  journey(`a complaint from the first page to the thread (${kind})`, javaScript, async (page) => {
    // Without scripts axe cannot run inside the page; the markup is the same.
    const look = async (name: string) => (javaScript ? isSound(page, `denuncia-${name}`) : undefined);
    await comeBack(page, await tell(page, look), look);
  });
}

journey('the page of the trámite leads to the sealed door and says what mail is', true, async (page) => {
  const sealed = tramites.find(({ sellado }) => sellado === true);
  await page.goto(served.origin + paths.tramite(sealed?.id ?? ''));
  await isSound(page, 'denuncia-tramite');
  assert.match((await page.locator('main').textContent()) ?? '', /confidencial[\s\S]*no es anónimo/);
  await page.getByRole('button', { name: 'Empezar' }).first().click();
  await page.waitForURL(served.origin + denuncias.inicio);
});
