// Staff, units, sharing out and the team as pages: without JavaScript, in a real browser, and with the keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { browserOrReason, isSound } from '../../../../tests/browser.ts';
import { goodClave } from '../../../../tests/people.ts';
import { type Answer, WebClient } from '../../../../tests/web-client.ts';
import { paths } from '../../../paths.ts';
import { findSolicitudByReferencia } from '../../../store/solicitudes.ts';
import { type DeskServer, filePassive, startDesk } from '../../testing/desk-server.ts';

const { personal, unidades, reparto, equipo, administracion } = paths.mesa;
const registro = 'Registro de Proveedores';
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

const idOf = (usuario: string) => desk.scene.staff(usuario).cuenta;
const says = ({ html }: Answer, text: string | RegExp) =>
  assert.ok(
    typeof text === 'string' ? html.includes(text) : text.test(html),
    `no «${text}» in ${html.slice(0, 4000)}`,
  );

async function open(usuario: string | null, path: string, javaScriptEnabled = true): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled });
  if (usuario !== null) {
    const session = await desk.sessionOf(desk.scene.staff(usuario));
    await context.addCookies([{ name: 'sesion', value: session, url: desk.href }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(desk.href + path);
  return page;
}

test('ASVS 6.4.6 a person is created, the link is shown once, and with it she chooses her password', async () => {
  const admin = await desk.as('administracion');
  says(await admin.get(administracion.inicio), personal.inicio);
  const blank = await admin.get(personal.nueva);
  const wrong = await admin.post(blank, personal.nueva, [
    ['nombre', 'Persona Sintética Diez'],
    ['usuario', 'con espacio'],
  ]);
  assert.equal(wrong.status, 422);
  says(wrong, 'value="Persona Sintética Diez"');
  says(wrong, 'href="#nueva-usuario"');
  says(wrong, 'href="#nueva-roles"');
  const made = await admin.post(wrong, personal.nueva, [
    ['nombre', 'Persona Sintética Diez'],
    ['correo', 'diez@agencia-muestra.example'],
    ['usuario', 'diez'],
    ['roles', 'funcionario'],
    ['unidades', registro],
    ['motivo', 'Ingresa a la unidad.'],
  ]);
  assert.equal(made.status, 200);
  const link = /\/mesa\/comenzar\/[\w-]{43}/.exec(made.html)?.[0] ?? '';
  assert.ok(link !== '');
  const person = new WebClient(desk.href);
  const choose = await person.get(link);
  says(choose, 'diez');
  const short = await person.post(choose, link, [
    ['clave', 'corta'],
    ['repetida', 'corta'],
  ]);
  assert.equal(short.status, 422);
  const done = await person.post(short, link, [
    ['clave', goodClave],
    ['repetida', goodClave],
  ]);
  says(done, 'Su clave está guardada');
  assert.equal((await person.get(link)).status, 410);
});

test('ASVS 7.5.1 an old proof asks for the password in the form; with it the change goes through in one go', async () => {
  const clave = await desk.withPassword('administracion');
  const admin = await desk.as('administracion');
  const id = idOf('control1');
  const action = personal.verbo(id, 'permisos');
  desk.scene.deps.clock.advance(11 * 60_000);
  const page = await admin.get(personal.persona(id));
  says(page, 'Para confirmar que es usted');
  const asked: [string, string][] = [
    ['roles', 'funcionario'],
    ['roles', 'auditor'],
    ['unidades', 'Control de procesos'],
    ['motivo', 'Cubre la auditoría.'],
  ];
  const none = await admin.post(page, action, asked);
  assert.equal(none.status, 422);
  says(none, 'href="#permisos-clave"');
  const wrong = await admin.post(none, action, [...asked, ['clave', 'no es esta clave']]);
  says(wrong, 'La clave no coincide');
  // What is refused after the proof comes back on a page whose forms still work: the session has a new token by then.
  const without = await admin.post(wrong, action, [
    ['clave', clave],
    ['motivo', 'Cubre la auditoría.'],
  ]);
  assert.equal(without.status, 422);
  says(without, 'href="#permisos-roles"');
  const done = await admin.post(without, action, asked);
  assert.equal(done.location, `${personal.persona(id)}?hecho=permisos`);
  says(await admin.get(done.location ?? ''), 'Auditor');
  const stale = await admin.post(page, action, asked);
  assert.notEqual(stale.status, 303);
});

test('ASVS 7.4.2 closing an account says how many cases it has, ends its session, and gives them to the colleague', async () => {
  const { scene } = desk;
  const { referencia } = await filePassive(scene);
  const officer = await desk.as('registro1');
  const shown = await officer.get(paths.mesa.solicitud(referencia));
  assert.equal((await officer.post(shown, paths.mesa.verbo(referencia, 'tomar'), [])).status, 303);
  const admin = await desk.as('administracion');
  const id = idOf('registro1');
  const page = await admin.get(personal.persona(id));
  says(page, 'Tiene 1 solicitud abierta');
  const done = await admin.post(page, personal.verbo(id, 'desactivar'), [
    ['relevo', idOf('registro2')],
    ['motivo', 'Sale de la agencia.'],
  ]);
  assert.equal(done.status, 303);
  assert.match((await officer.get(paths.mesa.cola)).location ?? '', /ingresar/);
  assert.equal((await findSolicitudByReferencia(scene.deps.db, referencia))?.asignado, idOf('registro2'));
  const colleague = await desk.as('registro2');
  says(await colleague.get(paths.mesa.solicitud(referencia)), /ya no tiene cuenta activa/);
  const again = await admin.get(done.location ?? '');
  assert.equal((await admin.post(again, personal.verbo(id, 'activar'), [['motivo', 'Vuelve.']])).status, 303);
});

test('nobody but an administrator finds the rooms of the administration', async () => {
  for (const usuario of ['registro1', 'supervisora', 'auditor']) {
    const client = await desk.as(usuario);
    for (const path of [
      personal.inicio,
      personal.nueva,
      personal.persona(idOf('registro2')),
      unidades,
      reparto,
    ]) {
      assert.equal((await client.get(path)).status, 404, `${usuario} ${path}`);
    }
  }
  assert.equal((await (await desk.as('auditor')).get(equipo.inicio)).status, 403);
});

test('a unit is described, a rule tried and switched on; a second look at an old page changes nothing', async () => {
  const admin = await desk.as('administracion');
  const page = await admin.get(unidades);
  says(page, 'una unidad sin describir');
  const typed: [string, string][] = [
    ['nombre', registro],
    ['descripcion', 'Atiende a proveedores.'],
    ['provincia', ''],
    ['aptitudes', 'pasivos: cambio-a-pasivo'],
    ['recibe', 'si'],
    ['motivo', 'Se describe.'],
  ];
  const sent = await admin.send(unidades, {
    method: 'POST',
    body: new URLSearchParams([
      ...typed,
      ['_csrf', /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''],
      ['version', '0'],
    ]),
  });
  assert.notEqual(sent.status, 303, 'the token of another form opens nothing');
  const done = await admin.post(
    { ...page, html: page.html.slice(page.html.lastIndexOf('<form')) },
    unidades,
    typed,
  );
  assert.equal(done.status, 303, done.html.slice(0, 2000));
  says(await admin.get(unidades), 'Recibe por reparto');
  says(await admin.get(paths.mesa.simularReparto(registro, 'turno')), 'por turno');
  const rules = await admin.get(reparto);
  const rule: [string, string][] = [
    ['unidad', registro],
    ['modo', 'carga'],
    ['capacidad', '5'],
    ['peso', '50'],
    ['motivo', 'Se prueba.'],
  ];
  assert.equal((await admin.post(rules, reparto, rule)).status, 303);
  const late = await admin.post(rules, reparto, rule);
  assert.equal(late.status, 409);
  says(await admin.get(reparto), 'Hasta 5 a la vez');
});

test('an officer enters an absence, the substitute takes the case over, the supervisor sees it; all without JavaScript', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { referencia } = await filePassive(desk.scene);
  const officer = await desk.as('registro1');
  const shown = await officer.get(paths.mesa.solicitud(referencia));
  await officer.post(shown, paths.mesa.verbo(referencia, 'tomar'), []);
  const page = await open('registro1', equipo.inicio, false);
  await page.getByText('Registrar una ausencia').click();
  await page.getByLabel('Quién sustituye').selectOption({ label: 'Funcionario de Ejemplo Dos' });
  await page.getByRole('group', { name: 'Último día' }).getByLabel('Día').fill('99');
  await page.getByRole('button', { name: 'Registrar la ausencia' }).click();
  await page.getByRole('link', { name: 'Escriba el último día de la ausencia.' }).click();
  assert.equal(await page.locator('#hasta-dia:focus').count(), 1);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('30');
  await page.keyboard.press('Enter');
  await page.getByText('Registró la ausencia').waitFor();
  const substitute = await open('registro2', equipo.inicio, false);
  await substitute.getByRole('button', { name: `Tomar ${referencia}` }).click();
  await substitute.getByText('En sustitución de Funcionaria de Ejemplo Uno').first().waitFor();
  const supervisor = await open('supervisora', equipo.inicio);
  await supervisor.getByText('Ausente', { exact: true }).first().waitFor();
  await isSound(supervisor, 'equipo-supervisora');
  const seen = await open('registro1', equipo.inicio);
  await isSound(seen, 'equipo-ausente');
  for (const one of [page, substitute, supervisor, seen]) await one.context().close();
});

test('every page of the staff rooms: no axe violation, nothing sideways, folded forms open and shut', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  for (const [name, usuario, path] of [
    ['personal-lista', 'administracion', personal.inicio],
    ['personal-vacia', 'administracion', `${personal.inicio}?q=nadie-as%C3%AD`],
    ['personal-nueva', 'administracion', personal.nueva],
    ['personal-una', 'administracion', personal.persona(idOf('registro2'))],
    ['personal-propia', 'administracion', personal.persona(idOf('administracion'))],
    ['unidades', 'administracion', unidades],
    ['reparto', 'administracion', reparto],
    ['ensayo', 'supervisora', paths.mesa.simularReparto(registro)],
    ['equipo-funcionario', 'registro2', equipo.inicio],
  ] as const) {
    const page = await open(usuario, path);
    await isSound(page, name);
    const folded = await page.locator('details').count();
    if (folded > 0) {
      await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
      await isSound(page, `${name}-abierta`);
    }
    await page.context().close();
  }
});

test('with the keyboard alone a form is opened, filled and sent', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open('administracion', personal.persona(idOf('registro2')));
  await page.locator('summary', { hasText: 'Cambiar qué se le reparte' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#reparto-capacidad').focus();
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Media jornada.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Guardó qué se le reparte.').waitFor();
  assert.equal(await page.locator('dd', { hasText: /^\s*7\s*$/ }).count(), 1);
  await page.context().close();
});
