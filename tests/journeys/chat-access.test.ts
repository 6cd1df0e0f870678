/** The chat for who hears it, who has only a keyboard, who magnifies it four times, who cannot bear motion or sets the colours. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { paths } from '../../src/paths.ts';
import { isSound, screenshot } from '../browser.ts';
import { sampleFiles } from '../sample-files.ts';
import { Attendant, Visitor } from './chat-hands.ts';
import { attend, type ChatWindow, desk, meet, openChatWindow, phone, until } from './chat-window.ts';
import { Hands } from './filing-hands.ts';
import { signIn } from './filing-window.ts';

let window: ChatWindow;
before(async () => {
  window = await openChatWindow();
});
after(() => window.stop());

const messages = 10;
const spokenCharsMax = 280;
/** Longer than any pause after which a burst is told. */
const quietMs = 1_500;

/** Keeps what each region that is read aloud says, as a screen reader would hear it. */
const listen = `(() => {
  window.oido = [];
  const heard = (node) => {
    const at = node.nodeType === 1 ? node : node.parentElement;
    const region = at?.closest('[aria-live]:not([aria-live=off]),[role=status],[role=alert],[role=log]');
    if (region && region.textContent.trim() !== '') window.oido.push(region.textContent.trim());
  };
  new MutationObserver((changes) => {
    for (const { target } of changes) heard(target);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
})()`;

const heardBy = (page: Page): Promise<string[]> => page.evaluate('window.oido');

meet(
  'ten messages in a burst are told in few short words, never the whole thread, on both sides',
  () => window,
  async ({ sit }) => {
    const staff = await sit({ ...desk, as: 'registro1' });
    await attend(window, staff);
    const visitor = new Visitor(window, await sit(phone));
    await visitor.open();
    await visitor.say('Escucho la página');
    await visitor.pressNamed('Quiero hablar con una persona');
    await visitor.seesText('Su turno es el siguiente');
    const agent = new Attendant(staff, await visitor.id());
    await agent.take();
    await visitor.seesText(/Le atiende/);
    await visitor.page.waitForTimeout(quietMs);
    await visitor.page.evaluate(listen);
    for (let n = 1; n <= messages; n += 1) await agent.say(`Mensaje número ${n} de la ráfaga`);
    await visitor.seesText(`Mensaje número ${messages} de la ráfaga`);
    await visitor.page.waitForTimeout(quietMs);
    const heard = await heardBy(visitor.page);
    assert.ok(heard.length >= 1 && heard.length <= messages, `${heard.length}: ${heard.join(' | ')}`);
    for (const words of heard) assert.ok(words.length <= spokenCharsMax, words);
    assert.ok(heard.at(-1)?.includes(`Mensaje número ${messages}`));
    await staff.page.evaluate(listen);
    for (let n = 1; n <= messages; n += 1) await visitor.say(`Respuesta número ${n} de la persona`);
    await agent.sees(`Respuesta número ${messages} de la persona`);
    await staff.page.waitForTimeout(quietMs);
    const told = await heardBy(staff.page);
    assert.ok(told.length >= 1 && told.length <= messages, `${told.length}: ${told.join(' | ')}`);
    for (const words of told) assert.ok(words.length <= spokenCharsMax, words);
    const mine = await heardBy(visitor.page);
    assert.ok(
      !mine.slice(heard.length).some((words) => words.includes('Respuesta número')),
      'own words are not read back',
    );
  },
);

meet(
  'by keyboard alone, from the first word to the end, on both sides',
  () => window,
  async ({ sit }) => {
    const staff = await sit({ ...desk, as: 'registro2' });
    await attend(window, staff);
    const seat = await sit(desk);
    const { page } = seat;
    const visitor = new Visitor(window, seat);
    const hands = new Hands(page, { width: 1280, javaScript: true, keyboard: true });
    await visitor.open();
    await hands.type(page.locator('[data-chat-texto]'), 'Solo con teclado');
    await page.keyboard.press('Enter');
    await page.locator('li[data-n="2"]').waitFor();
    assert.equal(await page.evaluate(`document.activeElement.matches('[data-chat-texto]')`), true);
    await hands.press(page.getByRole('button', { name: 'Quiero hablar con una persona' }));
    await visitor.seesText('Su turno es el siguiente');
    const id = await visitor.id();
    const desktop = staff.page;
    await desktop.locator(`[data-fila-de="${id}"]`).waitFor();
    await desktop.locator('main').focus();
    for (let steps = 0; steps < 20; steps += 1) {
      await desktop.keyboard.press('j');
      if (await desktop.evaluate(`document.activeElement.closest('[data-fila-de="${id}"]') !== null`)) break;
    }
    await desktop.keyboard.press('t');
    const agent = new Attendant(staff, id);
    await agent.box().waitFor();
    await until(desktop, `document.activeElement.closest('[data-panel="${id}"]') !== null`);
    if (!(await agent.box().evaluate((box) => box === box.ownerDocument.activeElement)))
      await desktop.keyboard.press('r');
    await desktop.keyboard.type('Le escribo con teclas');
    await desktop.keyboard.press('Enter');
    await visitor.seesText('Le escribo con teclas');
    await hands.type(page.locator('[data-chat-texto]'), 'Gracias');
    await page.keyboard.press('Enter');
    await agent.sees('Gracias');
    await desktop.keyboard.press('Escape');
    await desktop.keyboard.press('c');
    await desktop.keyboard.press('Space');
    const choices = agent.pane.locator('details[data-pliegue="cerrar"]');
    await new Hands(desktop, { width: 1280, javaScript: true, keyboard: true }).press(
      choices.getByRole('button', { name: 'Cerrar la conversación' }),
    );
    await visitor.seesText('Esta conversación terminó');
  },
);

meet(
  'every state of a trámite in the conversation is sound at both widths: question, mistake, papers, review, filed',
  () => window,
  async ({ sit }) => {
    const seat = await sit(desk);
    const { page } = seat;
    await signIn(window, seat.context, 'textilera');
    const visitor = new Visitor(window, seat);
    await visitor.open();
    await visitor.say('Quiero cambiar mis teléfonos');
    await isSound(page, 'chat-sugerencias');
    await page.locator('.v-sugerencia').first().click();
    const dialogue = page.locator('.v-chat-dialogo');
    await dialogue.waitFor();
    await isSound(page, 'chat-pregunta');
    const lead = dialogue.getByRole('button', { name: /^(Continuar|Confirmar y continuar)$/ });
    await dialogue.locator('input[name$=".numero"]').first().fill('12');
    await lead.click();
    await dialogue.locator('.govuk-error-message').first().waitFor();
    await isSound(page, 'chat-pregunta-error');
    await dialogue.locator('input[name$=".numero"]').first().fill('0990001234');
    await lead.click();
    const field = dialogue.locator('input[type=file]').first();
    await field.waitFor();
    await isSound(page, 'chat-documentos');
    await lead.click();
    await dialogue.locator('.govuk-error-message').first().waitFor();
    await isSound(page, 'chat-documentos-falta');
    const buffer = Buffer.from(sampleFiles.pdf);
    await field.setInputFiles({ name: 'planilla.pdf', mimeType: 'application/pdf', buffer });
    await dialogue.locator('[data-archivos] button[name=_accion]').waitFor();
    assert.equal(await dialogue.locator('.govuk-error-message').count(), 0, 'the file is there now');
    await isSound(page, 'chat-documentos-adjunto');
    await lead.click();
    const file = dialogue.getByRole('button', { name: 'Presentar la solicitud' });
    await file.waitFor();
    await isSound(page, 'chat-revisar');
    for (const box of await dialogue.locator('[name=confirmaciones]').all()) await box.check();
    await file.click();
    await page.locator('.v-resultado').waitFor();
    await dialogue.waitFor({ state: 'detached' });
    await isSound(page, 'chat-presentada');
  },
);

meet(
  'at 400 %, without motion, and with colours of the reader’s own, nothing is lost',
  () => window,
  async ({ sit }) => {
    const staff = await sit({ ...desk, as: 'registro1' });
    await attend(window, staff);
    const seat = await sit({
      viewport: { width: 320, height: 256 },
      reducedMotion: 'reduce',
      forcedColors: 'active',
    });
    const { page } = seat;
    const visitor = new Visitor(window, seat);
    await visitor.open();
    await visitor.say(
      'Con mucho aumento y una palabra larguísima: otorrinolaringológicamente-hablando-sin-espacios',
    );
    await visitor.pressNamed('Quiero hablar con una persona');
    await visitor.seesText('Su turno es el siguiente');
    const agent = new Attendant(staff, await visitor.id());
    await agent.take();
    await visitor.seesText(/Le atiende/);
    await agent.say(
      'https://ejemplo.demostracion.example/una/direccion/muy/larga/que/no/se/parte/en/ninguna/parte',
    );
    await visitor.seesText(/una\/direccion/);
    const sideways = 'document.documentElement.scrollWidth > window.innerWidth';
    assert.equal(await page.evaluate(sideways), false);
    await screenshot(page, 'chat-400-320');
    const moving = `document.getAnimations().filter((one) => one.playState === 'running').length`;
    assert.equal(await page.evaluate(moving), 0);
    await page.goto(window.served.origin + paths.catalogo);
    await page.getByRole('button', { name: 'Chat en línea' }).click();
    await page.getByRole('dialog').locator('[data-chat-texto]').waitFor();
    assert.equal(await page.evaluate(moving), 0);
    assert.equal(await page.evaluate(sideways), false);
    const borders = `[...document.querySelectorAll('.v-linea__globo')].every((one) => parseFloat(getComputedStyle(one).borderTopWidth) > 0)`;
    assert.equal(
      await page.evaluate(borders),
      true,
      'without colours a border still tells the bubbles apart',
    );
    await screenshot(page, 'chat-panel-400-320');
    await staff.page.setViewportSize({ width: 320, height: 256 });
    await staff.page.goto(window.served.origin + paths.mesa.chat.conversacion(agent.id));
    assert.equal(await staff.page.evaluate(sideways), false);
    await screenshot(staff.page, 'chat-mesa-400-320');
  },
);
