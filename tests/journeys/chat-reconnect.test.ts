/** The line goes down and the service is deployed while two people talk: nothing is lost, nothing comes twice, the order stays. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { paths } from '../../src/paths.ts';
import { readLineasSelladas } from '../../src/store/conversacion-lineas.ts';
import { Attendant, Visitor } from './chat-hands.ts';
import {
  attend,
  type ChatWindow,
  desk,
  lineNumbers,
  meet,
  openChatWindow,
  phone,
  type Seats,
  until,
  upTo,
} from './chat-window.ts';

let window: ChatWindow;
before(async () => {
  window = await openChatWindow();
});
after(() => window.stop());

type Talk = { readonly visitor: Visitor; readonly agent: Attendant };

async function talk({ sit }: Seats): Promise<Talk> {
  const visitor = new Visitor(window, await sit(phone));
  const seat = await sit({ ...desk, as: 'registro1' });
  await attend(window, seat);
  await visitor.open();
  await visitor.say('Se corta mi conexión');
  await visitor.pressNamed('Quiero hablar con una persona');
  await visitor.seesText('Su turno es el siguiente');
  const agent = new Attendant(seat, await visitor.id());
  await agent.take();
  await visitor.seesText(/Le atiende Funcionaria/);
  return { visitor, agent };
}

/** Both pages hold every line of the record, each once, in order, with nothing left to be sent. */
async function bothAreWhole({ visitor, agent }: Talk): Promise<void> {
  const lines = await readLineasSelladas(window.served.deps.db, agent.id);
  for (const page of [visitor.page, agent.page]) {
    await until(page, `document.querySelectorAll('li[data-n]').length >= ${lines.length}`);
    await until(page, `document.querySelector('[data-cliente]') === null`);
    assert.deepEqual(await lineNumbers(page), upTo(lines.length));
  }
  const words = (page: Page) =>
    page
      .locator('li[data-n] .v-linea__globo')
      .allTextContents()
      .then((all) => all.map((one) => one.trim()));
  const [mine, theirs] = [await words(visitor.page), await words(agent.page)];
  assert.deepEqual(mine.slice(-8), theirs.slice(-8));
}

const said = (page: Page, text: string) => page.locator('li[data-n]').getByText(text, { exact: true });

meet(
  'offline while both write: what was typed goes out when the line is back, and what was said meanwhile comes',
  () => window,
  async (seats) => {
    const both = await talk(seats);
    const { visitor, agent } = both;
    const context = visitor.page.context();
    await context.setOffline(true);
    const mine = ['primero sin línea', 'segundo sin línea'];
    const theirs = ['dicho uno mientras tanto', 'dicho dos mientras tanto', 'dicho tres mientras tanto'];
    const box = visitor.page.locator('[data-chat-texto]');
    for (const text of mine) {
      await box.fill(text);
      await visitor.page.getByRole('button', { name: 'Enviar', exact: true }).click();
    }
    await visitor.page.getByText('Sin conexión. Se enviará sola cuando vuelva.').first().waitFor();
    await box.fill('a medio escribir');
    for (const text of theirs) await agent.say(text);
    await visitor.page.getByText('Sin conexión. Lo que escriba se enviará cuando vuelva.').waitFor();
    assert.equal(await said(visitor.page, 'dicho uno mientras tanto').count(), 0);
    await context.setOffline(false);
    for (const text of theirs) await said(visitor.page, text).waitFor();
    for (const text of mine) await agent.sees(text);
    assert.equal(await box.inputValue(), 'a medio escribir');
    await bothAreWhole(both);
    for (const page of [visitor.page, agent.page])
      for (const text of [...mine, ...theirs]) assert.equal(await said(page, text).count(), 1, text);
    await until(
      visitor.page,
      `!document.querySelector('[data-chat-avisos]').textContent.includes('Sin conexión')`,
    );
    const order = await visitor.page.locator('li[data-autor=persona] .v-linea__texto').allTextContents();
    assert.deepEqual(order.slice(-2), mine);
  },
);

meet(
  'a deploy: the stream is ended with a word, another follows, and the talk goes on where it was',
  () => window,
  async (seats) => {
    const both = await talk(seats);
    const { visitor, agent } = both;
    const streams: string[] = [];
    for (const page of [visitor.page, agent.page])
      page.on('request', (request) => request.url().includes('/flujo') && streams.push(request.url()));
    await window.deploy();
    await agent.say('después del cambio, el agente');
    await visitor.say('después del cambio, la persona');
    await said(visitor.page, 'después del cambio, el agente').waitFor();
    await agent.sees('después del cambio, la persona');
    await bothAreWhole(both);
    const again = ['/mesa/chat/flujo', '/chat/flujo?desde='];
    for (
      let tries = 0;
      tries < 600 && !again.every((part) => streams.some((url) => url.includes(part)));
      tries += 1
    )
      await agent.page.waitForTimeout(50);
    for (const part of again)
      assert.ok(
        streams.some((url) => url.includes(part)),
        part,
      );
  },
);

meet(
  'without JavaScript on either side, each asks for what is new as often as they like',
  () => window,
  async ({ sit }) => {
    const visitor = new Visitor(window, await sit({ ...phone, javaScriptEnabled: false }));
    const { page } = await sit({ ...desk, as: 'registro1', javaScriptEnabled: false });
    const { origin } = window.served;
    const lead = (name: RegExp) => page.getByRole('button', { name }).first();
    const press = (name: RegExp) => Promise.all([page.waitForNavigation(), lead(name).click()]);
    await page.goto(origin + paths.mesa.chat.inicio);
    if ((await lead(/Empezar a atender/).count()) > 0) await press(/Empezar a atender/);
    await visitor.open();
    await visitor.say('Sin guiones de ningún lado');
    await visitor.pressNamed('Quiero hablar con una persona');
    const id = await visitor.id();
    await page.goto(origin + paths.mesa.chat.conversacion(id));
    await press(/^Tomar la conversación/);
    for (const text of ['uno', 'dos', 'tres']) {
      await visitor.say(`persona ${text}`);
      await page.getByRole('link', { name: 'Ver respuestas nuevas' }).click();
      await page.locator('[data-lineas]').getByText(`persona ${text}`).waitFor();
      await page.getByLabel('Mensaje para la persona').fill(`agente ${text}`);
      await press(/^Enviar$/);
      await visitor.seesText(`agente ${text}`);
    }
    // Reading along reloads by itself: towards another address, because its own ends in a place on the page.
    await visitor.press(visitor.page.getByRole('link', { name: /^Leer sin escribir/ }));
    const content = await visitor.page.locator('meta[http-equiv=refresh]').getAttribute('content');
    const [, href = ''] = /url=(.*)$/.exec(content ?? '') ?? [];
    const [next, here] = [new URL(href, origin), new URL(visitor.page.url())];
    assert.equal(next.searchParams.get('vista'), 'lectura');
    assert.notEqual(next.search, here.search);
  },
);
