// The calendar's administration as pages: seen before it is confirmed, without JavaScript, in a real browser, by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { browserOrReason, isSound } from '../../../../tests/browser.ts';
import type { Answer } from '../../../../tests/web-client.ts';
import { relojesLimits } from '../../../actions/relojes/relojes-limits.ts';
import { claveDeFeriado } from '../../../domain/calendar/clave-de-feriado.ts';
import { recomputeDeadlines } from '../../../duties/recompute-deadlines.ts';
import { paths } from '../../../paths.ts';
import { readCalendar } from '../../../store/calendario.ts';
import { type DeskServer, filePassive, startDesk } from '../../testing/desk-server.ts';

const { calendario, administracion } = paths.mesa;
/** The clocks of the case that the first test filed. */
let casePath = '';
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
    `no «${text}» in ${html.slice(html.indexOf('<main'), html.indexOf('<main') + 6000)}`,
  );

const held = async () => (await readCalendar(desk.scene.deps.db)).holidays;

/** Both rounds of the duty. */
async function settle(): Promise<void> {
  const { deps } = desk.scene;
  await recomputeDeadlines(deps, 'prueba');
  deps.clock.advance(relojesLimits.secondLookMs);
  await recomputeDeadlines(deps, 'prueba');
}

async function open(path: string, javaScriptEnabled = true, usuario = 'administracion'): Promise<Page> {
  assert.ok(typeof browser !== 'string');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled });
  const session = await desk.sessionOf(desk.scene.staff(usuario));
  await context.addCookies([{ name: 'sesion', value: session, url: desk.href }]);
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(desk.href + path);
  return page;
}

const puente = [
  ['fecha-dia', '10'],
  ['fecha-mes', '12'],
  ['fecha-anio', '2026'],
  ['nombre', 'Puente de prueba'],
  ['alcance', 'nacional'],
  ['fuente', 'Decreto de prueba N.º 7'],
  ['conocido-dia', '23'],
  ['conocido-mes', '11'],
  ['conocido-anio', '2026'],
] as const satisfies readonly (readonly [string, string])[];
const typed = (...more: (readonly [string, string])[]): [string, string][] => {
  const names = new Set(more.map(([name]) => name));
  return [...puente.filter(([name]) => !names.has(name)), ...more].map(([name, value]) => [name, value]);
};

test('a holiday is looked at, confirmed, reckoned, and the case says from when to when and why', async () => {
  const { referencia } = await filePassive(desk.scene);
  await settle();
  const admin = await desk.as('administracion');
  says(await admin.get(administracion.inicio), calendario.inicio);
  const blank = await admin.get(calendario.feriado);
  const preview = await admin.post(blank, calendario.feriado, typed(['paso', 'ver']));
  assert.equal(preview.status, 200);
  says(preview, 'Jueves 10 de diciembre de 2026');
  says(preview, referencia);
  says(preview, 'Plazo legal');
  assert.ok(!(await held()).some(({ name }) => name === 'Puente de prueba'));
  const without = await admin.post(preview, calendario.feriado, typed(['paso', 'confirmar']));
  assert.equal(without.status, 422);
  says(without, 'href="#motivo"');
  const back = await admin.post(without, calendario.feriado, typed(['paso', 'corregir']));
  says(back, 'value="Puente de prueba"');
  const done = await admin.post(
    without,
    calendario.feriado,
    typed(['paso', 'confirmar'], ['motivo', 'Se publicó el decreto.']),
  );
  assert.equal(done.location, `${calendario.anio(2026)}&hecho=si`);
  const year = await admin.get(done.location ?? '');
  says(year, 'Los plazos abiertos se están calculando');
  says(year, 'Decreto de prueba N.º 7');
  await settle();
  says(await admin.get(calendario.inicio), 'Todos los plazos abiertos siguen esta versión');
  says(await admin.get(calendario.historia), 'Se publicó el decreto.');
  const officer = await desk.as('registro1');
  says(
    await officer.get(paths.mesa.solicitud(referencia)),
    /el 10 de diciembre de 2026 es feriado \(Puente de prueba/,
  );
  const steps = await officer.get(paths.mesa.plazosDeCaso(referencia));
  says(steps, 'Lo declara: Decreto de prueba N.º 7.');
  says(steps, /Cómo cambió la fecha[\s\S]*se conoció el 23 de noviembre de 2026/);
  assert.equal((await admin.get(paths.mesa.plazosDeCaso(referencia))).status, 404);
  casePath = paths.mesa.plazosDeCaso(referencia);
  const again = await admin.post(
    preview,
    calendario.feriado,
    typed(['paso', 'confirmar'], ['motivo', 'Otra vez.']),
  );
  assert.equal(again.status, 409);
  says(again, 'Otra persona cambió el calendario');
});

test('by keyboard alone, without JavaScript: a local holiday is added, changed and taken away', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open(calendario.feriado, false);
  await page.locator('#fecha-dia').focus();
  for (const part of ['3', '11', '2026']) {
    await page.keyboard.type(part);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('Fiesta local de prueba');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Azuay');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ordenanza de prueba N.º 3');
  await page.keyboard.press('Enter');
  await page.locator('#motivo').waitFor();
  assert.match(await page.title(), /revise antes de confirmar/);
  await page.locator('#motivo').focus();
  await page.keyboard.type('Lo declaró el municipio.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/hecho=si/);
  const added = (await held()).find(({ name }) => name === 'Fiesta local de prueba');
  assert.ok(added !== undefined && typeof added.scope === 'object' && 'canton' in added.scope);
  const clave = claveDeFeriado(added);
  const confirm = async (reason: string): Promise<void> => {
    await page.locator('#motivo').fill(reason);
    await page.locator('button[value=confirmar]').press('Enter');
    await page.waitForURL(/hecho=si/);
  };
  await page.goto(desk.href + calendario.feriadoDe(clave));
  assert.equal(await page.locator('#fuente').inputValue(), 'Ordenanza de prueba N.º 3');
  await page.locator('#fuente').fill('Ordenanza de prueba N.º 4');
  await page.keyboard.press('Enter');
  assert.match((await page.locator('ins').textContent()) ?? '', /N\.º 4/);
  await confirm('Se corrige el número.');
  assert.ok((await held()).some(({ source }) => source === 'Ordenanza de prueba N.º 4'));
  await page.goto(desk.href + calendario.quitarDe(clave));
  await confirm('Se derogó.');
  assert.ok(!(await held()).some(({ name }) => name === 'Fiesta local de prueba'));
  await page.context().close();
});

test('what the rule proposes for a year is accepted by whoever names what it was compared with', async () => {
  const admin = await desk.as('administracion');
  const page = await admin.get(calendario.propuestasDe(2031));
  says(page, 'Viernes Santo');
  const year: [string, string] = ['anio', '2031'];
  const none = await admin.post(page, calendario.propuestas, [year, ['paso', 'ver']]);
  assert.equal(none.status, 422);
  says(none, 'href="#dias"');
  says(none, 'href="#comparado"');
  const dias: [string, string][] = [
    ['dias', '2031-04-11'],
    ['dias', '2031-12-25'],
    ['dias', '2031-07-02'],
  ];
  const chosen: [string, string][] = [year, ...dias, ['comparado', 'Calendario oficial de prueba']];
  const preview = await admin.post(none, calendario.propuestas, [...chosen, ['paso', 'ver']]);
  says(preview, 'Se agregan estos 2 días');
  const done = await admin.post(preview, calendario.propuestas, [
    ...chosen,
    ['paso', 'confirmar'],
    ['motivo', 'Año 2031.'],
  ]);
  assert.equal(done.location, `${calendario.anio(2031)}&hecho=si`);
  const added = (await held()).filter(({ date }) => date.startsWith('2031-'));
  assert.deepEqual(
    added.map(({ date, source }) => [date, source.endsWith('; Calendario oficial de prueba')]),
    [
      ['2031-04-11', true],
      ['2031-12-25', true],
    ],
  );
});

test('every page and step holds at both widths and passes axe', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const page = await open(calendario.anio(2026));
  await isSound(page, 'calendario');
  for (const [path, name] of [
    [calendario.anio(2032), 'calendario-vacio'],
    [calendario.feriado, 'calendario-feriado'],
    [calendario.horario, 'calendario-horario'],
    [calendario.propuestasDe(2032), 'calendario-propuestas'],
    [calendario.historia, 'calendario-historia'],
    [calendario.quitarDe({ fecha: '2026-12-25', alcance: 'nacional', codigo: '' }), 'calendario-quitar'],
  ] as const) {
    await page.goto(desk.href + path);
    await isSound(page, name);
  }
  await page.goto(desk.href + calendario.horario);
  await page.locator('#horas-1').fill('de ocho a cinco');
  await page.locator('button[value=ver]').click();
  await page.locator('#horas-1-error').waitFor();
  await isSound(page, 'calendario-horario-error');
  await page.locator('#horas-1').fill('08h00 a 13h00');
  await page.locator('#sede').selectOption({ index: 5 });
  await page.locator('button[value=ver]').click();
  await page.locator('#motivo').waitFor();
  await isSound(page, 'calendario-horario-confirmar');
  await page.context().close();
  const officer = await open(casePath, true, 'registro1');
  await isSound(officer, 'plazos-mesa');
  await officer.context().close();
});
