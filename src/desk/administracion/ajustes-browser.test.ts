// Settings of the agency as pages: without JavaScript, in a real browser, and with the keyboard alone.
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { createAuthority } from '../../../tests/authority/create-authority.ts';
import { browserOrReason, isSound } from '../../../tests/browser.ts';
import type { Answer } from '../../../tests/web-client.ts';
import { changeAjuste } from '../../actions/change-ajuste.ts';
import { paths } from '../../paths.ts';
import { type DeskServer, startDesk } from '../testing/desk-server.ts';

const { ajustes, administracion } = paths.mesa;
let desk: DeskServer;
let browser: Browser | string = 'no iniciado';
before(async () => {
  desk = await startDesk();
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
});

const says = ({ html }: Answer, text: string | RegExp) =>
  assert.ok(
    typeof text === 'string' ? html.includes(text) : text.test(html),
    `no «${text}» in ${html.slice(html.indexOf('<main'), html.indexOf('<main') + 4000)}`,
  );

async function open(usuario: string, path: string, javaScriptEnabled = true): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled });
  const session = await desk.sessionOf(desk.scene.staff(usuario));
  await context.addCookies([{ name: 'sesion', value: session, url: desk.href }]);
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(desk.href + path);
  return page;
}

test('the history tells every change with its differences, filters by setting, and is for two roles only', async () => {
  const { deps } = desk.scene;
  const actor = desk.scene.staff('administracion');
  for (const [version, capacidad] of [5, 9].entries()) {
    const valor = { 'Registro de Proveedores': { modo: 'turno', capacidad } };
    const motivo = `Hasta ${capacidad} a la vez.`;
    await changeAjuste(deps, actor, { clave: 'reparto', versionVista: version, valor, motivo });
  }
  const admin = await desk.as('administracion');
  says(await admin.get(administracion.inicio), ajustes.historia);
  const page = await admin.get(ajustes.historia);
  says(page, 'Hasta 9 a la vez.');
  says(page, 'Íntegra');
  says(page, 'id="reparto-2"');
  says(await admin.get(`${ajustes.historia}?ajuste=conservacion`), 'No hay cambios');
  says(await (await desk.as('auditor')).get(ajustes.historia), 'Hasta 9 a la vez.');
  for (const usuario of ['registro1', 'supervisora'])
    assert.equal((await (await desk.as(usuario)).get(ajustes.historia)).status, 404, usuario);
});

/** Axe needs scripts, so the same steps are taken once with them. */
function withAndWithout(
  name: string,
  steps: (page: Page, scripts: boolean) => Promise<void>,
  path: string,
): void {
  for (const scripts of [false, true])
    test(`${name}, ${scripts ? 'with' : 'without'} JavaScript`, async (t) => {
      if (typeof browser === 'string') return t.skip(browser);
      const page = await open('administracion', path, scripts);
      try {
        await steps(page, scripts);
      } finally {
        await page.context().close();
      }
    });
}

async function closesADoor(page: Page, scripts: boolean): Promise<void> {
  const first = page.locator('.v-ajuste-puerta').first();
  await first.getByLabel('Cerrada', { exact: true }).check();
  await first.getByRole('textbox').fill('Volvemos el lunes.');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('link', { name: 'Escriba por qué se hace este cambio.' }).click();
  assert.equal(await page.locator('#puertas-motivo:focus').count(), 1);
  assert.equal(await first.getByRole('textbox').inputValue(), 'Volvemos el lunes.');
  assert.equal(await first.getByLabel('Cerrada', { exact: true }).isChecked(), true);
  if (scripts) await isSound(page, 'ajustes-puertas-error');
  await page.keyboard.type('Mantenimiento del lunes.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Guardó el cambio').waitFor();
  await page.getByText('Cerrada', { exact: true }).first().waitFor();
  assert.equal(desk.web.deps.puertasCerradas.size, 1);
  await page.goto(desk.href + ajustes.historia);
  await page.getByText('Mantenimiento del lunes.').first().waitFor();
  await page.getByRole('cell', { name: 'Volvemos el lunes.' }).first().waitFor();
}
withAndWithout(
  'a door is closed with its sentence, refused first for want of a reason, kept as typed',
  closesADoor,
  ajustes.puertas,
);

test('ASVS 7.5.1 an old proof asks for the password in the form of the doors', async () => {
  const clave = await desk.withPassword('administracion');
  const admin = await desk.as('administracion');
  desk.scene.deps.clock.advance(11 * 60_000);
  const page = await admin.get(ajustes.puertas);
  says(page, 'Para confirmar que es usted');
  const none = await admin.post(page, ajustes.puertas, [['motivo', 'Se abre.']]);
  assert.equal(none.status, 422);
  says(none, 'href="#puertas-clave"');
  const done = await admin.post(none, ajustes.puertas, [
    ['motivo', 'Se abre.'],
    ['clave', clave],
  ]);
  assert.equal(done.location, `${ajustes.puertas}?hecho=cambiadas`, done.html.slice(0, 3000));
  assert.equal(desk.web.deps.puertasCerradas.size, 0);
});

async function triesALetter(page: Page, scripts: boolean): Promise<void> {
  await page.getByLabel('Carta', { exact: true }).selectOption('Negada');
  await page.getByRole('button', { name: 'Elegir' }).click();
  await page.getByRole('heading', { name: 'Negada: todos los trámites' }).waitFor();
  await page.getByLabel('Asunto').fill('Sobre {caso}');
  await page.getByLabel('Cierre').fill('Estamos para servirle en {agencia}.');
  await page.getByRole('button', { name: 'Ver cómo queda' }).click();
  await page.getByRole('link', { name: /«\{caso\}» no es un espacio conocido/ }).click();
  assert.equal(await page.locator('#carta-asunto:focus').count(), 1);
  await page.getByLabel('Asunto').fill('Respuesta a {referencia}');
  await page.getByRole('button', { name: 'Ver cómo queda' }).click();
  const sample = page.locator('#muestra');
  await sample.getByText('Sin guardar').waitFor();
  assert.match(
    (await sample.textContent()) ?? '',
    /Respuesta a VT-2345-6789-AB[\s\S]*Negamos su solicitud[\s\S]*Estamos para servirle en Agencia de Prueba\./,
  );
  if (scripts) await isSound(page, 'ajustes-textos-muestra');
  await page.locator('#carta-motivo').fill('Tono de la institución.');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await page.getByText('Guardó las palabras de la carta').waitFor();
  assert.match(
    (await page.locator('#muestra').textContent()) ?? '',
    /Así sale hoy[\s\S]*Respuesta a VT-2345/,
  );
  await page.locator('#carta-motivo').fill('Ya no.');
  await page.getByRole('button', { name: 'Volver a las del producto' }).click();
  await page.getByText('La carta vuelve a salir como la trae el producto.').waitFor();
  assert.match((await page.locator('#muestra').textContent()) ?? '', /Negamos su solicitud VT-2345/);
}
withAndWithout(
  'a letter is tried, refused for a gap that does not exist, kept, and taken back',
  triesALetter,
  ajustes.textos,
);

async function writesANotice(page: Page, scripts: boolean): Promise<void> {
  const first = page.getByRole('group', { name: 'Aviso 1' });
  await first.getByRole('textbox', { name: 'Texto' }).fill('Mañana no atendemos.');
  const until = page.getByRole('group', { name: 'Último día' }).first();
  for (const [part, value] of [
    ['Día', '31'],
    ['Mes', '2'],
    ['Año', '2027'],
  ] as const)
    await until.getByLabel(part).fill(value);
  await page.locator('#avisos-motivo').fill('Feriado local.');
  await page.getByRole('button', { name: 'Guardar los avisos' }).click();
  await page.getByRole('link', { name: 'Escriba una fecha que exista, con día, mes y año.' }).click();
  if (scripts) await isSound(page, 'ajustes-avisos-error');
  assert.equal(await page.locator('#avisos-hasta-0-dia:focus').count(), 1);
  assert.equal(await first.getByRole('textbox', { name: 'Texto' }).inputValue(), 'Mañana no atendemos.');
  await until.getByLabel('Día').fill('28');
  await page.getByRole('button', { name: 'Guardar los avisos' }).click();
  await page.getByText('Guardó los avisos').waitFor();
  assert.deepEqual(desk.web.deps.vivos.avisos(), ['Mañana no atendemos.']);
  assert.equal(await until.getByLabel('Mes').inputValue(), '02');
}
withAndWithout(
  'a notice is written; a date that does not exist is told beside it',
  writesANotice,
  ajustes.textos,
);

test('authorities in force are shown with their end, and only to administrators', async () => {
  const authority = createAuthority({ subNotAfterMs: desk.scene.deps.clock.nowMs() + 20 * 86_400_000 });
  Object.assign(desk.web.deps, { anchorsPem: authority.rootPem + authority.subPem, crlFolder: tmpdir() });
  const page = await (await desk.as('administracion')).get(ajustes.llaves);
  says(page, 'Raíz de prueba');
  says(page, 'vence pronto');
  for (const usuario of ['registro1', 'auditor'])
    for (const path of [ajustes.llaves, ajustes.puertas, ajustes.textos])
      assert.equal((await (await desk.as(usuario)).get(path)).status, 404, `${usuario} ${path}`);
});

test('every page of the settings: no axe violation, nothing sideways, folded forms open and shut', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  for (const [name, usuario, path] of [
    ['ajustes-puertas', 'administracion', ajustes.puertas],
    ['ajustes-textos', 'administracion', `${ajustes.textos}?carta=negar&tramite=todos`],
    ['ajustes-llaves', 'administracion', ajustes.llaves],
    ['ajustes-historia', 'administracion', ajustes.historia],
    ['ajustes-historia-auditor', 'auditor', `${ajustes.historia}?ajuste=calendario`],
  ] as const) {
    const page = await open(usuario, path);
    await isSound(page, name);
    if ((await page.locator('details').count()) > 0) {
      await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
      await isSound(page, `${name}-abierta`);
    }
    await page.context().close();
  }
});

test('a history that somebody rewrote behind the page is told first, with where to look', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const client = new pg.Client(desk.scene.superuser);
  await client.connect();
  await client.query('alter table ajustes_historia disable trigger all');
  await client.query(
    "update ajustes_historia set nombre = 'Otra persona' where clave = 'reparto' and version = 1",
  );
  await client.end();
  const page = await open('administracion', ajustes.historia);
  await page.getByRole('link', { name: /Reparto, versión 1: su contenido no es el que se escribió/ }).click();
  assert.equal(await page.locator('#reparto-1:focus').count(), 1);
  await page.getByText('Rota en la versión 1').waitFor();
  await isSound(page, 'ajustes-historia-rota');
  await page.context().close();
});
