/** One case in two hands through a real browser: who is there, mentions, templates, the letter before it goes, two persons. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserOrReason, isSound, screenshot } from '../../../tests/browser.ts';
import { saveTemplate } from '../../actions/plantillas/save-template.ts';
import { takeSolicitud } from '../../actions/take-solicitud.ts';
import { paths } from '../../paths.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { type DeskServer, fileEmailChange, filePassive, startDesk } from '../testing/desk-server.ts';

let desk: DeskServer;
let browser: Browser | string;
before(async () => {
  [desk, browser] = await Promise.all([startDesk(), browserOrReason()]);
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
});

async function contextOf(usuario: string, javaScriptEnabled = true): Promise<BrowserContext> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ javaScriptEnabled });
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

async function take(usuario: string, referencia: string): Promise<void> {
  const found = await findSolicitudByReferencia(desk.scene.deps.db, referencia);
  await takeSolicitud(desk.scene.deps, desk.scene.staff(usuario), {
    referencia,
    versionVista: found?.version ?? 0,
    llave: desk.scene.deps.ids.newId(),
  });
}

const form = (referencia: string, verbo: string) => `form[action="${paths.mesa.verbo(referencia, verbo)}"]`;

test('two people on one case see each other, and what the other writes, while they have it open', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { referencia } = await filePassive(desk.scene);
  await take('registro1', referencia);
  const [one, two] = [await contextOf('registro1'), await contextOf('registro2')];
  const mine = await open(one, paths.mesa.solicitud(referencia));
  assert.equal(await mine.locator('.v-presentes__uno').count(), 0);
  const theirs = await open(two, paths.mesa.solicitud(referencia));
  assert.match(
    (await theirs.locator('.v-presentes').textContent()) ?? '',
    /Funcionaria de Ejemplo Uno también tiene abierto/,
  );
  await isSound(theirs, 'caso-presencia');
  await theirs.locator('#form-anotar summary').click();
  await theirs.locator('#anotar-texto').pressSequentially('Ojo');
  // The next beat of the first page tells; looking at it again makes one at once.
  await mine.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
  await mine.getByText('Está escribiendo una nota').waitFor();
  await theirs.locator('#anotar-texto').fill('Nota para @registro1: vea lo pendiente.');
  await theirs.locator(`${form(referencia, 'anotar')} button`).click();
  await theirs.locator('.govuk-notification-banner--success').waitFor();
  await mine.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
  await mine.getByText('Alguien cambió este caso').waitFor();
  const home = await open(one, paths.mesa.inicio);
  await home.getByText('Me mencionaron (1)').waitFor();
  await isSound(home, 'caso-menciones');
  await home.setViewportSize({ width: 1280, height: 800 });
  await home.locator(`form[action="${paths.mesa.mencionLeida}"] button`).focus();
  await home.keyboard.press('Enter');
  await home.waitForFunction('!document.body.textContent.includes("Me mencionaron")');
  await Promise.all([one.close(), two.close()]);
});

/** Timers of a page without scripts never fire, and axe waits for one: there only a picture is taken. */
const look = (page: Page, name: string, scripts: boolean) =>
  scripts ? isSound(page, name) : screenshot(page, `${name}-sin-js`);

test('with and without JavaScript: a template fills the box, the letter is shown, and the next case is at hand', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { scene } = desk;
  await saveTemplate(scene.deps, scene.staff('supervisora'), {
    unidad: 'Registro de Proveedores',
    id: null,
    versionVista: 0,
    llave: 'prueba-0001',
    tramite: '',
    uso: 'mensaje',
    titulo: 'Estado del trámite',
    texto: 'Estimados {nombre}: su solicitud {referencia} está en {unidad}.',
    activa: true,
  });
  for (const scripts of [true, false]) {
    const [first, second] = [await filePassive(scene), await filePassive(scene)];
    for (const { referencia } of [first, second]) await take('registro1', referencia);
    const context = await contextOf('registro1', scripts);
    const page = await open(context, paths.mesa.solicitud(first.referencia));
    const write = form(first.referencia, 'escribir');
    await page.locator('#form-escribir summary').click();
    await page.locator('#escribir-texto').fill('Buenos días.');
    await page.locator('#escribir-plantilla').selectOption({ label: 'Estado del trámite' });
    await page.locator(`${write} button[value=plantilla]`).click();
    const filled = await page.locator('#escribir-texto').inputValue();
    assert.match(
      filled,
      /^Buenos días\.\n\nEstimados .*: su solicitud VT-.* está en Registro de Proveedores\.$/s,
    );
    await page.locator(`${write} button[value=ver-carta]`).click();
    assert.equal(await page.locator('#escribir-texto').inputValue(), filled, 'what was typed stays');
    assert.match((await page.locator('.v-carta').textContent()) ?? '', /Tiene un mensaje en su solicitud/);
    await look(page, 'caso-carta', scripts);
    await page.locator('#form-pedir-subsanacion summary').click();
    await page.locator('#pedir-subsanacion-pide').fill('Adjunte el oficio firmado.');
    await page.locator(`${form(first.referencia, 'pedir-subsanacion')} button:not([name])`).click();
    const next = page.getByRole('link', { name: /Siguiente de su cola/ });
    await look(page, 'caso-siguiente', scripts);
    await next.click();
    assert.notEqual(new URL(page.url()).pathname, paths.mesa.solicitud(first.referencia));
    await context.close();
  }
});

test('two persons, by keyboard: a change since the proposal is shown and has to be confirmed', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { scene } = desk;
  const { referencia } = await fileEmailChange(scene);
  await take('registro1', referencia);
  const one = await contextOf('registro1');
  const mine = await open(one, paths.mesa.solicitud(referencia));
  await mine.locator('#proponer-motivo').fill('La firma es de la representante.');
  await mine.locator(`${form(referencia, 'proponer')} button`).focus();
  await mine.keyboard.press('Enter');
  await mine.getByText('Usted propuso aprobar').waitFor();
  await scene.deps.db.execute(
    {
      name: 'prueba-registro-otro',
      text: `update asientos set version = version + 1 where clase = 'proveedor'`,
    },
    [],
  );
  const two = await contextOf('registro2');
  const theirs = await open(two, paths.mesa.solicitud(referencia));
  await theirs.getByText('Ya no es lo mismo que vio esa persona').waitFor();
  await isSound(theirs, 'caso-dos-personas');
  const boxes = theirs.locator(`${form(referencia, 'aprobar')} input[name=revisiones]`);
  for (let n = 0; n < (await boxes.count()); n += 1) await boxes.nth(n).check();
  await theirs.locator('#aprobar-motivo').fill('Conforme.');
  await theirs.locator(`${form(referencia, 'aprobar')} button:not([name])`).click();
  const summary = theirs.locator('.govuk-error-summary');
  await summary.waitFor();
  assert.match((await summary.textContent()) ?? '', /El asiento del registro cambió/);
  assert.equal(await theirs.locator('#aprobar-motivo').inputValue(), 'Conforme.');
  await isSound(theirs, 'caso-dos-personas-error');
  await theirs.setViewportSize({ width: 1280, height: 800 });
  await summary.locator('a').first().focus();
  await theirs.keyboard.press('Enter');
  await theirs.keyboard.press('Space');
  await theirs.locator(`${form(referencia, 'aprobar')} button:not([name])`).click();
  await theirs.locator('.govuk-notification-banner--success').waitFor();
  assert.equal((await findSolicitudByReferencia(scene.deps.db, referencia))?.estado, 'aprobada');
  await Promise.all([one.close(), two.close()]);
});

test('a supervisor keeps templates; an unknown gap is refused beside the text', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const context = await contextOf('supervisora');
  const page = await open(context, paths.mesa.plantillas('Registro de Proveedores'));
  await page.getByText('Agregar una plantilla').click();
  await page.locator('#titulo-nueva').fill('Falta de respaldo');
  await page.locator('#texto-nueva').fill('Estimados {cliente}: falta el respaldo.');
  await page.getByRole('button', { name: 'Guardar la plantilla' }).click();
  assert.match(
    (await page.locator('.govuk-error-summary').textContent()) ?? '',
    /«\{cliente\}» no es un espacio conocido/,
  );
  assert.equal(await page.locator('#titulo-nueva').inputValue(), 'Falta de respaldo');
  await isSound(page, 'plantillas-error');
  await page.locator('#texto-nueva').fill('Estimados {nombre}: falta el respaldo.');
  await page.getByRole('button', { name: 'Guardar la plantilla' }).click();
  await page.getByRole('heading', { name: /Falta de respaldo/ }).waitFor();
  await isSound(page, 'plantillas');
  await context.close();
});
