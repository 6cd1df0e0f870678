/** The live check in a real browser: dates typed, findings drawn beside them, the button back when the server is away. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, browserOrReason } from '../../../tests/browser.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { diaEntreSemana } from '../../domain/tramite/ejemplo.ts';
import { paths } from '../../paths.ts';
import { rapidoDoor } from './rapido-door.ts';

let served: Served;
let browser: Browser | string = 'no iniciado';
before(async () => {
  served = await serveScene([rapidoDoor]);
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

const tramite = 'reprogramacion-de-procesos';

/** The page of the schedule of a new draft, in a browser that is signed in. */
async function openPage(from: Browser, width: number): Promise<{ page: Page; href: string }> {
  const token = await served.sessionOf(served.entity('municipio'));
  const client = new WebClient(served.origin, token);
  const begun = await client.post(await client.get(paths.solicitar(tramite)), paths.solicitar(tramite), []);
  const id = /\/borradores\/([^/]+)/.exec(begun.location ?? '')?.[1] ?? '';
  const first = await client.get(paths.borradorPagina(id, 1));
  await client.post(first, paths.borradorPagina(id, 1), [['proceso', 'SIE-MDEMO-001-2026']]);
  const context = await from.newContext({ viewport: { width, height: 900 } });
  await context.addCookies([{ name: 'sesion', value: token, url: served.origin }]);
  const page = await context.newPage();
  const href = served.origin + paths.borradorPagina(id, 3);
  await page.goto(href);
  return { page, href };
}

const dateOf = (days: number, hour: string) =>
  `${diaEntreSemana(served.today, days).split('-').reverse().join('/')} ${hour}`;

test('findings come while one types, mark their box and go with it', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { page } = await openPage(browser, 360);
  const award = page.getByLabel('Fecha Estimada de Adjudicación');
  const findings = page.locator('[data-hallazgos]');
  await award.fill(dateOf(20, '21:30'));
  await findings.getByText('entre las 08h00 y las 20h00').waitFor();
  assert.match((await award.getAttribute('class')) ?? '', /govuk-input--error/);
  assert.equal(await page.locator('button[value^="comprobar:"]').isVisible(), false);
  assert.deepEqual(await axeViolations(page), []);
  await award.fill(dateOf(20, '16:00'));
  await findings.getByText('En orden').waitFor();
  assert.doesNotMatch((await award.getAttribute('class')) ?? '', /govuk-input--error/);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= 360'), true);
  await page.context().close();
});

test('when the check cannot be asked the button comes back', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { page } = await openPage(browser, 1_280);
  await page.route('**/comprobar', (route) => route.abort());
  await page.getByLabel('Fecha Final de Puja').fill(dateOf(9, '10:30'));
  await page.getByText('No pudimos comprobar las fechas ahora').waitFor();
  assert.equal(await page.locator('button[value^="comprobar:"]').isVisible(), true);
  await page.context().close();
});
