/** The two trámites of 72 hours in a real browser, from filing to decision, with a correction in between: on a phone without JavaScript, at a desk with it. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { crlFileName } from '../../src/documents/certificados/crl-folder.ts';
import { openExaminer } from '../../src/documents/examen/examiner.ts';
import { writeXlsx } from '../../src/documents/libro/xlsx-writer.ts';
import { paths } from '../../src/paths.ts';
import { createAuthority, crlUrl } from '../authority/create-authority.ts';
import { signPdf } from '../authority/sign-pdf.ts';
import { testStartMs } from '../deps.ts';
import { sampleDeskDoor } from '../sample-doors.ts';
import { paperFor, sampleFiles } from '../sample-files.ts';
import {
  contextOf,
  type FilingWindow,
  look,
  openWindow,
  type Screen,
  screens,
  signIn,
  walk,
} from './filing-window.ts';

const authority = createAuthority();
/** The registered representative of the demonstration's association. */
const representative = { cedula: '3000000053', nombres: 'Representante', apellidos: 'de Ejemplo Cuatro' };
const dayMs = 86_400_000;

let window: FilingWindow;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-papeles-'));
  const lists = join(folder, 'listas');
  await mkdir(lists);
  const times = { thisUpdateMs: testStartMs - dayMs, nextUpdateMs: testStartMs + 30 * dayMs };
  await writeFile(join(lists, crlFileName(crlUrl) ?? ''), authority.crl(times));
  const examiner = openExaminer({ anchorsPem: authority.rootPem, crlFolder: lists });
  window = await openWindow([sampleDeskDoor], { examiner });
});
after(async () => {
  await window.stop();
  await rm(folder, { recursive: true, force: true });
});

const file = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

const text = async (page: Page, selector = 'main') =>
  ((await page.locator(selector).first().textContent()) ?? '').trim();

async function sends(page: Page, name: RegExp): Promise<void> {
  const button = page.locator('main').getByRole('button', { name }).first();
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** Chooses files for a slot and waits until they are there, where the page does that by itself. */
async function gives(
  page: Page,
  screen: Screen,
  slot: string,
  ...files: ReturnType<typeof file>[]
): Promise<void> {
  await page.locator(`[id="documento:${slot}"]`).setInputFiles(files);
  if (!screen.javaScript) return;
  for (const { name } of files)
    await page
      .locator(`[data-archivos="documento:${slot}"]`, { hasText: name })
      .locator('button[name=_accion]')
      .first()
      .waitFor();
}

async function staffPage(
  screen: Screen,
  usuario: string,
  path: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await contextOf(window, screen);
  const { served } = window;
  const value = await served.sessionOf(served.staff(usuario));
  await context.addCookies([{ name: 'sesion', value, url: served.origin }]);
  const page = await context.newPage();
  await page.goto(served.origin + path);
  return { page, context };
}

const form = (referencia: string, verbo: string) => `form[action="${paths.mesa.verbo(referencia, verbo)}"]`;

async function submits(page: Page, referencia: string, verbo: string): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page
      .locator(`${form(referencia, verbo)} button:not([name=_accion])`)
      .last()
      .click(),
  ]);
}

async function asksAgain(page: Page, referencia: string, slot: string, words: string): Promise<void> {
  await page.locator('#form-pedir-subsanacion summary').click();
  await page.fill('#pedir-subsanacion-pide', words);
  await page.locator(`${form(referencia, 'pedir-subsanacion')} [name=documentos][value="${slot}"]`).check();
  await submits(page, referencia, 'pedir-subsanacion');
}

async function approves(page: Page, referencia: string, words: string): Promise<void> {
  for (const box of await page.locator(`${form(referencia, 'aprobar')} [name=revisiones]`).all())
    await box.check();
  await page.fill('#aprobar-motivo', words);
  await submits(page, referencia, 'aprobar');
}

const referenceOn = (page: Page) => decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '');

/** As the Superintendency lists them: two are registered, one joins; the third registered one is not there any more. */
const listed = [
  { cedula: '3000001010', nombre: 'DEMOSTRACIÓN PRIMERA ANA' },
  { cedula: '3000001028', nombre: 'EJEMPLO SEGUNDO LUIS' },
  { cedula: '3000001036', nombre: 'MUESTRA TERCERA ROSA' },
];

const badBook = () =>
  writeXlsx([
    {
      name: 'Socios',
      header: true,
      columns: [
        { kind: 'text', widthChars: 14 },
        { kind: 'text', widthChars: 40 },
      ],
      rows: [
        ['cédula', 'apellidos y nombres'],
        ['171003406X', 'DEMOSTRACIÓN PRIMERA ANA'],
      ],
    },
  ]);

async function filesMembers(page: Page, screen: Screen): Promise<string> {
  const { served } = window;
  const tramite = 'actualizacion-de-socios';
  const definicion = served.deps.definiciones.porId(tramite)?.definicion;
  assert.ok(definicion);
  const { ruc } = served.supplier('asociacion');
  const filer = { ruc, today: served.today, socios: { listado: listed, excel: listed } };
  const paper = (clave: string) => {
    const documento = definicion.documentos[clave];
    assert.ok(documento);
    const { nombre, bytes } = paperFor(clave, documento, filer);
    return file(nombre, bytes);
  };
  await signIn(window, page.context(), 'asociacion');
  await page.goto(served.origin + paths.solicitar(tramite));
  await sends(page, /^Empezar/);
  await page.locator('[name=novedades][value=ingresos]').check();
  await sends(page, /^Continuar/);
  const papers = page.url();
  await gives(page, screen, 'socios', file('socios.xlsx', badBook()));
  if (!screen.javaScript) await sends(page, /^Continuar/);
  await page.goto(papers);
  assert.match(await text(page), /Fila 2: .*171003406X/);
  await look(page, 'socios-con-errores', screen);
  await Promise.all([
    page.waitForEvent('load'),
    page
      .locator('main')
      .getByRole('button', { name: /^Quitar/ })
      .first()
      .click(),
  ]);
  await gives(
    page,
    screen,
    'peticion',
    file(
      'oficio.pdf',
      signPdf(sampleFiles.pdf, authority.issue(representative), { timeMs: testStartMs - 60_000 }),
    ),
  );
  await gives(page, screen, 'listadoSeps', paper('listadoSeps'));
  await gives(page, screen, 'socios', paper('socios'));
  await sends(page, /^Continuar/);
  if (page.url() === papers) await sends(page, /^Continuar/);
  await look(page, 'socios-revision', screen);
  assert.match(await text(page), /Representante de Ejemplo Cuatro/);
  await sends(page, /^Presentar/);
  return referenceOn(page);
}

for (const name of ['telefono', 'escritorio'] as const) {
  const screen = screens[name];
  walk(
    'members: a bad row is told at once, an officer asks for the letter again, leaves a row out, and the roll is that',
    () => window,
    name,
    async (page) => {
      const { served } = window;
      const referencia = await filesMembers(page, screen);
      const officer = await staffPage(screen, 'registro1', paths.mesa.solicitud(referencia));
      await submits(officer.page, referencia, 'tomar');
      const shown = await text(officer.page);
      assert.match(shown, /Representante de Ejemplo Cuatro/);
      assert.match(shown, /Sin antivirus/);
      assert.match(shown, /MUESTRA TERCERA ROSA/);
      await look(officer.page, 'socios-funcionario', screen);
      await asksAgain(officer.page, referencia, 'peticion', 'Firme el oficio con la fecha de hoy.');

      await page.goto(served.origin + paths.subsanar(referencia));
      await page.fill('[name=texto]', 'Adjunto el oficio con la fecha corregida.');
      const again = signPdf(sampleFiles.pdf, authority.issue(representative), {
        timeMs: testStartMs - 30_000,
      });
      await page.locator('[id="documento:peticion"]').setInputFiles([file('oficio-corregido.pdf', again)]);
      await sends(page, /^Enviar/);

      await officer.page.goto(served.origin + paths.mesa.solicitud(referencia));
      assert.match(await text(officer.page), /oficio-corregido\.pdf/);
      // The one who would leave the roll stays: the officer knows better.
      await officer.page.locator('[name=fila][value="3000001044"]').uncheck();
      await approves(officer.page, referencia, 'Los documentos coinciden; una baja queda por aclarar.');
      const { ruc } = served.supplier('asociacion');
      const ficha = (await served.deps.registry.proveedor(ruc))?.contenido;
      assert.deepEqual(
        ficha?.socios?.map(({ cedula }) => cedula),
        ['3000001010', '3000001028', '3000001036', '3000001044'],
      );
      assert.equal(ficha?.listadoDeSocios?.anterior?.length, 3);
      await officer.context.close();
      await page.goto(served.origin + paths.solicitud(referencia));
      await look(page, 'socios-aprobada', screen);
      assert.match(await text(page), /MUESTRA TERCERA ROSA/);
    },
  );

  walk(
    'schedule: an entity gives new dates, an officer asks for the evidence again, decides, and everybody can read the notice',
    () => window,
    name,
    async (page) => {
      const { served } = window;
      await signIn(window, page.context(), 'municipio');
      await page.goto(served.origin + paths.solicitar('reprogramacion-de-procesos'));
      await sends(page, /^Empezar/);
      await page.fill('[name=proceso]', 'sie-mdemo-001-2026');
      await sends(page, /^Continuar/);
      await page.locator('[name=causa][value=fuerzaMayor]').check();
      await page.fill(
        '[name=motivacion]',
        'Un deslave cortó la electricidad del edificio municipal durante dos días.',
      );
      await page.locator('[name=firma][value=maximaAutoridad]').check();
      await sends(page, /^Continuar/);
      const last = page.locator('main input[name$=".fechaHora"]').last();
      await last.fill('21/12/2026 16:00');
      await look(page, 'cronograma-fechas', screen);
      await sends(page, /^Continuar/);
      await gives(page, screen, 'oficio', file('oficio.pdf', sampleFiles.pdf));
      await gives(page, screen, 'respaldos', file('informe.pdf', sampleFiles.pdf));
      await sends(page, /^Continuar/);
      await sends(page, /^Presentar/);
      const referencia = referenceOn(page);

      const officer = await staffPage(screen, 'control1', paths.mesa.solicitud(referencia));
      await submits(officer.page, referencia, 'tomar');
      await asksAgain(
        officer.page,
        referencia,
        'respaldos',
        'El informe no dice cuándo volvió la electricidad.',
      );
      await page.goto(served.origin + paths.subsanar(referencia));
      await page.fill('[name=texto]', 'Adjunto el informe completo.');
      await page
        .locator('[id="documento:respaldos"]')
        .setInputFiles([file('informe-completo.pdf', sampleFiles.pdf)]);
      await sends(page, /^Enviar/);
      await officer.page.goto(served.origin + paths.mesa.solicitud(referencia));
      assert.match(await text(officer.page), /informe-completo\.pdf/);
      await look(officer.page, 'cronograma-funcionario', screen);
      await approves(officer.page, referencia, 'La fuerza mayor está probada.');
      await officer.context.close();

      const stranger = await contextOf(window, screen);
      const notice = await stranger.newPage();
      await notice.goto(served.origin + paths.avisoDeReprogramacion(referencia));
      assert.match(await text(notice), /SIE-MDEMO-001-2026/);
      assert.match(await text(notice), /21\/12\/2026|21 de diciembre de 2026/);
      await look(notice, 'cronograma-aviso', screen);
      await stranger.close();
    },
  );
}
