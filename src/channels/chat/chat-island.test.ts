// The chat in a real browser: the same markup come alive, with two tabs, a broken line, a panel; sound in every state.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoStaffAccounts } from '../../../demo/accounts.ts';
import { axeViolations, browserOrReason, isSound } from '../../../tests/browser.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { closeConversation } from '../../actions/chat/close-conversation.ts';
import { readConversation } from '../../actions/chat/find-conversation.ts';
import { setPresence } from '../../actions/chat/set-presence.ts';
import { takeConversation } from '../../actions/chat/take-conversation.ts';
import { writeChatMessage } from '../../actions/chat/write-chat-message.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type ChatHub, openHub } from '../../web/chat/hub.ts';
import { portalDoor } from '../portal/portal-door.ts';
import { chatDoor } from './chat-door.ts';

let served: Served;
let hub: ChatHub;
let browser: Browser | string = 'no iniciado';

before(async () => {
  served = await serveScene([
    (app, web) => {
      hub = openHub(web.deps);
      chatDoor(hub)(app, web);
    },
    portalDoor,
  ]);
  // Somebody is there to be waited for.
  const present = await setPresence(served.deps, agentOf(attendedBy), { estado: 'disponible', capacidad: 8 });
  assert.ok(!isRefusal(present));
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await hub.drain();
  await served.stop();
});

type Seat = { readonly context: BrowserContext; readonly page: Page };

function inBrowser(title: string, visit: (seat: Seat) => Promise<void>): void {
  test(title, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      // A line that is down on purpose is not a fault of the page.
      if (message.type() === 'error' && !/ERR_INTERNET|Failed to load/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    try {
      await visit({ context, page });
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
}

/** Asked over and over from outside: the page's own policy lets no text be run inside it. */
async function until(page: Page, condition: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await page.evaluate<boolean>(condition)) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`never came true: ${condition}`);
}

const box = '[data-chat-texto]';
const line = (n: number) => `li[data-n="${n}"]`;

async function begin(page: Page, texto: string): Promise<void> {
  await page.goto(served.origin + paths.chat.inicio);
  await page.fill(box, texto);
  await page.click('.v-redactor__enviar');
  await page.waitForSelector(line(2));
}

/** Whoever serves the conversations of the chat. */
function agentOf(unidad: string) {
  const found = demoStaffAccounts.find(
    (one) => one.unidades.includes(unidad) && one.roles.includes('funcionario'),
  );
  assert.ok(found);
  return served.staff(found.usuario);
}

async function idOn(page: Page): Promise<string> {
  return (await page.getAttribute('[data-chat]', 'data-chat')) ?? '';
}

const attendedBy = 'Registro de Proveedores';

async function versionOf(id: string): Promise<number> {
  const found = await readConversation(served.deps, { clase: 'agente', actor: agentOf(attendedBy) }, id);
  assert.ok(!isRefusal(found));
  return found.version;
}

async function take(page: Page) {
  const id = await idOn(page);
  const actor = agentOf(attendedBy);
  const command = { id, cliente: `tomar-${id}`, versionVista: await versionOf(id) };
  const taken = await takeConversation(served.deps, actor, command);
  assert.ok(!isRefusal(taken), JSON.stringify(taken));
  const say = async (texto: string, cliente: string) => {
    const said = await writeChatMessage(served.deps, { clase: 'agente', actor }, { id, cliente, texto });
    assert.ok(!isRefusal(said), JSON.stringify(said));
    return said.n;
  };
  return { id, actor, say };
}

/** The numbers of all lines on the page, in order. */
const numbers = (page: Page): Promise<number[]> =>
  page.evaluate(`[...document.querySelectorAll('li[data-n]')].map((line) => Number(line.dataset.n))`);
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

inBrowser(
  'what one tab writes and staff answer reaches both tabs once, in order, and is announced once',
  async ({ context, page }) => {
    await begin(page, 'Necesito ayuda con mi registro');
    const second = await context.newPage();
    await second.goto(served.origin + paths.chat.inicio);
    await page.getByRole('button', { name: 'Quiero hablar con una persona' }).click();
    await second.waitForSelector('[data-chat-estado="en-espera"]');
    const { say, actor } = await take(page);
    await page.waitForSelector('[data-chat-estado="atendida"]');
    await page.fill(box, 'desde la primera');
    await page.press(box, 'Enter');
    await second.fill(box, 'desde la segunda');
    await second.press(box, 'Enter');
    const n = await say('Buenos días, ya lo reviso', 'respuesta-uno');
    const last = Math.max(n, 6);
    for (const tab of [page, second]) {
      await until(
        tab,
        `document.querySelectorAll('li[data-n]').length >= ${last} && !document.querySelector('[data-cliente]')`,
      );
      const seen = await numbers(tab);
      assert.deepEqual(seen, upTo(seen.length));
      assert.equal(await tab.locator('text=desde la primera').count(), 1);
    }
    await until(page, `document.querySelector('[data-chat-voz]').textContent.includes('ya lo reviso')`);
    const spoken = await page.textContent('[data-chat-voz]');
    assert.ok(spoken?.includes(actor.nombre));
    assert.doesNotMatch(spoken ?? '', /desde la primera/);
  },
);

inBrowser(
  'a message written without a line waits in the tab, survives a reload, and arrives once',
  async ({ context, page }) => {
    await begin(page, 'Se cae mi conexión');
    await page.route('**/chat/mensajes', (route) => route.abort());
    await page.fill(box, 'escrito sin conexión');
    await page.press(box, 'Enter');
    await page.waitForSelector('text=Se enviará sola');
    assert.equal(await page.inputValue(box), '');
    await page.unroute('**/chat/mensajes');
    await page.reload();
    await until(
      page,
      `[...document.querySelectorAll('li[data-n]')].some((line) => line.textContent.includes('escrito sin conexión'))`,
    );
    await until(page, `!document.querySelector('[data-cliente]')`);
    assert.equal(await page.locator('text=escrito sin conexión').count(), 1);
    const other = await context.newPage();
    await other.goto(served.origin + paths.chat.inicio);
    assert.equal(await other.locator('text=escrito sin conexión').count(), 1);
  },
);

inBrowser('an answer that was lost on the way back is not written twice', async ({ page }) => {
  await begin(page, 'Se pierde la respuesta');
  let lost = 0;
  await page.route('**/chat/mensajes', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await page.fill(box, 'una sola vez');
  await page.press(box, 'Enter');
  await until(page, `!document.querySelector('[data-cliente]')`);
  assert.equal(lost, 1);
  assert.equal(await page.locator('text=una sola vez').count(), 1);
});

inBrowser('without a stream the long poll brings the same lines', async ({ page }) => {
  await page.route('**/chat/flujo*', (route) => route.abort());
  await begin(page, 'Sin flujo');
  await page.getByRole('button', { name: 'Quiero hablar con una persona' }).click();
  await page.waitForSelector('[data-chat-estado="en-espera"]');
  const { say } = await take(page);
  await say('Llega sin flujo', 'sin-flujo-uno');
  await page.waitForSelector('text=Llega sin flujo', { timeout: 20_000 });
  const seen = await numbers(page);
  assert.deepEqual(seen, upTo(seen.length));
});

inBrowser('a change of controls keeps what is being typed, the focus and the cursor', async ({ page }) => {
  await begin(page, 'Escribo mientras cambia');
  await page.getByRole('button', { name: 'Quiero hablar con una persona' }).click();
  await page.waitForSelector('[data-chat-estado="en-espera"]');
  await page.fill(box, 'a medio escribir');
  await page.evaluate(`document.querySelector('${box}').setSelectionRange(2, 2)`);
  await take(page);
  await page.waitForSelector('[data-chat-estado="atendida"]');
  assert.equal(await page.inputValue(box), 'a medio escribir');
  assert.equal(await page.evaluate(`document.activeElement.matches('${box}')`), true);
  assert.equal(await page.evaluate('document.activeElement.selectionStart'), 2);
  await page.reload();
  assert.equal(await page.inputValue(box), 'a medio escribir', 'the draft is the tab’s');
  await page.press(box, 'Shift+Enter');
  assert.match(await page.inputValue(box), /\n/);
});

inBrowser('a token that ended is replaced without a word, and the message goes', async ({ page }) => {
  await begin(page, 'Formulario viejo');
  await page.evaluate(`document.querySelector('[data-chat-redactor] [name=_csrf]').value = 'viejo'`);
  await page.fill(box, 'va igual');
  await page.press(box, 'Enter');
  await page.waitForSelector(line(3));
  assert.match((await page.textContent(line(3))) ?? '', /va igual/);
});

inBrowser(
  'the panel opens on any page, works, closes with Escape, gives the focus back and stays from page to page',
  async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
    await page.goto(served.origin + paths.catalogo);
    const closed = scripts.length;
    const button = page.getByRole('button', { name: 'Chat en línea' });
    await button.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Chat en línea' });
    await panel.locator(box).fill('Quiero cambiar mis teléfonos');
    assert.ok(scripts.length > closed, 'the chat’s script comes only when the panel opens');
    await panel.getByRole('button', { name: 'Enviar' }).click();
    await panel.locator(line(2)).waitFor();
    await page.goto(served.origin + paths.seguimiento);
    await panel.locator(line(2)).waitFor();
    assert.equal(
      await page.evaluate(`document.querySelector('.v-chat-hoja').contains(document.activeElement)`),
      false,
    );
    assert.deepEqual(await axeViolations(page), []);
    await panel.locator(box).focus();
    await page.keyboard.press('Escape');
    assert.equal(await panel.isVisible(), false);
    assert.equal(await page.evaluate(`document.activeElement.matches('[data-chat-boton]')`), true);
    await page.reload();
    assert.equal(await panel.isVisible(), false);
  },
);

inBrowser(
  'every state is sound at both widths: start, error, thread, queue, attended, ended, coming back',
  async ({ page }) => {
    await page.goto(served.origin + paths.chat.inicio);
    await isSound(page, 'chat-inicio');
    await page.click('.v-redactor__enviar');
    await page.waitForSelector('[role=alert] .govuk-error-message');
    await isSound(page, 'chat-inicio-error');
    await begin(page, 'Necesito actualizar los socios de mi asociación y también la dirección');
    await isSound(page, 'chat-asistente');
    await page.getByRole('button', { name: 'Quiero hablar con una persona' }).click();
    await page.waitForSelector('[data-chat-estado="en-espera"]');
    await isSound(page, 'chat-en-espera');
    const { id, actor, say } = await take(page);
    await say(
      'Buenos días. Veo que su registro tiene una dirección anterior.\n¿Desea cambiarla?',
      'uno-visible',
    );
    await say('También puedo proponerle el trámite.', 'dos-visible');
    await page.waitForSelector('text=También puedo proponerle');
    for (const summary of await page.locator('summary').all()) await summary.click();
    await isSound(page, 'chat-atendida-todo-abierto');
    await closeConversation(served.deps, actor, {
      id,
      cliente: 'cerrar-visible',
      versionVista: await versionOf(id),
      motivo: 'resuelta',
    });
    await page.waitForSelector('[data-chat-estado="cerrada"]');
    await isSound(page, 'chat-cerrada');
    await page.goto(served.origin + paths.chat.volver);
    await isSound(page, 'chat-volver');
  },
);

inBrowser('at 400 % nothing goes sideways and the panel covers the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await begin(page, 'Con mucho aumento');
  const sideways = 'document.documentElement.scrollWidth > window.innerWidth';
  assert.equal(await page.evaluate(sideways), false);
  await page.goto(served.origin + paths.catalogo);
  await page.click('[data-chat-boton]');
  await page.locator(`.v-chat-hoja ${box}`).waitFor();
  assert.equal(await page.evaluate(sideways), false);
  assert.equal(await page.evaluate(`document.querySelector('header').inert`), true);
});
