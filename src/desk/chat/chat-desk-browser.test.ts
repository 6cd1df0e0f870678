/** The agents' desk of the chat in a real browser: sound to look at, alive, and worked by keys alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserOrReason, isSound } from '../../../tests/browser.ts';
import { identifyPerson } from '../../actions/chat/identify-person.ts';
import { comeIn, take, type Visitor, waitInLine } from '../../actions/chat/testing/waiting-person.ts';
import { writeChatMessage } from '../../actions/chat/write-chat-message.ts';
import { paths } from '../../paths.ts';
import { type DeskServer, startDesk } from '../testing/desk-server.ts';

const { chat } = paths.mesa;
let desk: DeskServer;
let browser: Browser | string = 'no iniciado';
before(async () => {
  desk = await startDesk();
  await comeIn(desk.scene, desk.scene.staff('registro1'));
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
});

async function open(
  usuario: string,
  path: string,
  width = 1280,
): Promise<{ page: Page; context: BrowserContext }> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const session = await desk.sessionOf(desk.scene.staff(usuario));
  await context.addCookies([{ name: 'sesion', value: session, url: desk.href }]);
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(desk.href + path);
  return { page, context };
}

/** As the person would write it in their own tab. */
const personSays = ({ id, persona }: Visitor, texto: string) =>
  writeChatMessage(desk.scene.deps, persona, { id, cliente: desk.scene.deps.ids.newId(), texto });

async function mine(texto: string, supplier?: 'textilera'): Promise<Visitor> {
  const { scene } = desk;
  const solicitante = supplier === undefined ? null : scene.supplier(supplier);
  const visitor = await waitInLine(scene, { texto, solicitante });
  await take(scene, scene.staff('registro1'), visitor.conversacion);
  return visitor;
}

test('inbox with three conversations, one alone, the team: no axe violation, nothing sideways', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const open3 = [
    await mine('Buenos días. ¿Puedo tener dos direcciones en el registro o solo una?', 'textilera'),
    await mine('No encuentro dónde subir el oficio'),
    await mine('¿Cuánto demora el incremento de CPC?'),
  ];
  for (const [index, visitor] of open3.entries())
    for (let n = 0; n < 6; n += 1)
      await personSays(
        visitor,
        `Mensaje ${n} de la persona ${index}, con bastante texto para ver cómo se parte la línea.`,
      );
  await waitInLine(desk.scene, { texto: 'Necesito cambiar mi teléfono' });
  await waitInLine(desk.scene, { texto: 'Alguien que me ayude, por favor' });
  desk.scene.deps.clock.advance(7 * 60_000);
  await comeIn(desk.scene, desk.scene.staff('registro1'));
  await comeIn(desk.scene, desk.scene.staff('registro2'));
  const { page, context } = await open(
    'registro1',
    `${chat.inicio}?abiertas=${open3.map(({ id }) => id).join(',')}`,
  );
  assert.equal(await page.locator('[data-panel]').count(), 3);
  await isSound(page, 'mesa-chat-tres');
  await page.goto(desk.href + chat.inicio);
  await isSound(page, 'mesa-chat-vacia');
  await page.goto(desk.href + chat.conversacion(open3[0]?.id ?? ''));
  await isSound(page, 'mesa-chat-una');
  for (const summary of await page.locator('details > summary').all()) await summary.click();
  await isSound(page, 'mesa-chat-una-abierta');
  await page.goto(desk.href + chat.propuesta(open3[0]?.id ?? '', 'direccion-y-nombre-comercial'));
  await isSound(page, 'mesa-chat-proponer');
  await context.close();
  const { page: team, context: other } = await open('supervisora', chat.equipo);
  await isSound(team, 'mesa-chat-equipo');
  await team.goto(desk.href + chat.respuestas);
  await isSound(team, 'mesa-chat-respuestas');
  await other.close();
});

test('alive: what the person writes appears, what the agent writes goes out once, the connection may fail', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const visitor = await mine('Primera pregunta');
  const { page, context } = await open('registro1', `${chat.inicio}?abiertas=${visitor.id}`);
  const pane = page.locator(`[data-panel="${visitor.id}"]`);
  await personSays(visitor, 'Segunda <i>pregunta</i>');
  await pane.getByText('Segunda <i>pregunta</i>').waitFor();
  const box = pane.getByLabel('Mensaje para la persona');
  await box.fill('Con gusto le ayudo.');
  await box.press('Enter');
  await pane.locator('[data-lineas]').getByText('Con gusto le ayudo.').waitFor();
  assert.equal(await box.inputValue(), '');
  await context.setOffline(true);
  await box.fill('Esto se escribe sin conexión.');
  await box.press('Enter');
  await pane.locator('[data-sin-enviar]').getByText('Se enviará sola').waitFor();
  await context.setOffline(false);
  await pane.locator('[data-lineas]').getByText('Esto se escribe sin conexión.').waitFor();
  await pane.locator('[data-sin-enviar]').waitFor({ state: 'hidden' });
  await personSays(visitor, 'Tercera pregunta');
  await pane.locator('[data-lineas]').getByText('Tercera pregunta').waitFor();
  const numbers = await pane
    .locator('[data-lineas] > li[data-n]')
    .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('data-n'))));
  assert.deepEqual(
    numbers,
    numbers.map((_n, index) => index + 1),
  );
  await context.close();
});

test('keys alone: down the list, take, write, hand back; off by one box; never while typing', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const visitor = await waitInLine(desk.scene, { texto: 'Atiéndame con el teclado' });
  const { page, context } = await open('registro2', chat.inicio);
  await page.keyboard.press('j');
  const focused = () =>
    page.evaluate('document.activeElement?.closest("[data-fila-de]")?.dataset.filaDe ?? ""');
  const rows = await page
    .locator('[data-fila-de]')
    .evaluateAll((all) => all.map((row) => row.getAttribute('data-fila-de')));
  assert.equal(await focused(), rows[0]);
  for (let n = rows.indexOf(visitor.id); n > 0; n -= 1) await page.keyboard.press('j');
  assert.equal(await focused(), visitor.id);
  await page.keyboard.press('t');
  const pane = page.locator(`[data-panel="${visitor.id}"]`);
  await pane.waitFor();
  const box = pane.getByLabel('Mensaje para la persona');
  await box.waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.keyboard.type('tecla por tecla');
  assert.equal(await box.inputValue(), 'tecla por tecla');
  await page.keyboard.press('Enter');
  await pane.locator('[data-lineas]').getByText('tecla por tecla').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  assert.equal(
    await page.locator('details#atajos').evaluate((one) => (one as HTMLDetailsElement).open),
    true,
  );
  await page.getByLabel('Usar las teclas de esta página').uncheck();
  await pane.locator('[data-lineas]').focus();
  await page.keyboard.press('c');
  assert.equal(
    await pane.locator('details[data-pliegue="cerrar"]').evaluate((one) => (one as HTMLDetailsElement).open),
    false,
  );
  await page.getByLabel('Usar las teclas de esta página').check();
  await pane.locator('[data-lineas]').focus();
  await page.keyboard.press('c');
  await pane.getByLabel('La consulta quedó resuelta.').check();
  await pane.getByRole('button', { name: 'Cerrar la conversación' }).press('Enter');
  await pane.getByText('La conversación terminó.', { exact: true }).waitFor();
  await context.close();
});

test('the loser of a double take is told in the row; a session that ended says so and stops', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const visitor = await waitInLine(desk.scene, { texto: 'Dos me quieren tomar' });
  const { page, context } = await open('registro2', chat.inicio);
  await page.route('**/mesa/chat/bandeja*', (route) => route.abort());
  const row = page.locator(`[data-fila-de="${visitor.id}"]`);
  await take(desk.scene, desk.scene.staff('registro1'), visitor.conversacion);
  await row.getByRole('button', { name: 'Tomar' }).click();
  await row.getByText('ya la tiene Funcionaria de Ejemplo Uno').waitFor();
  const { deps } = desk.scene;
  await deps.db.query({ name: 'prueba-sesiones', text: 'delete from sesiones where cuenta = $1' }, [
    desk.scene.staff('registro2').cuenta,
  ]);
  deps.bus.announce({ topic: 'bandeja', key: 'Registro de Proveedores', n: 0 });
  await page.getByText('Su sesión terminó').waitFor();
  await context.close();
});

test('the list changes under the focus and the focus stays; the title counts who waits; sound is off until asked for', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const first = await waitInLine(desk.scene, { texto: 'Fila con foco' });
  const { page, context } = await open('supervisora', chat.inicio);
  const waiting = async () => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);
  const before = await waiting();
  assert.ok(before > 0);
  await page.locator(`[data-fila-de="${first.id}"] button`).focus();
  const second = await waitInLine(desk.scene, { texto: 'Llega otra persona' });
  await page.locator(`[data-fila-de="${second.id}"]`).waitFor();
  const focused =
    'document.activeElement.matches("button") && document.activeElement.closest("[data-fila-de]")?.dataset.filaDe';
  assert.equal(await page.evaluate(focused), first.id);
  assert.equal(await waiting(), before + 1);
  await page.locator('details#atajos > summary').click();
  assert.equal(await page.getByLabel('Sonar cuando alguien espera o escribe').isChecked(), false);
  await page.getByLabel('Sonar cuando alguien espera o escribe').check();
  await page.reload();
  await page.locator('details#atajos > summary').click();
  assert.equal(await page.getByLabel('Sonar cuando alguien espera o escribe').isChecked(), true);
  await context.close();
});

test('what stands half written in a pane stays when its controls change', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const visitor = await mine('Voy a ingresar con mi cuenta');
  const { page, context } = await open('registro1', `${chat.inicio}?abiertas=${visitor.id}`);
  const pane = page.locator(`[data-panel="${visitor.id}"]`);
  const box = pane.getByLabel('Mensaje para la persona');
  await box.fill('Media respues');
  await box.focus();
  const { deps } = desk.scene;
  const persona = desk.scene.supplier('textilera');
  await identifyPerson(deps, visitor.persona, { id: visitor.id, cliente: deps.ids.newId(), persona });
  await pane.getByText(`RUC ${persona.ruc}`, { exact: false }).first().waitFor();
  await pane.getByText('Razón social').waitFor({ state: 'attached' });
  await page.keyboard.type('ta');
  assert.equal(await box.inputValue(), 'Media respuesta');
  await context.close();
});

test('told to come back, or to start over: the page follows again from its own lines, without gap or repetition', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const visitor = await mine('Antes del reinicio');
  assert.ok(typeof browser !== 'string');
  const { page, context } = await open('registro1', paths.mesa.inicio);
  const answers = [
    'event: reinicio\ndata: {"esperaMs":50}\n\n',
    `event: resync\ndata: {"c":"${visitor.id}"}\n\n`,
  ];
  let streams = 0;
  await page.route('**/mesa/chat/flujo*', async (route) => {
    const body = answers[streams];
    streams += 1;
    if (body === undefined) return route.continue();
    await personSays(visitor, `Dicho mientras no había flujo, ${streams}`);
    return route.fulfill({ contentType: 'text/event-stream', body });
  });
  await page.goto(desk.href + chat.conversacion(visitor.id));
  const lines = page.locator('[data-lineas]');
  await lines.getByText('Dicho mientras no había flujo, 2').waitFor();
  await personSays(visitor, 'Dicho después');
  await lines.getByText('Dicho después').waitFor();
  assert.ok(streams >= 3);
  const numbers = await lines
    .locator('li[data-n]')
    .evaluateAll((all) => all.map((line) => Number(line.getAttribute('data-n'))));
  assert.deepEqual(
    numbers,
    numbers.map((_n, index) => index + 1),
  );
  await context.close();
});
