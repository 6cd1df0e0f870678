// How staff prove who they are, in a real browser: through a real provider and back, with recovery codes, a key that is due, and its rules.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { browserOrReason, isSound } from '../../../tests/browser.ts';
import { startProvider, type TestProvider } from '../../../tests/oidc/provider.ts';
import { paths } from '../../paths.ts';
import { systemClock } from '../../platform/clock.ts';
import { openOidcClient } from '../../platform/oidc/oidc-client.ts';
import { appEnrolledOn } from '../testing/authenticator-app.ts';
import { type DeskServer, startDesk } from '../testing/desk-server.ts';

const { mesa } = paths;
const { institucional, ingreso } = mesa;
let provider: TestProvider;
let desk: DeskServer;
let browser: Browser | string = 'no iniciado';

before(async () => {
  provider = await startProvider({
    registro1: { name: 'Persona Sintética', preferred_username: 'registro1' },
    nadie: { name: 'Persona Sintética', preferred_username: 'nadie.conocido' },
  });
  const { issuer, clientId, clientSecret } = provider;
  const settings = {
    issuer,
    clientId,
    clientSecret,
    claim: 'preferred_username',
    name: 'la cuenta de prueba',
  };
  desk = await startDesk({ institucional: openOidcClient(settings, systemClock) });
  provider.serve(desk.href, { back: institucional.regreso, out: mesa.ingresar, order: institucional.orden });
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
  await provider.stop();
});

const now = () => desk.scene.deps.clock.nowMs();
/** A code is good once. */
const nextCode = () => desk.scene.deps.clock.advance(30_000);

async function open(usuario: string | null, path: string, javaScriptEnabled = true): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled });
  if (usuario !== null) {
    const session = await desk.sessionOf(desk.scene.staff(usuario));
    await context.addCookies([{ name: 'sesion', value: session, url: desk.href }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(desk.href + path);
  return page;
}

/** Follows the link of the sign-in page and says at the provider who one is. */
async function signInAtProvider(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Ingresar con la cuenta de prueba' }).click();
  await page.waitForURL(/\/interaccion\//);
  await page.getByLabel('Persona').fill(login);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL(/localhost/);
}

test('through the provider and back: tied once, recovery codes, and out at both places', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const clave = await desk.withPassword('registro1');
  const page = await open(null, mesa.cola);
  assert.match(page.url(), /volver=%2Fmesa%2Fcola/);
  await isSound(page, 'ingreso-institucional');
  await signInAtProvider(page, 'registro1');
  assert.equal(await page.locator('h1').textContent(), 'Vincule su cuenta');
  await page.getByLabel('Clave de Ventanilla', { exact: true }).fill('no es esta clave');
  await page.getByRole('button', { name: 'Continuar' }).click();
  await isSound(page, 'ingreso-vincular');
  await page.getByLabel('Clave de Ventanilla', { exact: true }).fill(clave);
  await page.keyboard.press('Enter');
  await page.getByText('Es su primer ingreso').waitFor();
  const app = appEnrolledOn(await page.content());
  await page.locator('#codigo').fill(app.codeAt(now()));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${desk.href}${mesa.cola}`);

  await page.goto(desk.href + mesa.seguridad);
  await page.getByRole('button', { name: 'Crear códigos de recuperación' }).click();
  await page.getByText('Guárdelos ahora').waitFor();
  await isSound(page, 'ingreso-codigos-de-recuperacion');
  const codes = await page.locator('.v-recuperacion li').allTextContents();
  assert.equal(codes.length, 10);
  await page.goto(desk.href + mesa.seguridad);
  assert.equal(await page.locator('.v-recuperacion').count(), 0, 'shown once');
  await page.getByText('quedan 10 códigos').waitFor();

  await page.getByRole('button', { name: 'Salir' }).first().click();
  await page.waitForURL(desk.href + institucional.salida);
  await isSound(page, 'ingreso-salio');
  await page.getByRole('button', { name: 'Cerrar la sesión de la cuenta de prueba' }).click();
  await page.locator('button[value=yes]').click();
  await page.waitForURL(desk.href + mesa.ingresar);

  nextCode();
  await signInAtProvider(page, 'registro1');
  await page.getByText('No tengo mi teléfono ni mi llave').click();
  await page.getByLabel('Código de recuperación').fill('AAAA-AAAA-AAAA-AAAA');
  await page.keyboard.press('Enter');
  await page.getByText('no coincide o ya se usó').first().waitFor();
  await isSound(page, 'ingreso-recuperacion-equivocada');
  await page.getByLabel('Código de recuperación').fill(codes[0] ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL(desk.href + mesa.inicio);
  await page.context().close();
});

test('without JavaScript the way is the same, and somebody unknown reads why not', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open(null, mesa.ingresar, false);
  await signInAtProvider(page, 'nadie');
  await page.getByText('no tiene una cuenta en Ventanilla').waitFor();
  await page.context().close();
});

/** The day of this November from which the key is asked. */
async function since(page: Page, day: string): Promise<void> {
  const typed = [
    ['dia', day],
    ['mes', '11'],
    ['anio', '2026'],
  ] as const;
  for (const [part, value] of typed) await page.locator(`#reglas-desde-${part}`).fill(value);
}

test('the rules: who does not comply is listed, a mistake comes back as typed, and the key that is due leads to one page', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  await desk.withPassword('administracion');
  const page = await open('administracion', mesa.administracion.inicio);
  await page.getByRole('link', { name: 'Ingreso del personal' }).click();
  await page.waitForURL(desk.href + ingreso.inicio);
  await isSound(page, 'ingreso-reglas');
  const rules = page.locator('#formulario-reglas');
  await rules.getByLabel('Auditor', { exact: true }).check();
  await rules.getByLabel('Solo las cuentas de emergencia').check();
  await rules.getByLabel('Motivo').fill('Lo pide la política de seguridad de prueba.');
  await rules.getByRole('button', { name: 'Guardar las reglas' }).click();
  const errors = page.locator('.govuk-error-summary');
  await errors.waitFor();
  assert.equal(await errors.locator('a').count(), 2);
  await isSound(page, 'ingreso-reglas-con-errores');
  assert.ok(await rules.getByLabel('Auditor', { exact: true }).isChecked());
  await errors.locator('a').first().click();
  assert.equal(await page.evaluate('document.activeElement.id'), 'reglas-desde-dia');
  await since(page, '24');
  await rules.getByLabel('Todo el personal').check();
  await rules.getByRole('button', { name: 'Guardar las reglas' }).click();
  await page.getByText('Guardó las reglas').waitFor();
  await isSound(page, 'ingreso-reglas-guardadas');
  await page.getByText('exigida desde el 24 de noviembre de 2026').first().waitFor();
  await page.context().close();

  desk.scene.deps.clock.advance(2_000);
  const warned = await open('auditor', mesa.inicio);
  await warned.getByText('Desde el 24 de noviembre de 2026 sus roles exigirán').waitFor();
  await isSound(warned, 'ingreso-llave-desde');
  await warned.context().close();
  desk.scene.deps.clock.advance(24 * 3_600_000);
  const auditor = await open('auditor', mesa.cola);
  assert.equal(auditor.url(), desk.href + mesa.seguridad);
  await auditor.getByText('Sus roles exigen ingresar con una llave de acceso').waitFor();
  await isSound(auditor, 'ingreso-debe-llave');
  const devtools = await auditor.context().newCDPSession(auditor);
  await devtools.send('WebAuthn.enable');
  const authenticator = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: authenticator });
  await auditor.getByLabel('Nombre de la llave').fill('Llavero azul');
  await auditor.getByRole('button', { name: 'Registrar una llave' }).click();
  await auditor.waitForURL(/hecho=llave/);
  await auditor.goto(desk.href + mesa.cola);
  assert.equal(auditor.url(), desk.href + mesa.cola);
  await auditor.context().close();
});

test('tying and untying somebody by hand, with the keyboard', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open('administracion', ingreso.inicio);
  await page.locator('summary', { hasText: 'Vincular una cuenta' }).focus();
  await page.keyboard.press('Enter');
  const tie = page.locator('#formulario-vincular');
  await tie.getByLabel('Usuario de Ventanilla').fill('control1');
  await tie.getByLabel('Identificador en el proveedor').fill('sub-control1');
  await page.keyboard.press('Enter');
  await page.locator('.govuk-error-summary').waitFor();
  assert.equal(await tie.getByLabel('Usuario de Ventanilla').inputValue(), 'control1');
  await isSound(page, 'ingreso-vincular-a-mano');
  await tie.getByLabel('Motivo').fill('No tiene clave propia.');
  await tie.getByRole('button', { name: 'Vincular' }).click();
  await page.getByText('Vinculó la cuenta').waitFor();
  await isSound(page, 'ingreso-vinculadas');
  const row = page.locator('li', { hasText: 'sub-control1' });
  await row.locator('summary').click();
  await row.getByLabel('Motivo').fill('Se equivocó de persona.');
  await row.getByRole('button', { name: 'Desvincular' }).click();
  await page.getByText('Desvinculó la cuenta').waitFor();
  await page.context().close();
});
