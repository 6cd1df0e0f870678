/** A day at the desk in a real browser, by keyboard alone: take, correct, approve, the second person, deny. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { appEnrolledOn } from '../../src/desk/testing/authenticator-app.ts';
import {
  type DeskServer,
  fileEmailChange,
  filePassive,
  startDesk,
} from '../../src/desk/testing/desk-server.ts';
import { paths } from '../../src/paths.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { axeViolations, browserOrReason } from '../browser.ts';

let desk: DeskServer;
let browser: Browser | string;
before(async () => {
  [desk, browser] = await Promise.all([startDesk(), browserOrReason()]);
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
});

const widths = [1280, 360] as const;

/** No violation, nothing sideways, at both widths. */
async function isSound(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await axeViolations(page), [], `${page.url()} at ${width}`);
    const sideways = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    assert.equal(sideways, false, `${page.url()} scrolls sideways at ${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const stopsMax = 120;

/** Goes on with Tab until the focus is on what `selector` names. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < stopsMax; stop += 1) {
    const isThere = await page.evaluate(
      `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`,
    );
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${selector} on ${page.url()}`);
}

async function pressOn(page: Page, selector: string, key = 'Enter'): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

async function writeIn(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

async function sends(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function contextOf(
  usuario: string,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext(options);
  const value = await desk.sessionOf(desk.scene.staff(usuario));
  await context.addCookies([{ name: 'sesion', value, url: desk.href }]);
  return context;
}

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(desk.href + path);
  return page;
}

const wordsIn = async (page: Page, selector: string) => (await page.locator(selector).textContent()) ?? '';
const banner = (page: Page) => wordsIn(page, '.govuk-notification-banner--success');
const stateOf = async (referencia: string) =>
  (await findSolicitudByReferencia(desk.scene.deps.db, referencia))?.estado;
const form = (referencia: string, verbo: string) => `form[action="${paths.mesa.verbo(referencia, verbo)}"]`;

async function ticks(page: Page, referencia: string): Promise<void> {
  const boxes = await page.locator(`${form(referencia, 'aprobar')} input[type=checkbox]`).count();
  for (let n = 1; n <= boxes; n += 1) {
    const id = n === 1 ? 'aprobar-revisiones' : `aprobar-revisiones-${n}`;
    await pressOn(page, `#${id}`, 'Space');
  }
}

test('signs in with the keyboard, enrolling an app the first time', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const clave = await desk.withPassword('registro1');
  const context = await browser.newContext();
  const page = await open(context, paths.mesa.cola);
  await isSound(page);
  await writeIn(page, '#usuario', 'registro1');
  await writeIn(page, '#clave', clave);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await isSound(page);
  const code = appEnrolledOn(await page.content()).codeAt(desk.scene.deps.clock.nowMs());
  await writeIn(page, '#codigo', code);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  assert.equal(new URL(page.url()).pathname, paths.mesa.cola);
  await page.goto(desk.href + paths.mesa.seguridad);
  await isSound(page);
  await context.close();
});

test('j and k walk the rows, Enter opens; takes, asks for a correction', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const first = await fileEmailChange(desk.scene);
  desk.scene.deps.clock.advance(3_600_000);
  const second = await filePassive(desk.scene);
  const page = await open(await contextOf('registro1'), `${paths.mesa.cola}?ver=equipo`);
  await isSound(page);
  await tabTo(page, 'a[data-fila]');
  await page.keyboard.press('j');
  const focused = () => page.evaluate('document.activeElement?.textContent');
  assert.equal(await focused(), second.referencia);
  await page.keyboard.press('j');
  assert.equal(await focused(), second.referencia, 'the last row stays');
  await page.keyboard.press('k');
  assert.equal(await focused(), first.referencia);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await isSound(page);
  await sends(page, `${form(first.referencia, 'tomar')} button`);
  assert.match(await banner(page), /Tomó la solicitud/);
  await pressOn(page, '#form-pedir-subsanacion summary');
  await writeIn(page, '#pedir-subsanacion-pide', 'La petición no está firmada por la representante.');
  await pressOn(page, '#pedir-subsanacion-documentos', 'Space');
  await isSound(page);
  await sends(page, `${form(first.referencia, 'pedir-subsanacion')} button`);
  assert.match(await banner(page), /Los relojes están en pausa/);
  await isSound(page);
  assert.equal(await stateOf(first.referencia), 'por-subsanar');
  await page.context().close();
});

test('approves after ticking each point; forgetting one takes the focus to the summary', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { referencia } = await filePassive(desk.scene);
  const page = await open(await contextOf('registro1'), paths.mesa.solicitud(referencia));
  await sends(page, `${form(referencia, 'tomar')} button`);
  await writeIn(page, '#aprobar-motivo', 'Conoce lo pendiente.');
  await sends(page, `${form(referencia, 'aprobar')} button`);
  assert.equal(await page.evaluate(`document.activeElement?.closest('.govuk-error-summary') !== null`), true);
  await isSound(page);
  assert.equal(await page.locator('#aprobar-motivo').inputValue(), 'Conoce lo pendiente.');
  await ticks(page, referencia);
  await sends(page, `${form(referencia, 'aprobar')} button`);
  assert.match(await banner(page), /el cambio ya está aplicado/);
  assert.match(await banner(page), /Habilitado[\s\S]*Pasivo/);
  await isSound(page);
  assert.equal(await stateOf(referencia), 'aprobada');
  await page.context().close();
});

test('two persons: one proposes, the other sees why and approves, without JavaScript', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { referencia } = await fileEmailChange(desk.scene);
  const page = await open(await contextOf('registro1'), paths.mesa.solicitud(referencia));
  await sends(page, `${form(referencia, 'tomar')} button`);
  await writeIn(page, '#proponer-motivo', 'La firma es de la representante legal.');
  await sends(page, `${form(referencia, 'proponer')} button`);
  assert.match(await banner(page), /Falta que otra persona/);
  await isSound(page);
  await page.context().close();
  const context = await contextOf('registro2', { javaScriptEnabled: false });
  const plain = await open(context, paths.mesa.solicitud(referencia));
  assert.match(await wordsIn(plain, '.v-propuesta'), /Funcionaria de Ejemplo Uno propuso aprobar/);
  for (const box of await plain.locator(`${form(referencia, 'aprobar')} input[type=checkbox]`).all())
    await box.check();
  await plain.fill('#aprobar-motivo', 'Comprobé la firma por mi parte.');
  await plain.click(`${form(referencia, 'aprobar')} button`);
  assert.match(await banner(plain), /Aprobó la solicitud/);
  assert.equal(await stateOf(referencia), 'aprobada');
  await context.close();
});

test('denies with cause and reason; what was typed survives a conflict', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { referencia } = await fileEmailChange(desk.scene, 'ventas@textiles-demostracion.example');
  const page = await open(await contextOf('registro1'), paths.mesa.solicitud(referencia));
  await sends(page, `${form(referencia, 'tomar')} button`);
  await pressOn(page, '#form-negar summary');
  await pressOn(page, '#negar-causal', 'Space');
  await writeIn(page, '#negar-motivo', 'La firma no es de la representante.');
  const colleague = await open(await contextOf('supervisora'), paths.mesa.solicitud(referencia));
  await pressOn(colleague, '#form-anotar summary');
  await writeIn(colleague, '#anotar-texto', 'Revisen también la fecha.');
  await sends(colleague, `${form(referencia, 'anotar')} button`);
  await colleague.context().close();
  await sends(page, `${form(referencia, 'negar')} button`);
  assert.match(await wordsIn(page, '.v-mientras'), /Revisen también la fecha\./);
  assert.equal(await page.locator('#negar-motivo').inputValue(), 'La firma no es de la representante.');
  await isSound(page);
  await sends(page, `${form(referencia, 'negar')} button`);
  assert.match(await banner(page), /Negó la solicitud/);
  assert.equal(await stateOf(referencia), 'negada');
  await page.context().close();
});

test('a passkey is registered on the security page and then opens the desk alone', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const context = await contextOf('registro2');
  const page = await open(context, paths.mesa.seguridad);
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await writeIn(page, '#nombre', 'Llave de prueba');
  await sends(page, 'form[data-llave=registrar] button');
  assert.match(await banner(page), /Registró la llave de acceso/);
  await isSound(page);
  await context.clearCookies();
  await page.goto(desk.href + paths.mesa.ingresar);
  await sends(page, 'form[data-llave=ingresar] button');
  assert.equal(new URL(page.url()).pathname, paths.mesa.inicio);
  await isSound(page);
  await context.close();
});
