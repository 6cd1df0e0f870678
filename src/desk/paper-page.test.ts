/** Papers at the desk: what the list says of each, pages as pictures of our own, and who may look at them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { appendRevision } from '../../tests/authority/append-revision.ts';
import { pdfNumbers } from '../../tests/authority/build-pdf.ts';
import { createAuthority } from '../../tests/authority/create-authority.ts';
import { signPdf } from '../../tests/authority/sign-pdf.ts';
import { browserOrReason, isSound } from '../../tests/browser.ts';
import { testStartMs } from '../../tests/deps.ts';
import { fileFor } from '../../tests/filing.ts';
import { openExaminer } from '../documents/examen/examiner.ts';
import { syntheticSocio } from '../documents/libro/testing/many-members.ts';
import { makePdf } from '../documents/pagina/testing/make-pdf.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import { paths } from '../paths.ts';
import { noteAntivirus } from '../store/examenes.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import { type DeskServer, startDesk } from './testing/desk-server.ts';
import { bookOfRows } from './testing/members-papers.ts';
import { putPaper } from './testing/put-paper.ts';

const authority = createAuthority();
const signer = authority.issue(
  {
    cedula: '3000000053',
    nombres: 'REPRESENTANTE',
    apellidos: 'SINTÉTICA CUATRO',
    cargo: 'REPRESENTANTE LEGAL',
  },
  { kind: 'representante-legal' },
);

let desk: DeskServer;
let browser: Browser | string;
before(async () => {
  [desk, browser] = await Promise.all([startDesk(), browserOrReason()]);
  desk.scene.deps.examiner.close();
  // Whose signatures count is the operator's to say; here they are those of the test authority.
  Object.assign(desk.scene.deps, {
    examiner: openExaminer({ anchorsPem: authority.subPem, crlFolder: null }),
  });
});
after(async () => {
  if (typeof browser !== 'string') await browser.close();
  await desk.stop();
});

const letterOf = (pages: number) =>
  makePdf((pdf) => {
    for (let page = 1; page <= pages; page += 1) {
      if (page > 1) pdf.addPage();
      pdf.fontSize(20).text('Oficio sintético de prueba', 60, 80);
      pdf.fontSize(12).text(`Página ${page}. Solicito que se actualice la lista de socios.`, 60, 130);
    }
  });

const list = [
  { cedula: '3000001010', nombre: 'DEMOSTRACION PRIMERA ANA' },
  { cedula: '3000001028', nombre: 'EJEMPLO SEGUNDA LUISA' },
  ...Array.from({ length: 6 }, (_, i) => syntheticSocio(i + 600)),
];

const badRows = Array.from({ length: 30 }, (_, i) => {
  const { cedula, nombre } = syntheticSocio(i + 600);
  const [first = '', second = '', ...names] = nombre.split(' ');
  return [i % 3 === 0 ? `${cedula.slice(0, 9)}X` : cedula, `${first} ${second}`, names.join(' '), '', ''];
});

async function fileCase(): Promise<string> {
  const { scene } = desk;
  const { referencia } = await fileFor(scene, {
    actor: scene.supplier('asociacion'),
    tramite: 'actualizacion-de-socios',
    datos: { novedades: ['ingresos', 'salidas'] },
    socios: { listado: list, excel: list.slice(0, 6) },
  });
  return referencia;
}

async function papersOf(referencia: string): Promise<readonly Adjunto[]> {
  return (await findSolicitudByReferencia(desk.scene.deps.db, referencia))?.adjuntos ?? [];
}

async function withLetter(referencia: string, bytes: Uint8Array): Promise<Adjunto> {
  return putPaper(desk.scene, referencia, {
    documento: 'peticion',
    nombre: 'oficio-firmado.pdf',
    formato: 'pdf',
    bytes,
  });
}

const signedLetter = async (pages = 2) =>
  signPdf(await letterOf(pages), signer, { timeMs: testStartMs - 24 * 3_600_000 });

async function picture(usuario: string, path: string): Promise<Response> {
  const client = await desk.as(usuario);
  return fetch(desk.href + path, {
    headers: { cookie: `sesion=${client.cookies.get('sesion')}` },
    redirect: 'manual',
  });
}

test('the list says of each paper what was found, who signed it, and what the antivirus said', async () => {
  const referencia = await fileCase();
  await withLetter(referencia, await signedLetter());
  const [, listado] = await papersOf(referencia);
  assert.ok(listado);
  await noteAntivirus(desk.scene.deps.db, listado, 'limpio', testStartMs);
  const { html } = await (await desk.as('registro1')).get(paths.mesa.solicitud(referencia));
  const papers = html.slice(html.indexOf('id="documentos"'), html.indexOf('id="socios"'));
  assert.match(papers, /oficio-firmado\.pdf/);
  assert.match(papers, /SINTÉTICA CUATRO/);
  assert.match(papers, /3000000053/);
  assert.match(papers, /REPRESENTANTE LEGAL/);
  assert.match(papers, /declarada, sin probar/);
  assert.match(papers, /Firma correcta, con observaciones/);
  assert.match(papers, /Antivirus: <strong[^>]*>Limpio/);
  assert.match(papers, /Antivirus: <strong[^>]*>Sin revisar/);
  assert.match(papers, />Descargar<span/);
  assert.match(papers, />Descargar sin revisión de antivirus<span/);
  const rest = html.slice(html.indexOf('id="comprobaciones"'), html.indexOf('id="decidir"'));
  assert.doesNotMatch(
    rest,
    /«listadoSeps\.pdf»|documento:/,
    'findings of papers stand with the papers alone',
  );
});

test('pages come as pictures of our own, with closed headers, only for staff who may read the case (ASVS 5.4.1, 8.2.2)', async () => {
  const referencia = await fileCase();
  const letter = await withLetter(referencia, await signedLetter());
  const path = paths.mesa.imagen(referencia, letter.id, 1, 'firmada');
  const image = await picture('registro1', path);
  assert.equal(image.status, 200);
  assert.equal(image.headers.get('content-type'), 'image/png');
  assert.equal(image.headers.get('cache-control'), 'private, no-store');
  assert.match(image.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
  assert.equal(image.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(image.headers.get('cross-origin-resource-policy'), 'same-origin');
  assert.deepEqual([...new Uint8Array(await image.arrayBuffer()).slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  assert.equal((await picture('control1', path)).status, 404);
  assert.equal((await fetch(desk.href + path, { redirect: 'manual' })).status, 303);
  const never = [
    paths.mesa.imagen(referencia, letter.id, 3, 'firmada'),
    paths.mesa.imagen(referencia, letter.id, 0, 'firmada'),
    paths.mesa.imagen(referencia, 'otro', 1, 'firmada'),
    path.replace('firmada', 'original'),
  ];
  for (const address of never) assert.equal((await picture('registro1', address)).status, 404, address);
});

test('from page to page; a page that is not there says so', async () => {
  const referencia = await fileCase();
  const letter = await withLetter(referencia, await signedLetter());
  const client = await desk.as('registro1');
  const first = await client.get(paths.mesa.paginas(referencia, letter.id));
  assert.match(first.html, /La versión firmada/);
  assert.match(first.html, /Página siguiente/);
  assert.doesNotMatch(first.html, /Página anterior/);
  const second = await client.get(paths.mesa.paginas(referencia, letter.id, 2));
  assert.match(second.html, /Página anterior/);
  assert.doesNotMatch(second.html, /Página siguiente/);
  for (const page of ['3', '0', 'x', '99999']) {
    const none = await client.get(`${paths.mesa.paginas(referencia, letter.id)}?p=${page}`);
    assert.equal(none.status, 404, page);
    assert.match(none.html, /no tiene esa página/);
  }
  assert.equal(
    (await (await desk.as('control1')).get(paths.mesa.paginas(referencia, letter.id))).status,
    404,
  );
});

test('what was added after signing is shown beside what was signed', async () => {
  const referencia = await fileCase();
  const signed = await signedLetter(1);
  const stream = 'BT ET 1 0 0 rg 100 100 300 300 re f';
  const objects = new Map([
    [nextContent(signed), `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`],
  ]);
  const letter = await withLetter(referencia, appendRevision(signed, { objects }));
  const client = await desk.as('registro1');
  const page = await client.get(paths.mesa.paginas(referencia, letter.id));
  assert.match(page.html, /Lo que se firmó/);
  assert.match(page.html, /El archivo completo/);
  const [before, now] = await Promise.all(
    (['firmada', 'completo'] as const).map(async (version) => {
      const image = await picture('registro1', paths.mesa.imagen(referencia, letter.id, 1, version));
      assert.equal(image.status, 200);
      return Buffer.from(await image.arrayBuffer());
    }),
  );
  assert.ok(before !== undefined && now !== undefined && !before.equals(now), 'the two are not the same');
});

/** The content of the first page: what a forger would replace. */
function nextContent(pdf: Buffer): number {
  const found = /\/Contents (\d+) 0 R/.exec(pdf.toString('latin1'))?.[1];
  return found === undefined ? pdfNumbers.firstContent : Number(found);
}

test('a spreadsheet is shown as the rows that were read, with its remarks', async () => {
  const referencia = await fileCase();
  const book = await putPaper(desk.scene, referencia, {
    documento: 'socios',
    nombre: 'socios.xlsx',
    formato: 'xlsx',
    bytes: bookOfRows(badRows),
  });
  const client = await desk.as('registro1');
  const page = await client.get(paths.mesa.paginas(referencia, book.id));
  assert.equal(page.status, 200);
  assert.match(page.html, /Por fila: \d+ observaciones/);
  assert.match(page.html, /Fila 2: /);
  assert.match(page.html, new RegExp(syntheticSocio(601).cedula));
  assert.doesNotMatch(page.html, /<img/);
});

test('an infected file is neither shown nor offered', async () => {
  const referencia = await fileCase();
  const letter = await withLetter(referencia, await letterOf(1));
  await noteAntivirus(desk.scene.deps.db, letter, 'infectado', testStartMs);
  const client = await desk.as('registro1');
  const page = await client.get(paths.mesa.solicitud(referencia));
  assert.match(page.html, /El antivirus encontró un virus/);
  assert.doesNotMatch(page.html, new RegExp(`href="${paths.mesa.adjunto(referencia, letter.id)}"`));
  const shown = await client.get(paths.mesa.paginas(referencia, letter.id));
  assert.equal(shown.status, 422);
  assert.match(shown.html, /encontró un virus/);
  assert.equal((await client.get(paths.mesa.adjunto(referencia, letter.id))).status, 422);
  const image = await picture('registro1', paths.mesa.imagen(referencia, letter.id, 1, 'completo'));
  assert.equal(image.status, 404);
});

test('in a browser: the case, its pages, its rows', async (t) => {
  if (typeof browser === 'string') return t.skip(browser);
  const referencia = await fileCase();
  const signed = await signedLetter(1);
  const stream = 'BT ET 1 0 0 rg 100 100 300 300 re f';
  const objects = new Map([
    [nextContent(signed), `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`],
  ]);
  const letter = await withLetter(referencia, appendRevision(signed, { objects }));
  const book = await putPaper(desk.scene, referencia, {
    documento: 'socios',
    nombre: 'socios.xlsx',
    formato: 'xlsx',
    bytes: bookOfRows(badRows),
  });
  const client = await desk.as('registro1');
  const open = await client.get(paths.mesa.solicitud(referencia));
  await client.post(open, paths.mesa.verbo(referencia, 'tomar'), []);
  const context = await browser.newContext();
  const value = client.cookies.get('sesion') ?? '';
  await context.addCookies([{ name: 'sesion', value, url: desk.href }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(desk.href + paths.mesa.solicitud(referencia));
  await isSound(page, 'papeles-caso');
  await page.locator('.v-casilla').first().uncheck();
  await page.goto(desk.href + paths.mesa.paginas(referencia, letter.id));
  const drawn = 'Array.from(document.images).every((image) => image.complete && image.naturalWidth > 300)';
  assert.equal(await page.evaluate(drawn), true, 'the pictures are there');
  await isSound(page, 'papeles-pagina');
  await page.goto(desk.href + paths.mesa.paginas(referencia, book.id));
  await isSound(page, 'papeles-hoja');
  assert.deepEqual(complaints, []);
  await context.close();
});
