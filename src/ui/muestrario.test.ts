/** Every brick in a real browser: axe, narrow screens, keyboard, the content policy, with and without scripts. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations, browserOrReason, screenshot } from '../../tests/browser.ts';
import { muestrarioSheets } from './muestrario.ts';
import { type MuestrarioServer, serveMuestrario } from './testing/muestrario-server.ts';

let browser: Browser | string = 'no iniciado';
let server: MuestrarioServer;
let cacheDir = '';

before(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'ventanilla-muestrario-'));
  server = await serveMuestrario(cacheDir);
  browser = await browserOrReason();
});

after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await server.close();
  await rm(cacheDir, { recursive: true, force: true });
});

type Visit = (page: Page, complaints: string[]) => Promise<void>;

/** Runs in a fresh context; whatever the page logs as an error or throws lands in `complaints`. */
function inBrowser(title: string, options: BrowserContextOptions, visit: Visit): void {
  test(title, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    try {
      await visit(page, complaints);
    } finally {
      await context.close();
    }
  });
}

function viewport(width: number) {
  return { viewport: { width, height: 900 } };
}

for (const sheet of muestrarioSheets) {
  for (const width of [360, 1280]) {
    inBrowser(
      `${sheet} at ${width} px: no axe violation, nothing stopped by the policy`,
      viewport(width),
      async (page, complaints) => {
        await page.goto(`${server.href}/${sheet}`);
        await screenshot(page, `${sheet}-${width}`);
        assert.deepEqual(await axeViolations(page), []);
        assert.deepEqual(complaints, []);
      },
    );
  }
  inBrowser(`${sheet} reflows at 320 px (1280 px at 400 %)`, viewport(320), async (page) => {
    await page.goto(`${server.href}/${sheet}`);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  });
}

inBrowser('the first key leads past the header to the content', viewport(1280), async (page) => {
  await page.goto(`${server.href}/catalogo`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Ir al contenido principal');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate('document.activeElement.id'), 'contenido');
});

inBrowser(
  'forced colours keep states and links apart',
  { ...viewport(1280), forcedColors: 'active' },
  async (page) => {
    await page.goto(`${server.href}/mesa`);
    await screenshot(page, 'mesa-colores-forzados');
    const fills = await page.evaluate<string[]>(
      `[1, 2, 3].map((series) => getComputedStyle(document.querySelector('.v-serie-' + series)).fill)`,
    );
    assert.equal(new Set(fills).size, 3);
    const current = `getComputedStyle(document.querySelector('.v-lado__enlace[aria-current]')).borderTopStyle`;
    assert.equal(await page.evaluate(current), 'solid');
  },
);

const bare = { ...viewport(1280), javaScriptEnabled: false };

inBrowser('without scripts a conditional question shows with its choice only', bare, async (page) => {
  await page.goto(`${server.href}/formulario`);
  const field = page.locator('#otro-correo');
  assert.ok(await field.isVisible());
  await page.locator('#aviso').check();
  assert.ok(!(await field.isVisible()));
});

inBrowser('without scripts every step has its button, and no button that needs one', bare, async (page) => {
  await page.goto(`${server.href}/formulario`);
  assert.ok(await page.getByRole('button', { name: 'Actualizar las listas' }).isVisible());
  assert.ok(!(await page.getByRole('button', { name: 'Mostrar clave' }).isVisible()));
});
