/** What a filer sees of the checks: rows with remarks at once, who signed, the template, and the same with the island. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { createAuthority } from '../../../tests/authority/create-authority.ts';
import { signPdf } from '../../../tests/authority/sign-pdf.ts';
import { browserOrReason, isSound } from '../../../tests/browser.ts';
import { testStartMs } from '../../../tests/deps.ts';
import { sampleFiles } from '../../../tests/sample-files.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { type Answer, WebClient } from '../../../tests/web-client.ts';
import { openExaminer } from '../../documents/examen/examiner.ts';
import { syntheticSocio } from '../../documents/libro/testing/many-members.ts';
import { writeXlsx } from '../../documents/libro/xlsx-writer.ts';
import { makePdf } from '../../documents/pagina/testing/make-pdf.ts';
import { paths } from '../../paths.ts';
import { rapidoDoor } from './rapido-door.ts';

const authority = createAuthority();
const signerOf = (cedula: string, nombres: string) =>
  authority.issue({ cedula, nombres, apellidos: 'SINTÉTICA' }, { kind: 'representante-legal' });
const representative = signerOf('3000000053', 'REPRESENTANTE');
const stranger = signerOf('3000000061', 'EXTRAÑA');

let served: Served;
let browser: Browser | string;
before(async () => {
  [served, browser] = await Promise.all([serveScene([rapidoDoor]), browserOrReason()]);
  served.deps.examiner.close();
  Object.assign(served.deps, {
    examiner: openExaminer({ anchorsPem: authority.subPem, crlFolder: null }),
  });
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await served.stop();
});

const tramite = 'actualizacion-de-socios';
const slot = (clave: string) => `documento:${clave}`;

function book(rows: readonly (readonly string[])[]): Buffer {
  const columns = [14, 30, 30].map((widthChars) => ({ kind: 'text' as const, widthChars }));
  const header = ['cédula', 'apellidos', 'nombres'];
  return writeXlsx([{ name: 'Socios', header: true, columns, rows: [header, ...rows] }]);
}

const wrong = book(
  Array.from({ length: 30 }, (_, i) => {
    const [first = '', second = '', ...names] = syntheticSocio(i).nombre.split(' ');
    return [`${syntheticSocio(i).cedula.slice(0, 9)}X`, `${first} ${second}`, names.join(' ')];
  }),
);

const signed = async (signer: typeof representative) =>
  signPdf(
    await makePdf((pdf) => pdf.fontSize(14).text('Oficio sintético: solicito actualizar la lista.', 60, 80)),
    signer,
    { timeMs: testStartMs - 24 * 3_600_000 },
  );

/** A draft whose questions are answered. */
async function atPapers(): Promise<{ client: WebClient; path: string; token: string }> {
  const token = await served.sessionOf(served.supplier('asociacion'));
  const client = new WebClient(served.origin, token);
  const start = await client.get(paths.solicitar(tramite));
  const opened = await client.post(start, paths.solicitar(tramite), []);
  const id = /\/borradores\/([^/]+)/.exec(opened.location ?? '')?.[1] ?? '';
  const question = await client.get(paths.borradorPagina(id, 1));
  await client.post(question, question.path, [['novedades', 'ingresos']]);
  return { client, path: paths.borradorDocumentos(id), token };
}

/** The page once every file was looked into: on a busy machine that may take more than one visit. */
async function settled(client: WebClient, path: string): Promise<Answer> {
  for (let visit = 0; visit < 10; visit += 1) {
    const page = await client.get(path);
    if (!page.html.includes('Revisando…')) return page;
  }
  return assert.fail('the look at the files never ends');
}

test('without JavaScript the page says at once what was found, row by row', async () => {
  const { client, path } = await atPapers();
  const before = await client.get(path);
  assert.match(before.html, /Descargar la plantilla de Excel/);
  const sent = await client.postFiles(before, path, [
    [slot('peticion'), 'oficio.pdf', await signed(representative)],
    [slot('socios'), 'socios.xlsx', wrong],
  ]);
  assert.equal(sent.status, 422, 'the list is missing');
  const page = await settled(client, path);
  assert.match(page.html, /No sirve/);
  assert.match(page.html, /Por fila: 30 observaciones/);
  assert.match(page.html, /Fila 2: /);
  assert.equal((page.html.match(/>Fila \d+: /g) ?? []).length, 20);
  assert.match(page.html, /Y 10 más/);
  assert.match(page.html, /quítelo y adjunte el archivo corregido/);
  assert.match(page.html, /Quitar<span[^>]*> socios\.xlsx/);
  assert.match(page.html, /Firmó [^<]*SINTÉTICA[^<]* el 22 de noviembre de 2026, 10h00, según declara\./);
});

test('«Adjuntar» sends the files and stays; the next page says the same before filing', async () => {
  const { client, path } = await atPapers();
  const page = await client.get(path);
  assert.match(page.html, /name="_accion" value="adjuntar"|value="adjuntar"/);
  const stay = page.html.replace(
    'Los archivos se guardan',
    '<input type="hidden" name="_accion" value="adjuntar">Los archivos se guardan',
  );
  const sent = await client.postFiles({ ...page, html: stay }, path, [
    [slot('peticion'), 'oficio.pdf', await signed(stranger)],
    [slot('listadoSeps'), 'listado.pdf', sampleFiles.pdf],
    [slot('socios'), 'socios.xlsx', sampleFiles.xlsx],
  ]);
  assert.equal(sent.location, path);
  const shown = await settled(client, path);
  assert.match(shown.html, /Firma [^<]*SINTÉTICA[^<]*, pero el representante legal registrado es/);
  const review = await client.get(path.replace(/documentos$/, 'revisar'));
  assert.equal(review.status, 422);
  assert.match(review.html, /oficio\.pdf <strong[^>]*>No sirve/);
});

test('the template is a download anybody may have (ASVS 5.4.1)', async () => {
  const answer = await fetch(served.origin + paths.plantillaDeSocios);
  assert.equal(answer.status, 200);
  assert.match(
    answer.headers.get('content-disposition') ?? '',
    /^attachment; filename="plantilla-de-socios\.xlsx"/,
  );
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(bytes.length, Number(answer.headers.get('content-length')));
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
});

test('the island shows the same under each file as it arrives', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const { path, token } = await atPapers();
  const context = await browser.newContext();
  await context.addCookies([{ name: 'sesion', value: token, url: served.origin }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(served.origin + path);
  const choose = (clave: string, name: string, buffer: Buffer) =>
    page
      .locator(`input[type=file][name="${slot(clave)}"]`)
      .setInputFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
  await choose('socios', 'socios.xlsx', wrong);
  const bad = page.locator('.v-archivo', { hasText: 'socios.xlsx' });
  await bad.getByText('No sirve', { exact: true }).waitFor();
  assert.match((await bad.textContent()) ?? '', /Fila 2: .*Y 10 más.*quítelo y adjunte/s);
  await choose('peticion', 'oficio.pdf', await signed(representative));
  const letter = page.locator('.v-archivo', { hasText: 'oficio.pdf' });
  await letter.getByText(/^Firmó /).waitFor();
  assert.equal(
    await page.getByRole('button', { name: /^Adjuntar/ }).count(),
    0,
    'nothing left to send by hand',
  );
  await isSound(page, 'filer-isla');
  await page.reload();
  await isSound(page, 'filer-pagina');
  await page.goto(served.origin + path.replace(/documentos$/, 'revisar'));
  await isSound(page, 'filer-revisar');
  assert.deepEqual(
    complaints.filter((text) => !text.includes('422')),
    [],
  );
  await context.close();
});
