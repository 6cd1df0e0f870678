// An administrator's day: a new person up to their first sign-in, rights, units, rules, retention, the state of the service, programs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readReglas } from '../../src/actions/reparto/rules-in-force.ts';
import { paths } from '../../src/paths.ts';
import { browserOrReason } from '../browser.ts';
import { goodClave } from '../people.ts';
import type { Served } from '../served.ts';
import {
  fillQueue,
  registro,
  type Seat,
  seatOf,
  signIn,
  startMesa,
  successOf,
  wordsOf,
} from './mesa-ground.ts';

const { mesa } = paths;
let served: Served;
let browser: Browser | string = 'no iniciado';

before(async () => {
  served = await startMesa();
  await fillQueue(served, { count: 4, takenBy: 'registro1', taken: 1 });
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

const seats = [
  ['with JavaScript at 1280 px', { width: 1280 }],
  ['without JavaScript at 360 px', { width: 360, javaScriptEnabled: false }],
] as const satisfies readonly (readonly [string, Seat])[];

function inEverySeat(name: string, work: (seat: Seat, n: number) => Promise<void>): void {
  for (const [n, [words, seat]] of seats.entries())
    test(`${name}, ${words}`, async (t) => {
      if (typeof browser === 'string') return t.skip(browser);
      await work(seat, n);
    });
}

async function open(path: string, seat: Seat): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const page = await seatOf(served, browser, 'administracion', seat);
  await page.goto(served.origin + mesa.administracion.inicio);
  if (path !== mesa.administracion.inicio) await page.locator(`main a[href="${path}"]`).click();
  return page;
}

const rolesOf = async (usuario: string): Promise<readonly string[] | undefined> => {
  const [row] = await served.deps.db.query<{ roles: readonly string[] }>(
    { name: 'prueba-roles', text: 'select roles from cuentas where usuario = $1' },
    [usuario],
  );
  return row?.roles;
};

inEverySeat(
  'opens an account; the link works once; the person signs in; a new role holds at once',
  async (seat, n) => {
    const usuario = `nueva.persona${n}`;
    const page = await open(mesa.personal.inicio, seat);
    await page.getByText('Agregar a una persona').click();
    await page.getByRole('button', { name: 'Crear la cuenta' }).click();
    assert.match(await wordsOf(page, '.govuk-error-summary'), /Hay un problema/);
    await page.getByLabel('Nombre', { exact: true }).fill('Persona Nueva de Ejemplo');
    await page.getByLabel('Correo institucional').fill(`${usuario}@agencia-demostracion.example`);
    await page.getByLabel('Usuario', { exact: true }).fill(usuario);
    await page.getByLabel(registro, { exact: true }).check();
    await page.getByLabel('Motivo').fill('Ingresa a la unidad.');
    await page.getByRole('button', { name: 'Crear la cuenta' }).click();
    const link = await wordsOf(page, '.v-secreto');
    assert.match(link, /\/mesa\/comenzar\/[\w-]{43}$/);
    assert.deepEqual(await rolesOf(usuario), ['funcionario']);

    assert.ok(typeof browser !== 'string');
    const person = await seatOf(served, browser, null, seat);
    await person.goto(link);
    await person.fill('#clave', goodClave);
    await person.fill('#repetida', goodClave);
    await person.getByRole('button', { name: 'Guardar la clave' }).click();
    await person.getByRole('link', { name: 'Ir al ingreso del personal' }).click();
    await signIn(served, person, { usuario, clave: goodClave });
    assert.match(await wordsOf(person, 'h1'), /Persona Nueva de Ejemplo/);
    const again = await seatOf(served, browser, null, seat);
    assert.equal((await again.goto(link))?.status(), 410, 'the link is spent');
    await again.context().close();

    await page.getByRole('link', { name: 'Ir a la cuenta' }).click();
    await page.getByText('Cambiar roles y unidades').click();
    const form = page.locator('#formulario-permisos');
    await form.getByLabel('Supervisor', { exact: true }).check();
    await form.getByLabel('Motivo').fill('Responde por la unidad.');
    await form.getByRole('button', { name: 'Guardar los permisos' }).click();
    assert.match(await successOf(page), /Guardó los permisos/);
    assert.deepEqual([...((await rolesOf(usuario)) ?? [])].sort(), ['funcionario', 'supervisor']);
    assert.equal(
      (await person.goto(served.origin + mesa.cifras.inicio))?.status(),
      200,
      'holds without a new sign-in',
    );
    await Promise.all([page.context().close(), person.context().close()]);
  },
);

inEverySeat('describes a unit, changes how it shares out and tries the rule', async (seat, n) => {
  const page = await open(mesa.unidades, seat);
  await page.getByText('Agregar una unidad').click();
  const form = page.locator('#formulario-unidad-nueva');
  await form.getByLabel('Nombre').fill(`Archivo ${n}`);
  await form.getByLabel('Qué hace').fill('Guarda los expedientes cerrados.');
  await form.getByRole('button', { name: 'Agregar la unidad' }).click();
  assert.match(await wordsOf(page, '.govuk-error-summary'), /Escriba por qué se hace este cambio/);
  assert.equal(await form.getByLabel('Nombre').inputValue(), `Archivo ${n}`);
  await form.getByLabel('Motivo').fill('Unidad nueva.');
  await form.getByRole('button', { name: 'Agregar la unidad' }).click();
  assert.match(await successOf(page), /Guardó el cambio de las unidades/);
  await page.getByRole('heading', { name: `Archivo ${n}` }).waitFor();

  await page.goto(served.origin + mesa.reparto);
  const section = page.locator('section', { has: page.getByRole('heading', { name: registro }) });
  await section.getByText('Cambiar la regla').click();
  await section.getByLabel(n === 0 ? /^Por turno/ : /^Por carga/).check();
  await section.getByLabel('Motivo').fill('Se prueba.');
  await section.getByRole('button', { name: 'Guardar la regla' }).click();
  assert.match(await successOf(page), /Guardó la regla/);
  const { regla } = (await readReglas(served.deps.db)).de(registro);
  assert.equal(regla.modo, n === 0 ? 'turno' : 'carga');
  await page.getByRole('link', { name: `¿A quién le tocaría? ${registro}` }).click();
  assert.match(await wordsOf(page), /Es un ensayo: no asigna nada/);
  await page.context().close();
});

inEverySeat('sees what other times of keeping would remove before they hold', async (seat, n) => {
  const days = String(400 + n);
  const page = await open(mesa.conservacion, seat);
  await page.fill('#conversaciones', '7');
  await page.getByRole('button', { name: 'Ver qué saldría' }).click();
  assert.match(await wordsOf(page, '.govuk-error-summary'), /entre 30 y 3650/);
  await page.fill('#conversaciones', days);
  await page.getByRole('button', { name: 'Ver qué saldría' }).click();
  assert.match(await wordsOf(page), /Todavía no rigen/);
  await page.fill('#motivo', 'Resolución sintética de prueba.');
  await page.getByRole('button', { name: 'Guardar' }).click();
  assert.match(await wordsOf(page), /Los tiempos nuevos ya rigen/);
  await page.goto(served.origin + mesa.conservacion);
  assert.equal(await page.locator('#conversaciones').inputValue(), days);
  await page.context().close();
});

inEverySeat('reads the state of the service, and which programs and systems have access', async (seat, n) => {
  const page = await open(mesa.estado, seat);
  for (const part of ['Qué está degradado', 'Cómo está cada parte', 'Tareas detenidas', 'Cartas sin enviar'])
    await page.getByRole('heading', { name: part }).waitFor();
  assert.match(await wordsOf(page), /Base de datos/);
  await page.getByRole('link', { name: 'Administración' }).first().click();
  await page.locator(`main a[href="${mesa.integraciones.tokens}"]`).click();
  assert.match(await wordsOf(page), /No hay tokens/);
  await page.goto(served.origin + mesa.integraciones.webhooks);
  await page
    .getByLabel('Dirección que recibe los avisos')
    .fill(`https://tablero${n}.institucion.example/avisos`);
  await page.getByRole('button', { name: 'Registrar el sistema' }).click();
  assert.match(await wordsOf(page, '.v-secreto-largo'), /^whsec_/);
  await page.goto(served.origin + mesa.integraciones.webhooks);
  assert.doesNotMatch(await page.content(), /whsec_/);
  await page.getByRole('link', { name: `https://tablero${n}.institucion.example/avisos` }).click();
  await page.getByRole('button', { name: 'Desactivar' }).click();
  await page.getByText('Desactivado').waitFor();
  await page.context().close();
});
