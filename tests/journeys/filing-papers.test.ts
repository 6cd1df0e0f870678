/** Papers in a real browser: several at once, each with its own state, taken away again, refused one by one. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { limits } from '../../src/domain/limits.ts';
import type { Definicion } from '../../src/domain/tramite/definicion.ts';
import { paths } from '../../src/paths.ts';
import { tramites } from '../../tramites/index.ts';
import { sampleFiles } from '../sample-files.ts';
import { Hands, type PickedFile } from './filing-hands.ts';
import { type FilingWindow, look, openWindow, type Screen, signIn, textOf, walk } from './filing-window.ts';

let window: FilingWindow;
before(async () => {
  window = await openWindow();
});
after(() => window.stop());

const file = (name: string, bytes: Uint8Array): PickedFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});
const pdf = (name: string) => file(name, sampleFiles.pdf);

const slot = (page: Page) => page.locator('[id="documento:justificativos"]');
const received = (page: Page) => page.locator('[data-archivos] button[name=_accion]');

const passive = tramites.find(({ alAprobar }: Definicion) => alAprobar === 'pasarAPasivo')?.id ?? '';

/** Stands on the page of documents of a form whose questions are answered. */
async function atPapers(page: Page, screen: Screen): Promise<Hands> {
  const hands = new Hands(page, screen);
  await signIn(window, page.context(), 'textilera');
  await page.goto(window.served.origin + paths.solicitar(passive));
  await hands.continue();
  await hands.pick('alcance', 'temporal');
  await hands.type(page.locator('#fecha-dia'), '23');
  await hands.type(page.locator('#fecha-mes'), '11');
  await hands.type(page.locator('#fecha-anio'), '2026');
  await hands.type(page.locator('#motivo'), 'Remodelamos.');
  await hands.continue();
  return hands;
}

walk(
  'several at once without JavaScript: the good ones stay, the bad one says why',
  () => window,
  'telefono',
  async (page, of) => {
    const hands = await atPapers(page, of);
    await hands.choose(slot(page), [
      pdf('uno.pdf'),
      file('programa.exe', new Uint8Array([77, 90, 0, 0])),
      pdf('../dos.pdf'),
    ]);
    await hands.continue();
    assert.match(await textOf(page, '.govuk-error-summary'), /«programa\.exe» no es de un tipo aceptado/);
    assert.equal(await received(page).count(), 2);
    assert.deepEqual(await page.locator('.v-archivo__nombre').allTextContents(), ['uno.pdf', 'dos.pdf']);
    await look(page, 'archivos-mal', of);
    await hands.go(received(page).first());
    assert.deepEqual(await page.locator('.v-archivo__nombre').allTextContents(), ['dos.pdf']);
    assert.equal(await page.locator('.govuk-error-summary').count(), 0);
    await look(page, 'archivo-quitado', of);
    await hands.continue();
    assert.match(page.url(), /revisar$/);
    assert.match(await textOf(page, 'main'), /dos\.pdf/);
  },
);

walk(
  'the island tells the state of each file, tries again and takes away',
  () => window,
  'escritorio',
  async (page, of) => {
    const hands = await atPapers(page, of);
    await page.route('**/documentos/justificativos', (route) => route.abort(), { times: 1 });
    await hands.choose(slot(page), [
      pdf('cae.pdf'),
      pdf('llega.pdf'),
      file('vacío.pdf', new Uint8Array()),
      file('hoja.csv', sampleFiles.csv),
    ]);
    const note = (name: string) => page.locator('.v-archivo', { hasText: name }).locator('.v-archivo__nota');
    await note('llega.pdf').filter({ hasText: 'Recibido' }).waitFor();
    await note('hoja.csv').filter({ hasText: 'no es de un tipo aceptado' }).waitFor();
    assert.match((await note('vacío.pdf').textContent()) ?? '', /vacío/);
    assert.match((await note('cae.pdf').textContent()) ?? '', /no llegó/);
    await look(page, 'isla-estados', of);
    await hands.press(
      page.locator('.v-archivo', { hasText: 'cae.pdf' }).getByRole('button', { name: 'Reintentar' }),
    );
    await note('cae.pdf').filter({ hasText: 'Recibido' }).waitFor();
    assert.equal(await received(page).count(), 2);
    await hands.go(page.getByRole('button', { name: 'Quitar cae.pdf' }));
    assert.deepEqual(await page.locator('.v-archivo__nombre').allTextContents(), ['llega.pdf']);
    await hands.continue();
    assert.match(page.url(), /revisar$/);
  },
);

for (const screen of ['telefono', 'escritorio'] as const) {
  walk(
    'a slot that is full offers no more, until one is taken away',
    () => window,
    screen,
    async (page, of) => {
      const hands = await atPapers(page, of);
      const max = passiveMax();
      await hands.choose(
        slot(page),
        Array.from({ length: max }, (_, i) => pdf(`hoja-${i + 1}.pdf`)),
      );
      if (of.javaScript) await page.getByRole('button', { name: `Quitar hoja-${max}.pdf` }).waitFor();
      await hands.continue();
      await page.goBack();
      await page.reload();
      assert.equal(await slot(page).and(page.locator('input')).count(), 0);
      await look(page, 'casilla-llena', of);
      await hands.go(received(page).first());
      assert.equal(await slot(page).and(page.locator('input')).count(), 1);
    },
  );
}

function passiveMax(): number {
  const documentos = tramites.find(({ id }) => id === passive)?.documentos ?? {};
  return Math.min(documentos.justificativos?.maximo ?? 1, limits.filesPerDocumentMax);
}
