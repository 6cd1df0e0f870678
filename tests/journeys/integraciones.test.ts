// Tokens and systems that are told, as a supplier and as the administration see them; the page of the API; by keyboard and phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Funcionario, Solicitante } from '../../src/domain/solicitud/actor.ts';
import { deliverWebhooks } from '../../src/duties/webhooks/deliver-webhooks.ts';
import { paths } from '../../src/paths.ts';
import { updateClave } from '../../src/store/cuentas.ts';
import { browserOrReason, isSound } from '../browser.ts';
import { everyDoor } from '../hostile/hands.ts';
import { type Served, serveScene } from '../served.ts';

let served: Served;
let browser: Browser | string;

const clave = 'palabras largas para esta prueba';

before(async () => {
  [served, browser] = await Promise.all([serveScene(everyDoor, { host: 'localhost' }), browserOrReason()]);
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

async function pageOf(actor: Solicitante | Funcionario): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const { deps } = served;
  await updateClave(deps.db, actor.cuenta, await deps.passwords.hash(clave), deps.clock.nowMs());
  const context = await browser.newContext();
  const value = await served.sessionOf(actor);
  await context.addCookies([{ name: 'sesion', value, url: served.origin }]);
  return context.newPage();
}

/** Time passes: the proof that came with the session is no longer fresh. */
async function grownOld(): Promise<void> {
  await served.deps.db.query(
    { name: 'prueba-vieja', text: `update sesiones set reforzada_en = reforzada_en - interval '1 hour'` },
    [],
  );
}

test('a supplier proves who it is, makes a token, calls the API with it, and revokes it', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await pageOf(served.supplier('textilera'));
  await grownOld();
  await page.goto(served.origin + paths.miCuenta);
  await page.getByRole('link', { name: 'Tokens para sus programas' }).click();
  await isSound(page, 'tokens-sin-prueba');
  await page.getByRole('button', { name: 'Confirmar que soy yo' }).click();
  await page.getByLabel('Clave', { exact: true }).fill(clave);
  await page.getByRole('button', { name: 'Continuar' }).click();
  assert.equal(new URL(page.url()).pathname, paths.tokens.inicio);
  await page.getByRole('button', { name: 'Crear el token' }).click();
  await page.getByRole('alert').getByText('Elija al menos un permiso').waitFor();
  await isSound(page, 'tokens-errores');
  await page.getByLabel('Para qué programa es').fill('Sistema de contabilidad');
  await page.getByLabel('Leer sus solicitudes').check();
  await page.getByRole('button', { name: 'Crear el token' }).click();
  const secret = (await page.locator('.v-secreto-largo').textContent()) ?? '';
  await isSound(page, 'tokens-creado');
  await page.reload();
  await page.getByRole('alert').getByText('Ya se creó con este mismo formulario').waitFor();
  const call = () =>
    fetch(`${served.origin}${paths.api.raiz}/solicitudes`, {
      headers: { authorization: `Bearer ${secret}` },
    });
  assert.equal((await call()).status, 200);
  await page.goto(served.origin + paths.tokens.inicio);
  assert.ok(!(await page.content()).includes(secret), 'shown once');
  await page.getByRole('button', { name: 'Revocar Sistema de contabilidad' }).click();
  await page.getByText('Revocado').waitFor();
  assert.equal((await call()).status, 401);
});

test('a supplier registers a system, tries it, sees what came of it, changes its secret and removes it', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await pageOf(served.supplier('textilera'));
  await page.goto(served.origin + paths.webhooks.inicio);
  const field = page.getByLabel('Dirección que recibe los avisos');
  await field.fill('http://127.0.0.1/avisos');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('A esa dirección no podemos enviar avisos').waitFor();
  assert.equal(await field.inputValue(), 'http://127.0.0.1/avisos');
  await field.fill('https://sistema.ejemplo.example/avisos/con/una/ruta/larga/que/no/cabe/en/un/telefono');
  await page.getByLabel('Hay una decisión').check();
  await page.getByRole('button', { name: 'Registrar el sistema' }).click();
  assert.match((await page.locator('.v-secreto-largo').textContent()) ?? '', /^whsec_/);
  await isSound(page, 'webhooks');
  await page.getByRole('link', { name: /sistema\.ejemplo\.example/ }).click();
  await page.getByRole('button', { name: 'Enviar una prueba' }).click();
  const unknown = {
    ...served.deps.egress,
    post: async () => ({ failure: 'sin-respuesta' as const, demoraMs: 3 }),
  };
  await deliverWebhooks({ ...served.deps, egress: unknown });
  await page.reload();
  await page.getByText('No respondió en 3 ms').waitFor();
  await isSound(page, 'webhook');
  await page.getByRole('button', { name: 'Cambiar el secreto' }).click();
  await page.getByText('El secreto anterior firma hasta').waitFor();
  const destino = new URL(page.url()).pathname.replace(/\/secreto$/, '');
  await grownOld();
  await page.goto(served.origin + destino);
  await page.getByRole('button', { name: 'Cambiar el secreto' }).click();
  await page.getByRole('button', { name: 'Confirmar que soy yo' }).waitFor();
  await page.goto(served.origin + destino);
  await page.getByText('Eliminar este sistema').click();
  await page.getByRole('button', { name: 'Eliminar' }).click();
  await page.getByText('No hay destinos').waitFor();
  assert.equal(new URL(page.url()).pathname, paths.webhooks.inicio);
});

test('the administration sees every token and system and stops them; an officer has tokens of the desk alone', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const officer = await pageOf(served.staff('registro1'));
  await officer.goto(served.origin + paths.mesa.tokens.inicio);
  await officer.getByLabel('Para qué programa es').fill('Panel de la unidad');
  await officer.getByLabel('Leer la cola').check();
  assert.equal(await officer.getByLabel('Presentar solicitudes').count(), 0);
  await officer.getByRole('button', { name: 'Crear el token' }).click();
  const secret = (await officer.locator('.v-secreto-largo').textContent()) ?? '';
  const queue = () =>
    fetch(`${served.origin}${paths.api.raiz}/cola`, { headers: { authorization: `Bearer ${secret}` } });
  assert.equal((await queue()).status, 200);
  await isSound(officer, 'mesa-tokens');
  await officer.goto(served.origin + paths.mesa.integraciones.tokens);
  await officer.getByText('No encontrado').first().waitFor();

  const admin = await pageOf(served.staff('administracion'));
  await admin.goto(served.origin + paths.mesa.administracion.inicio);
  await admin.getByRole('link', { name: 'Tokens de programas' }).click();
  await isSound(admin, 'administracion-tokens');
  await admin.getByRole('button', { name: 'Revocar Panel de la unidad' }).click();
  assert.equal((await queue()).status, 401);
  await admin.goto(served.origin + paths.mesa.integraciones.webhooks);
  await admin
    .getByLabel('Dirección que recibe los avisos')
    .fill('https://tablero.institucion.example/avisos');
  await admin.getByRole('button', { name: 'Registrar el sistema' }).click();
  await admin.getByRole('link', { name: /tablero\.institucion\.example/ }).click();
  await admin.getByRole('button', { name: 'Desactivar' }).click();
  await admin.getByText('Desactivado').waitFor();
  await isSound(admin, 'administracion-webhook');
});

test('the page of the API can be read by anybody, on a phone too', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await browser.newPage();
  await page.goto(served.origin + paths.api.pagina);
  await page.getByRole('heading', { name: 'API para programas' }).waitFor();
  await isSound(page, 'api');
  const first = page.locator('summary').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await page.getByText('demasiadas-peticiones').first().waitFor();
  await isSound(page, 'api-abierta');
});
