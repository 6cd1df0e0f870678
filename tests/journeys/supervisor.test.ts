// A supervisor's day: the team's queue, handing on, an absence and who stands in, a trial of sharing out, figures and what they export.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readRows } from '../../src/documents/libro/read-rows.ts';
import { paths } from '../../src/paths.ts';
import { browserOrReason } from '../browser.ts';
import type { Served } from '../served.ts';
import { caseOf, fillQueue, type Seat, seatOf, startMesa, successOf, wordsOf } from './mesa-ground.ts';

const { mesa } = paths;
const cases = 12;
let served: Served;
let browser: Browser | string = 'no iniciado';
let filed: readonly string[] = [];

before(async () => {
  served = await startMesa();
  filed = await fillQueue(served, { count: cases, takenBy: 'registro1', taken: 4 });
  browser = await browserOrReason();
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

async function open(usuario: string, path: string, seat: Seat = {}): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const page = await seatOf(served, browser, usuario, seat);
  await page.goto(served.origin + path);
  return page;
}

const holderOf = async (referencia: string) => (await caseOf(served, referencia))?.asignado ?? null;
const idOf = (usuario: string) => served.staff(usuario).cuenta;

const seats = [
  ['with JavaScript at 1280 px', { width: 1280 }],
  ['without JavaScript at 360 px', { width: 360, javaScriptEnabled: false }],
] as const satisfies readonly (readonly [string, Seat])[];

for (const [n, [words, seat]] of seats.entries()) {
  test(`sees the team's queue and hands a case on with a note, ${words}`, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const referencia = filed[n] ?? '';
    assert.equal(await holderOf(referencia), idOf('registro1'));
    const page = await open('supervisora', `${mesa.cola}?ver=todas`, seat);
    assert.equal(await page.locator('a[data-fila]').count(), cases);
    assert.match(
      (await page.locator('tr', { hasText: referencia }).textContent()) ?? '',
      /Funcionaria de Ejemplo Uno/,
    );
    await page.getByRole('link', { name: referencia }).click();
    await page.getByText('Pasar a otra persona').click();
    await page.selectOption('#pasar-a', { label: 'Funcionario de Ejemplo Dos' });
    const form = page.locator(`form[action="${mesa.verbo(referencia, 'pasar')}"]`);
    await form.getByRole('button', { name: 'Pasar' }).click();
    assert.match(
      await wordsOf(page, '.govuk-error-summary'),
      /Hay un problema/,
      'without a note it is refused',
    );
    assert.equal(await holderOf(referencia), idOf('registro1'));
    await page.fill('#pasar-nota', 'Usted conoce a esta empresa.');
    await form.getByRole('button', { name: 'Pasar' }).click();
    assert.match(await successOf(page), /Pasó la solicitud a Funcionario de Ejemplo Dos/);
    assert.equal(await holderOf(referencia), idOf('registro2'));
    await page.context().close();
  });

  test(`registers an absence; who stands in takes a case over; the absence ends, ${words}`, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const referencia = filed[2 + n] ?? '';
    const page = await open('supervisora', mesa.equipo.inicio, seat);
    await page.getByText('Registrar una ausencia').click();
    await page.selectOption('#cuenta', { label: 'Funcionaria de Ejemplo Uno' });
    await page.fill('#hasta-anio', '2020');
    await page.getByRole('button', { name: 'Registrar la ausencia' }).click();
    assert.match(await wordsOf(page, '.govuk-error-summary'), /no puede ser anterior/);
    assert.equal(await page.locator('#hasta-anio').inputValue(), '2020', 'what was typed stays');
    await page.fill('#hasta-anio', '2026');
    await page.selectOption('#sustituto', { label: 'Funcionario de Ejemplo Dos' });
    await page.getByRole('button', { name: 'Registrar la ausencia' }).click();
    assert.match(await successOf(page), /Registró la ausencia/);
    const row = page.locator('tr', { hasText: 'Funcionaria de Ejemplo Uno' });
    assert.match((await row.first().textContent()) ?? '', /Ausente/);

    const other = await open('registro2', mesa.equipo.inicio, seat);
    assert.match(await wordsOf(other), /En sustitución de Funcionaria de Ejemplo Uno/);
    await other.getByRole('button', { name: `Tomar ${referencia}` }).click();
    assert.match(await successOf(other), /Tomó la solicitud/);
    assert.equal(await holderOf(referencia), idOf('registro2'));
    await other.context().close();

    await page.getByRole('button', { name: 'Terminar la ausencia de Funcionaria de Ejemplo Uno' }).click();
    assert.match(await successOf(page), /Terminó la ausencia/);
    assert.match(await wordsOf(page), /No hay ausencias registradas/);
    await page.context().close();
  });

  test(`tries a rule of sharing out on what waits; nothing is assigned by it, ${words}`, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const before = await Promise.all(filed.map(holderOf));
    const page = await open('supervisora', mesa.equipo.inicio, seat);
    await page.getByRole('link', { name: '¿A quién le tocaría? Registro de Proveedores' }).click();
    await page.getByRole('link', { name: 'por turno' }).click();
    const waiting = filed.filter((_, i) => before[i] === null);
    for (const referencia of waiting)
      assert.match(
        (await page.locator('tr', { hasText: referencia }).textContent()) ?? '',
        /Funcionari[ao] de Ejemplo (Uno|Dos)|Supervisora|Nadie/,
      );
    assert.match(await wordsOf(page), /Es un ensayo: no asigna nada/);
    assert.deepEqual(await Promise.all(filed.map(holderOf)), before);
    await page.context().close();
  });

  test(`reads the figures and the table behind each chart, and what is exported says the same, ${words}`, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const page = await open('supervisora', mesa.cifras.inicio, seat);
    const tile = page.locator('.v-cifra', { hasText: 'Recibidas' }).first();
    assert.match((await tile.textContent()) ?? '', new RegExp(`Recibidas *${cases}$`));
    for (const path of [mesa.cifras.inicio, mesa.cifras.puertas, mesa.cifras.unidades]) {
      await page.goto(served.origin + path);
      const charts = await page.locator('figure.v-grafico').count();
      const tables = page.locator('figure.v-grafico details');
      assert.equal(await tables.count(), charts, path);
      for (const one of await tables.all()) {
        await one.locator('summary').click();
        assert.ok(await one.locator('table').isVisible());
      }
    }
    await page.goto(served.origin + mesa.cifras.inicio);
    await page.locator('figure', { hasText: 'Recibidas y decididas' }).locator('summary').click();
    const days = await page
      .locator('figure', { hasText: 'Recibidas y decididas' })
      .locator('tbody tr td:nth-child(2)')
      .allTextContents();
    assert.equal(
      days.reduce((sum, text) => sum + Number(text), 0),
      cases,
    );

    for (const format of ['CSV', 'Excel (.xlsx)', 'JSON'] as const) {
      await page.goto(served.origin + mesa.cifras.inicio);
      await page.getByRole('link', { name: 'Exportar las solicitudes' }).click();
      await page.getByLabel(format, { exact: true }).check();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Descargar' }).click(),
      ]);
      assert.deepEqual(
        [...(await referencesIn(await file.path(), format))].sort(),
        [...filed].sort(),
        format,
      );
    }
    await page.context().close();
  });
}

/** The first column of the file that was saved, as whoever opens it finds it. */
async function referencesIn(
  path: string,
  format: 'CSV' | 'Excel (.xlsx)' | 'JSON',
): Promise<readonly string[]> {
  const bytes = await readFile(path);
  if (format === 'JSON') {
    const rows = JSON.parse(bytes.toString('utf8')) as readonly Readonly<Record<string, string>>[];
    return rows.map((row) => Object.values(row)[0] ?? '');
  }
  const found: string[] = [];
  for await (const { rows } of readRows(bytes, format === 'CSV' ? 'csv' : 'xlsx'))
    found.push(...rows.map(({ cells }) => cells[0]?.text ?? ''));
  assert.equal(found[0]?.replace('\ufeff', ''), 'Referencia');
  return found.slice(1);
}
