// An auditor reads everything of the desk and can change nothing of it, whatever is sent.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { paths } from '../../src/paths.ts';
import { browserOrReason } from '../browser.ts';
import { dump } from '../hostile/hands.ts';
import type { Served } from '../served.ts';
import { WebClient } from '../web-client.ts';
import {
  caseOf,
  fillQueue,
  type Seat,
  seatOf,
  signIn,
  startMesa,
  withPassword,
  wordsOf,
} from './mesa-ground.ts';

const { mesa } = paths;
let served: Served;
let browser: Browser | string = 'no iniciado';
let filed: readonly string[] = [];

before(async () => {
  served = await startMesa();
  filed = await fillQueue(served, { count: 6, takenBy: 'registro1', taken: 2 });
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

/** A form in the page's middle that would change something; the way out and the way to search are no such forms. */
const writing = 'main form[method=post]';

for (const [n, [words, seat]] of seats.entries()) {
  test(`signs in, finds and reads cases of every unit, and no page offers a change, ${words}`, async (t) => {
    if (typeof browser === 'string') return t.skip(browser);
    const page = await seatOf(served, browser, null, seat);
    await page.goto(served.origin + mesa.inicio);
    if (n === 0)
      await signIn(served, page, { usuario: 'auditor', clave: await withPassword(served, 'auditor') });
    else {
      const value = await served.sessionOf(served.staff('auditor'));
      await page.context().addCookies([{ name: 'sesion', value, url: served.origin }]);
    }
    await page.goto(served.origin + mesa.cola);
    assert.equal(await page.locator('a[data-fila]').count(), filed.length, 'the whole queue, at once');
    assert.equal(await page.locator('[data-marca]').count(), 0, 'no row can be marked');
    assert.equal(await page.locator(`${writing}:not([action^="${mesa.filtros.guardar}"])`).count(), 0);
    const referencia = filed[n] ?? '';
    await page.goto(served.origin + mesa.buscar);
    await page.fill('#q', referencia);
    await page.getByRole('button', { name: 'Buscar', exact: true }).click();
    await page.getByRole('link', { name: referencia }).click();
    assert.match(await wordsOf(page), /Su cuenta puede leer este caso, pero no decidirlo\./);
    assert.match(await wordsOf(page), /Lo que pide/);
    assert.equal(await page.locator(writing).count(), 0);
    await page.getByRole('link', { name: 'Ver páginas' }).first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto(served.origin + mesa.cifras.inicio);
    assert.match(await wordsOf(page), /Recibidas/);
    assert.equal(await page.locator(writing).count(), 0);
    await page.context().close();
  });
}

test('that an auditor read a case stands written, with who and when', async () => {
  const [referencia = ''] = filed;
  const reads = await served.deps.db.query<{ cuenta: string; referencia: string | null }>({
    name: 'prueba-lecturas-del-auditor',
    text: `select cuenta::text as cuenta, detalle::text as referencia from sucesos_de_seguridad where clase = 'lectura-de-caso'`,
  });
  const id = (await caseOf(served, referencia))?.id ?? '';
  const auditor = served.staff('auditor').cuenta;
  assert.ok(
    reads.some(
      (row) =>
        row.cuenta === auditor && (row.referencia?.includes(referencia) || row.referencia?.includes(id)),
    ),
    JSON.stringify(reads),
  );
});

test('whatever verb is sent to a case by hand, nothing changes', async () => {
  const client = new WebClient(served.origin, await served.sessionOf(served.staff('auditor')));
  const colleague = new WebClient(served.origin, await served.sessionOf(served.staff('registro1')));
  const [referencia = ''] = filed;
  const page = await colleague.get(mesa.solicitud(referencia));
  await client.get(mesa.solicitud(referencia));
  const atFirst = await dump(served);
  for (const [, action = ''] of page.html.matchAll(/<form[^>]*action="(\/mesa\/solicitudes\/[^"]+)"/g)) {
    const answer = await client.post(page, action, [
      ['texto', 'x'],
      ['motivo', 'x'],
      ['nota', 'x'],
      ['pide', 'x'],
      ['a', served.staff('registro2').cuenta],
    ]);
    assert.ok(answer.status >= 400 && answer.status < 500, `${action}: ${answer.status}`);
  }
  for (const path of [mesa.inicio, mesa.administracion.inicio, mesa.personal.inicio, mesa.plantillas()])
    assert.ok([200, 403, 404].includes((await client.get(path)).status), path);
  assert.equal((await client.get(mesa.administracion.inicio)).status, 404);
  assert.deepEqual(await dump(served), atFirst);
});
