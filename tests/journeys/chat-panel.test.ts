/** The chat as a panel on the agency's pages: it follows from page to page, gives the focus back, and files a trámite too. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { paths } from '../../src/paths.ts';
import { tramites } from '../../tramites/index.ts';
import { axeViolations, screenshot } from '../browser.ts';
import { Attendant, Visitor } from './chat-hands.ts';
import { attend, type ChatWindow, desk, meet, openChatWindow, phone } from './chat-window.ts';
import { signIn } from './filing-window.ts';

let window: ChatWindow;
before(async () => {
  window = await openChatWindow();
});
after(() => window.stop());

const panelOf = (page: Page) => page.getByRole('dialog', { name: 'Chat en línea' });
const launcher = (page: Page) => page.getByRole('button', { name: 'Chat en línea' });
const sideways = 'document.documentElement.scrollWidth > window.innerWidth';

async function isWhole(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  assert.deepEqual(await axeViolations(page), [], name);
  assert.equal(await page.evaluate(sideways), false, name);
}

for (const [screen, options] of [
  ['360', phone],
  ['1280', desk],
] as const) {
  meet(
    `on the catalogue at ${screen} px: asks, waits, is answered on the next page, closes with Escape`,
    () => window,
    async ({ sit }) => {
      const { served } = window;
      const staff = await sit({ ...desk, as: 'registro1' });
      await attend(window, staff);
      const seat = await sit(options);
      const { page } = seat;
      const visitor = new Visitor(window, seat);
      await page.goto(served.origin + paths.catalogo);
      await isWhole(page, `chat-panel-cerrado-${screen}`);
      await launcher(page).focus();
      await page.keyboard.press('Enter');
      const panel = panelOf(page);
      await panel.locator('[data-chat-texto]').waitFor();
      await isWhole(page, `chat-panel-inicio-${screen}`);
      await visitor.say('Necesito ayuda con mi registro');
      await visitor.pressNamed('Quiero hablar con una persona');
      await panel.getByText('Su turno es el siguiente').waitFor();
      await isWhole(page, `chat-panel-fila-${screen}`);
      const id = await visitor.id();
      const agent = new Attendant(staff, id);
      await agent.take();
      await page.goto(served.origin + paths.seguimiento);
      if (screen === '360') await launcher(page).click();
      await panel.getByText(/Le atiende Funcionaria/).waitFor();
      await agent.say('Buenos días, con gusto.');
      await panel.locator('li[data-n]').getByText('Buenos días, con gusto.').waitFor();
      await isWhole(page, `chat-panel-atendida-${screen}`);
      await panel.locator('[data-chat-texto]').focus();
      await page.keyboard.press('Escape');
      assert.equal(await panel.isVisible(), false);
      assert.equal(await page.evaluate(`document.activeElement.matches('[data-chat-boton]')`), true);
      await launcher(page).click();
      assert.equal(await visitor.id(), id);
      await agent.close('La consulta quedó resuelta.');
      await panel.getByText('Esta conversación terminó').waitFor();
      await isWhole(page, `chat-panel-cerrada-${screen}`);
    },
  );
}

meet(
  'a question with rows and a search is answered in the panel, on a page that has none of its scripts',
  () => window,
  async ({ sit }) => {
    const { served } = window;
    const seat = await sit(desk);
    const { page } = seat;
    await signIn(window, seat.context, 'textilera');
    const ofCodes = tramites.find(({ alAprobar }) => alAprobar === 'inscribirCpc');
    assert.ok(ofCodes);
    const visitor = new Visitor(window, seat);
    await page.goto(served.origin + paths.catalogo);
    await launcher(page).click();
    await visitor.say(ofCodes.frases?.[0] ?? ofCodes.nombre);
    await page.locator(`.v-sugerencia[value="${ofCodes.id}"]`).click();
    const panel = panelOf(page);
    const search = panel.locator('[name="codigos.0.cpc_buscar"]');
    const confirm = panel.getByRole('button', { name: 'Confirmar y continuar' });
    assert.equal(await confirm.count(), 0, 'nothing is written yet that could be confirmed');
    await search.fill('2822');
    await panel.locator('[name="codigos.0.cpc"][value="28221"]').waitFor();
    await panel.locator('[name="codigos.0.cpc"][value="28221"]').check();
    await panel.getByRole('button', { name: 'Agregar código' }).click();
    await panel.locator('[name="codigos.1.cpc_buscar"]').waitFor();
    assert.equal(new URL(page.url()).pathname, paths.catalogo, 'still on the same page');
    assert.equal(await page.evaluate(`document.activeElement.closest('[id="codigos-1"]') !== null`), true);
    assert.equal(await panel.locator('[name="codigos.0.cpc"][value="28221"]').isChecked(), true);
    await panel.locator('[name="codigos.1.cpc_buscar"]').fill('prendas');
    await panel.locator('button[value="buscar:codigos.1.cpc"]').click();
    await panel
      .getByText(/\d+ resultados?/)
      .last()
      .waitFor();
    await isWhole(page, 'chat-panel-pregunta-1280');
    await panel.locator('button[value="quitar:codigos:1"]').click();
    await panel.locator('[name="codigos.1.cpc_buscar"]').waitFor({ state: 'detached' });
    assert.equal(await panel.locator('[name="codigos.0.cpc"][value="28221"]').isChecked(), true);
  },
);
