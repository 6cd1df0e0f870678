// An officer's day with many cases: a second factor, kept filters, search, notes, letters, decisions of one and of two, many at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { refreshSearch } from '../../src/actions/buscar/refresh-search.ts';
import { writeMessage } from '../../src/actions/write-message.ts';
import { filePassive } from '../../src/desk/testing/desk-server.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import { paths } from '../../src/paths.ts';
import { readJournal } from '../../src/store/solicitudes.ts';
import { browserOrReason } from '../browser.ts';
import { fileFor } from '../filing.ts';
import { restoreRegister } from '../restore-register.ts';
import type { Served } from '../served.ts';
import {
  caseOf,
  fillQueue,
  keepTemplate,
  type Seat,
  seatOf,
  signIn,
  startMesa,
  successOf,
  takeFor,
  withPassword,
  wordsOf,
} from './mesa-ground.ts';

const { mesa } = paths;
let served: Served;
let browser: Browser | string = 'no iniciado';
let filed: readonly string[] = [];

before(async () => {
  served = await startMesa();
  filed = await fillQueue(served, { count: 14, takenBy: 'registro1', taken: 3 });
  await keepTemplate(served);
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

const stateOf = async (referencia: string) => (await caseOf(served, referencia))?.estado;
const formOf = (page: Page, referencia: string, verbo: string) =>
  page.locator(`form[action="${mesa.verbo(referencia, verbo)}"]`);
const sends = (page: Page, referencia: string, verbo: string) =>
  formOf(page, referencia, verbo).locator('button:not([name])').click();
const rowOf = (page: Page, referencia: string) => page.locator('tr', { hasText: referencia });

/** With scripts at a desk, and the same on a telephone without them. */
const seats = [
  ['with JavaScript at 1280 px', { width: 1280 }],
  ['without JavaScript at 360 px', { width: 360, javaScriptEnabled: false }],
] as const satisfies readonly (readonly [string, Seat])[];

/** `file` before the page is opened: a new case for each seat. */
function inEverySeat(name: string, work: (seat: Seat) => Promise<void>): void {
  for (const [words, seat] of seats)
    test(`${name}, ${words}`, async (t) => {
      if (typeof browser === 'string') return t.skip(browser);
      await work(seat);
    });
}

inEverySeat('signs in with password and code, the first time registering the app', async (seat) => {
  assert.ok(typeof browser !== 'string');
  const usuario = seat.javaScriptEnabled === false ? 'registro2' : 'registro1';
  const clave = await withPassword(served, usuario);
  const page = await seatOf(served, browser, null, seat);
  await page.goto(served.origin + mesa.cola);
  const app = await signIn(served, page, { usuario, clave });
  assert.equal(new URL(page.url()).pathname, mesa.cola);
  await page.getByRole('button', { name: 'Salir' }).click();
  await page.locator('#usuario').waitFor();
  served.deps.clock.advance(60_000);
  await page.goto(served.origin + mesa.cola);
  await page.fill('#usuario', usuario);
  await page.fill('#clave', clave);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.fill('#codigo', '000000');
  await page.getByRole('button', { name: 'Ingresar' }).click();
  assert.match(await wordsOf(page, '.govuk-error-summary'), /código/i);
  served.deps.clock.advance(30_000);
  await page.fill('#codigo', app.codeAt(served.deps.clock.nowMs()));
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await page.getByRole('heading', { name: 'Cola' }).waitFor();
  await page.context().close();
});

inEverySeat('keeps a filter, finds a case by words without accents, by RUC and by a code', async (seat) => {
  const page = await open('registro1', `${mesa.cola}?ver=todas`, seat);
  await page.selectOption('#tramite', 'correo-electronico');
  await page.getByRole('button', { name: 'Filtrar' }).click();
  const rows = await page.locator('a[data-fila]').count();
  assert.equal(rows, 4);
  const name = seat.javaScriptEnabled === false ? 'Correos en el teléfono' : 'Correos';
  await page.getByText('Guardar este filtro').click();
  await page.fill('#nombre', name);
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await page.goto(served.origin + mesa.cola);
  const kept = page.locator('.v-filtro', { has: page.getByRole('link', { name, exact: true }) });
  assert.match((await kept.textContent()) ?? '', /4/);
  await kept.getByRole('link').click();
  assert.equal(await page.locator('a[data-fila]').count(), rows);
  await page.getByRole('button', { name: `Quitar el filtro ${name}` }).click();
  assert.equal(await page.getByRole('link', { name, exact: true }).count(), 0);

  const [first = ''] = filed;
  if (seat.javaScriptEnabled !== false) {
    await page.goto(served.origin + mesa.solicitud(first));
    await page.getByText('Dejar una nota interna').click();
    await page.fill('#anotar-texto', 'Vea también el proceso LICO-HDEMO-002-2026: la garantía está vencida.');
    await sends(page, first, 'anotar');
    await page.locator('.govuk-notification-banner--success').waitFor();
    await refreshSearch(served.deps);
  }
  for (const typed of [
    'garantia vencida',
    'lico hdemo 002 2026',
    'LICO_HDEMO_002_2026',
    first.toLowerCase(),
  ]) {
    await page.goto(served.origin + mesa.buscar);
    await page.fill('#q', typed);
    await page.getByRole('button', { name: 'Buscar', exact: true }).click();
    await page.locator('a[data-fila]').first().waitFor();
    assert.ok((await page.locator('a[data-fila]').allTextContents()).includes(first), typed);
  }
  await page.goto(served.origin + mesa.buscar);
  await page.fill('#q', served.supplier('textilera').ruc ?? '');
  await page.getByRole('button', { name: 'Buscar', exact: true }).click();
  assert.match(await wordsOf(page), /Textiles Demostración S\.A\./);
  assert.doesNotMatch(await wordsOf(page), /Constructora Ejemplo/);
  await page.context().close();
});

inEverySeat(
  'takes, names a colleague, looks at related cases, asks for a correction by letter',
  async (seat) => {
    const { referencia } = await filePassive(served);
    const page = await open('registro1', `${mesa.cola}?ver=equipo&q=${referencia}`, seat);
    await rowOf(page, referencia).getByRole('button', { name: 'Tomar' }).click();
    assert.match(await successOf(page), /Tomó la solicitud/);
    assert.equal((await caseOf(served, referencia))?.asignado, served.staff('registro1').cuenta);

    await page.getByText('Dejar una nota interna').click();
    await page.fill('#anotar-texto', '@registro2 ¿conoce este caso?');
    await sends(page, referencia, 'anotar');
    assert.match(await successOf(page), /Guardó la nota/);
    const colleague = await open('registro2', mesa.inicio, seat);
    assert.match(await wordsOf(colleague), new RegExp(`Me mencionaron.*${referencia}`));
    await colleague.context().close();

    assert.match(await wordsOf(page, '.v-relacionadas'), /Posible duplicado|Del mismo solicitante/);

    await page.getByText('Pedir una corrección').click();
    const form = formOf(page, referencia, 'pedir-subsanacion');
    await form.getByLabel('Plantilla').selectOption({ label: 'Falta la firma' });
    await form.getByRole('button', { name: 'Usar la plantilla' }).click();
    const filled = await page.locator('#pedir-subsanacion-pide').inputValue();
    assert.match(filled, new RegExp(`la petición de la solicitud ${referencia} no está firmada`));
    await form.getByRole('button', { name: 'Ver la carta' }).click();
    assert.match(await wordsOf(page, '.v-carta'), /Así saldrá la carta.*no está firmada/);
    assert.equal(await stateOf(referencia), 'en-revision', 'looking sends nothing');
    await sends(page, referencia, 'pedir-subsanacion');
    assert.match(await successOf(page), /Los relojes están en pausa/);
    assert.equal(await stateOf(referencia), 'por-subsanar');
    await page.context().close();
  },
);

inEverySeat('a denial takes two persons where the trámite says so', async (seat) => {
  const { referencia } = await fileFor(served, {
    actor: served.supplier('asociacion'),
    tramite: 'actualizacion-de-socios',
    datos: { novedades: ['ingresos'] },
  });
  if ((await stateOf(referencia)) !== 'recibida') assert.fail(`${referencia}: ${await stateOf(referencia)}`);
  await takeFor(served, 'registro1', referencia);
  const page = await open('registro1', mesa.solicitud(referencia), seat);
  await page.getByText('Proponer que se niegue').click();
  await page.locator('#negar-causal').check();
  await page.fill('#negar-motivo', 'El listado no coincide con el archivo.');
  await sends(page, referencia, 'negar');
  assert.match(await successOf(page), /Propuso negar/);
  assert.equal(await stateOf(referencia), 'en-revision');
  assert.equal(await formOf(page, referencia, 'negar').count(), 0, 'the first person cannot be the second');
  const second = await open('registro2', mesa.solicitud(referencia), seat);
  assert.match(
    await wordsOf(second, '.v-propuesta'),
    /Funcionaria de Ejemplo Uno propuso negar.*usted ve lo mismo/,
  );
  await sends(second, referencia, 'negar');
  assert.match(await successOf(second), /Negó la solicitud/);
  assert.equal(await stateOf(referencia), 'negada');
  await Promise.all([page.context().close(), second.context().close()]);
});

inEverySeat(
  'many at once: what will happen is shown first; the row that changed meanwhile is left, with its reason',
  async (seat) => {
    const some = [await filePassive(served), await filePassive(served), await filePassive(served)];
    const [, taken] = some.map(({ referencia }) => referencia);
    assert.ok(taken);
    const page = await open('registro1', `${mesa.cola}?ver=equipo`, seat);
    for (const { referencia } of some) await page.locator(`#sel-${referencia}`).check();
    await page.selectOption('#accion', 'tomar');
    await page.getByRole('button', { name: 'Ver qué pasará' }).click();
    assert.match(await wordsOf(page), /Todavía no se ha hecho nada\. De 3 solicitudes, se hará en 3\./);
    await takeFor(served, 'registro2', taken);
    await page.getByRole('button', { name: 'Tomar (3 solicitudes)' }).click();
    assert.match(await wordsOf(page), /2 solicitudes quedaron a su cargo\. En 1 solicitud no se pudo/);
    assert.match((await rowOf(page, taken).textContent()) ?? '', /No se hizo/);
    const holders = await Promise.all(
      some.map(async ({ referencia }) => (await caseOf(served, referencia))?.asignado),
    );
    const [one, two] = ['registro1', 'registro2'].map((usuario) => served.staff(usuario).cuenta);
    assert.deepEqual(holders, [one, two, one]);
    await page.context().close();
  },
);

inEverySeat(
  'a colleague is seen on the case; what they did meanwhile is told and nothing typed is lost',
  async (seat) => {
    const { referencia } = await filePassive(served);
    await takeFor(served, 'registro1', referencia);
    const page = await open('registro1', mesa.solicitud(referencia), seat);
    await page.getByText('Escribir a la persona').click();
    await page.fill('#escribir-texto', 'Le confirmo mañana.');
    const colleague = await open('supervisora', mesa.solicitud(referencia), seat);
    assert.match(
      await wordsOf(colleague, '.v-presentes'),
      /Funcionaria de Ejemplo Uno también tiene abierto/,
    );
    await colleague.getByText('Dejar una nota interna').click();
    await colleague.fill('#anotar-texto', 'Ya hablé con la empresa.');
    await sends(colleague, referencia, 'anotar');
    assert.match(await successOf(colleague), /Guardó la nota/);
    await colleague.context().close();
    await sends(page, referencia, 'escribir');
    assert.match(await wordsOf(page, '.v-mientras'), /Ya hablé con la empresa/);
    assert.equal(await page.locator('#escribir-texto').inputValue(), 'Le confirmo mañana.');
    await sends(page, referencia, 'escribir');
    assert.match(await successOf(page), /Envió el mensaje/);
    const found = await caseOf(served, referencia);
    const journal = await readJournal(served.deps.db, found?.id ?? '');
    assert.deepEqual(
      journal.map(({ clase }) => clase).filter((clase) => clase === 'escribir' || clase === 'anotar'),
      ['anotar', 'escribir'],
    );
    await page.context().close();
  },
);

inEverySeat(
  'sees whom somebody wrote to last, until the desk answers, and what came in last',
  async (seat) => {
    const { referencia } = await filePassive(served);
    await takeFor(served, 'registro1', referencia);
    const found = await caseOf(served, referencia);
    const wrote = await writeMessage(served.deps, served.supplier('conPendientes'), {
      referencia,
      versionVista: found?.version ?? 0,
      llave: served.deps.ids.newId(),
      texto: '¿Ya lo vieron?',
    });
    assert.ok(!isRefusal(wrote));
    const page = await open('registro1', mesa.cola, seat);
    await page.getByText('Más filtros y orden').click();
    await page.selectOption('#orden', { label: 'Las más nuevas' });
    await page.getByRole('button', { name: 'Filtrar' }).click();
    assert.equal(
      await page.locator('a[data-fila]').first().textContent(),
      referencia,
      'the newest is on top',
    );
    await page.selectOption('#novedad', { label: 'Con novedad de afuera' });
    await page.getByRole('button', { name: 'Filtrar' }).click();
    assert.deepEqual(await page.locator('a[data-fila]').allTextContents(), [referencia]);
    assert.match((await rowOf(page, referencia).textContent()) ?? '', /Mensaje nuevo/);
    const queue = page.url();
    await page.getByRole('link', { name: referencia }).click();
    await page.getByText('Escribir a la persona').click();
    await page.fill('#escribir-texto', 'Sí: responderemos mañana.');
    await sends(page, referencia, 'escribir');
    assert.match(await successOf(page), /Envió el mensaje/);
    await page.goto(queue);
    assert.match(await wordsOf(page), /Ninguna solicitud coincide/);
    await page.context().close();
  },
);

inEverySeat('approves a case alone, after every point of the checklist', async (seat) => {
  await restoreRegister(served);
  const { referencia } = await filePassive(served);
  await takeFor(served, 'registro1', referencia);
  const page = await open('registro1', mesa.solicitud(referencia), seat);
  await page.fill('#aprobar-motivo', 'Conoce lo pendiente.');
  await sends(page, referencia, 'aprobar');
  assert.match(await wordsOf(page, '.govuk-error-summary'), /Hay un problema/);
  assert.equal(await page.locator('#aprobar-motivo').inputValue(), 'Conoce lo pendiente.');
  for (const box of await formOf(page, referencia, 'aprobar').locator('input[name=revisiones]').all())
    await box.check();
  await sends(page, referencia, 'aprobar');
  assert.match(await successOf(page), /el cambio ya está aplicado/);
  assert.equal(await stateOf(referencia), 'aprobada');
  await page.context().close();
});
