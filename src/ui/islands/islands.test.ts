/** Every island in a real browser, under the real content policy, against small answers of its own. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { browserOrReason } from '../../../tests/browser.ts';
import { button } from '../components/button.ts';
import { fileList } from '../components/file-list.ts';
import { fileUpload } from '../components/file-upload.ts';
import { draftDone, form } from '../components/form.ts';
import { input } from '../components/input.ts';
import { passwordInput } from '../components/password-input.ts';
import { proofOfWork } from '../components/proof-of-work.ts';
import { referenceText } from '../components/reference.ts';
import { type Html, html } from '../html.ts';
import { page as pageOf } from '../layout/page.ts';
import type { Site } from '../layout/site.ts';
import { type MuestrarioServer, serveMuestrario } from '../testing/muestrario-server.ts';

let browser: Browser | string = 'no iniciado';
let server: MuestrarioServer;
let cacheDir = '';
let uploads = 0;
const bits = 14;

function formMain(): Html {
  return form({
    action: '/hecho',
    csrf: 'prueba',
    draftKey: 'contacto',
    content: html`${input({ name: 'nombre', label: 'Nombre' })}${passwordInput({ name: 'clave', label: 'Clave' })}${button({ text: 'Enviar' })}`,
  });
}

function uploadMain(): Html {
  return form({
    action: '/hecho',
    csrf: 'prueba',
    hasFiles: true,
    content: html`${fileUpload({ name: 'respaldo', label: 'Respaldo', multiple: true, uploadHref: '/subir', sizeBytesMax: 100 })}${fileList({ name: 'respaldo', files: [] })}`,
  });
}

const mains: Record<string, () => Html> = {
  '/escribir': formMain,
  '/hecho': () => html`${draftDone('contacto')}<p>Listo</p>`,
  '/archivos': uploadMain,
  '/ingresar': () => html`${passwordInput({ name: 'clave', label: 'Clave' })}`,
  '/referencia': () => html`${referenceText('VT-4K7M-92XQ')}`,
  '/prueba': () =>
    form({
      action: '/hecho',
      csrf: 'prueba',
      content: html`${proofOfWork({ name: 'nonce', challenge: 'reto', bits })}${button({ text: 'Enviar' })}`,
    }),
};

function list(path: string, query: URLSearchParams): object | undefined {
  if (path === '/datos/dpa' && query.get('provincia') === '09')
    return { opciones: [{ codigo: '0901', nombre: 'Guayaquil' }] };
  if (path === '/datos/cpc')
    return { resultados: [{ codigo: '99999', nombre: `<b>${query.get('q')}</b>`, detalle: 'De prueba' }] };
  if (path !== '/subir') return undefined;
  uploads += 1;
  return { id: `f${uploads}`, nombre: 'uno.pdf', tamano: '3 B' };
}

before(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'ventanilla-islas-'));
  server = await serveMuestrario(cacheDir, (path, query, site: Site, nonce) => {
    const main = mains[path];
    if (!main) return list(path, query);
    return pageOf({ site, nonce, title: 'Prueba', nav: [], main: main(), scripts: ['subida', 'prueba'] });
  });
  browser = await browserOrReason();
});

after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await server.close();
  await rm(cacheDir, { recursive: true, force: true });
});

function inBrowser(title: string, visit: (page: Page) => Promise<void>): void {
  test(title, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    try {
      await visit(page);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(server.href + path);
}

inBrowser('the error summary takes the focus and its links lead into the field', async (page) => {
  await open(page, '/formulario');
  await page.locator('.govuk-error-summary:focus').waitFor();
  await page.getByRole('link', { name: 'Escriba nueve dígitos' }).click();
  assert.equal(await page.evaluate('document.activeElement.id'), 'telefono');
});

inBrowser('a choice of province brings its cantons and empties the parishes', async (page) => {
  await open(page, '/formulario');
  assert.ok(await page.getByRole('button', { name: 'Actualizar las listas' }).isHidden());
  await page.locator('#provincia').selectOption('09');
  await page.locator('#canton option[value="0901"]').waitFor({ state: 'attached' });
  assert.equal(await page.locator('#parroquia option').count(), 1);
});

inBrowser(
  'ASVS 3.4.3 codes found while typing are shown as text, and what was chosen stays',
  async (page) => {
    await open(page, '/formulario');
    await page.getByLabel('43110').check();
    const typing = page.locator('[id="cpc.0.codigo"]');
    await typing.fill('cemento');
    const found = page.getByLabel('99999');
    await found.waitFor();
    assert.equal(await page.locator('label', { hasText: '99999' }).textContent(), '99999 <b>cemento</b>');
    assert.ok(await page.getByLabel('43110').isChecked());
  },
);

inBrowser('the count of characters follows the typing', async (page) => {
  await open(page, '/formulario');
  await page.locator('#motivo').fill('😀'.repeat(499));
  assert.equal(await page.locator('#motivo-info').textContent(), 'Le queda 1 carácter');
  await page.locator('#motivo').fill('a'.repeat(502));
  assert.equal(await page.locator('#motivo-info').textContent(), 'Se pasó por 2 caracteres');
});

inBrowser('a password can be looked at, and is hidden again before it is sent', async (page) => {
  await open(page, '/escribir');
  await page.locator('#clave').fill('una clave larga de prueba');
  await page.getByRole('button', { name: 'Mostrar clave' }).click();
  assert.equal(await page.locator('#clave').getAttribute('type'), 'text');
  await page.evaluate(
    `document.querySelector('form[data-borrador]').addEventListener('submit', (e) => e.preventDefault())`,
  );
  await page.getByRole('button', { name: 'Enviar' }).click();
  assert.equal(await page.locator('#clave').getAttribute('type'), 'password');
});

inBrowser(
  'what was typed comes back after the session ended, without the password, and goes once it is filed',
  async (page) => {
    await open(page, '/escribir');
    await page.locator('#nombre').pressSequentially('Ana de Prueba');
    await page.locator('#clave').pressSequentially('secreta');
    page.on('dialog', (dialog) => dialog.accept());
    await open(page, '/catalogo');
    await open(page, '/escribir');
    assert.equal(await page.locator('#nombre').inputValue(), 'Ana de Prueba');
    assert.equal(await page.locator('#clave').inputValue(), '');
    await page.getByText('Recuperamos lo que había escrito').waitFor();
    assert.doesNotMatch(await page.evaluate<string>('JSON.stringify({ ...sessionStorage })'), /secreta/);
    await open(page, '/hecho');
    await open(page, '/escribir');
    assert.equal(await page.locator('#nombre').inputValue(), '');
  },
);

async function typeAndSend(page: Page): Promise<void> {
  await open(page, '/escribir');
  await page.locator('#nombre').pressSequentially('Ana de Prueba');
  await page.evaluate(
    `document.querySelector('form[data-borrador]').addEventListener('submit', (e) => e.preventDefault())`,
  );
  await page.getByRole('button', { name: 'Enviar' }).click();
}

inBrowser('what was sent comes back only where the answer was a request to sign in', async (page) => {
  await typeAndSend(page);
  await open(page, '/ingresar');
  await open(page, '/escribir');
  assert.equal(await page.locator('#nombre').inputValue(), 'Ana de Prueba');
  await open(page, '/hecho');
  await typeAndSend(page);
  await open(page, '/escribir');
  assert.equal(await page.locator('#nombre').inputValue(), '');
});

inBrowser('leaving with unsent text asks first', async (page) => {
  await open(page, '/escribir');
  await page.locator('#nombre').pressSequentially('Ana');
  const asked = page.waitForEvent('dialog');
  const left = open(page, '/catalogo').catch(() => undefined);
  const dialog = await asked;
  assert.equal(dialog.type(), 'beforeunload');
  await dialog.accept();
  await left;
});

inBrowser('each file goes up on its own; a wrong one says why and leaves the others', async (page) => {
  await open(page, '/archivos');
  await page.locator('#respaldo').setInputFiles([
    { name: 'uno.pdf', mimeType: 'application/pdf', buffer: Buffer.from('abc') },
    { name: 'vacio.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    { name: 'grande.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(101) },
  ]);
  await page.getByText('El archivo es demasiado grande.').waitFor();
  assert.equal(await page.getByText('Recibido').count(), 1);
  assert.equal(await page.getByText('El archivo está vacío.').count(), 1);
  assert.equal(await page.locator('button[value="quitar-archivo:respaldo:f1"]').count(), 1);
  assert.equal(uploads, 1);
});

inBrowser('the proof of work is found in a worker before the form goes', async (page) => {
  await open(page, '/prueba');
  await page.locator('[name=nonce]:not([value=""])').waitFor({ state: 'attached' });
  const nonce = await page.locator('[name=nonce]').inputValue();
  const digest = createHash('sha256').update(`reto:${nonce}`).digest().readUInt32BE(0);
  assert.ok(digest < 2 ** (32 - bits));
});

inBrowser('the reference is copied', async (page) => {
  await open(page, '/referencia');
  await page.getByRole('button', { name: 'Copiar la referencia' }).click();
  await page.getByText('Copiada').waitFor();
  assert.equal(await page.evaluate('navigator.clipboard.readText()'), 'VT-4K7M-92XQ');
});

inBrowser('an impatient second click sends nothing', async (page) => {
  await open(page, '/escribir');
  await page.evaluate(`addEventListener('submit', (event) => {
    window.stopped = (window.stopped ?? 0) + Number(event.defaultPrevented);
    event.preventDefault();
  })`);
  await page.getByRole('button', { name: 'Enviar' }).dblclick();
  assert.equal(await page.evaluate('window.stopped'), 1);
});
