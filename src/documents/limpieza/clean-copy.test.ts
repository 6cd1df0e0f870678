/** Proves that nothing of whoever made a file is left in its copy, that what cannot be cleaned is refused, and that cleaning reaches no network. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { openZip } from '../libro/zip-guard.ts';
import { packEntry, zipOf } from '../libro/zip-writer.ts';
import { pdfText } from '../pagina/pdf-text.ts';
import { makePdf } from '../pagina/testing/make-pdf.ts';
import { type CleanOptions, cleanCopy, cleanerFlags } from './clean-copy.ts';
import { isLimpiezaCode, limpiezaSentence } from './limpieza-refusal.ts';
import { findMat2 } from './mat2.ts';

/** A name and a place that nobody has; planted wherever a file may tell who made it. */
const author = 'Persona Sintetica Delatora';
const ours: CleanOptions = { mat2: null };
const folder = await mkdtemp(join(tmpdir(), 'limpieza-'));
after(() => rm(folder, { recursive: true }));

async function copyOf(bytes: Buffer, nombre: string): Promise<Buffer> {
  const outcome = await cleanCopy(bytes, nombre, ours);
  assert.equal(outcome.outcome, 'limpia', JSON.stringify(outcome));
  return outcome.outcome === 'limpia' ? outcome.copia : Buffer.alloc(0);
}

async function causeOf(bytes: Buffer, nombre: string): Promise<string> {
  const outcome = await cleanCopy(bytes, nombre, ours);
  return outcome.outcome === 'rechazada' ? outcome.causa : 'limpia';
}

const photo = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } }).withExif({
    IFD0: { Artist: author, Make: 'Telefono sintetico' },
    IFD3: { GPSLatitude: '0/1 13/1 0/1', GPSLongitude: '78/1 30/1 0/1' },
  });

test('ASVS 14.2.8 a photograph loses author, device and place: JPEG, PNG and WebP', async () => {
  const made = { jpg: photo().jpeg(), png: photo().png(), webp: photo().webp() };
  for (const [extension, picture] of Object.entries(made)) {
    const original = await picture.toBuffer();
    assert.ok((await sharp(original).metadata()).exif, 'the probe is there');
    const copy = await copyOf(original, `IMG_20260101.${extension}`);
    const { exif, xmp, iptc, format, width } = await sharp(copy).metadata();
    assert.deepEqual([exif, xmp, iptc, width], [undefined, undefined, undefined, 64], extension);
    assert.equal(format, extension === 'jpg' ? 'jpeg' : extension);
    assert.ok(!copy.includes(author));
  }
});

test('ASVS 14.2.8 a PDF becomes pictures of its pages: no author, no text layer, no date, no program', async () => {
  const info = { Author: author, Title: `Informe de ${author}`, Creator: 'Programa sintetico' };
  const original = await makePdf(
    (pdf) => {
      pdf.text('Texto visible de la primera hoja');
      pdf.addPage().text('Segunda hoja');
    },
    { info },
  );
  assert.ok(original.includes('Programa sintetico'), 'the probe is there');
  const copy = await copyOf(original, 'informe.pdf');
  const plain = copy.toString('latin1');
  assert.equal(/Author|Title|Creator|Producer|ModDate|Sintetic|PDFKit|Metadata/i.exec(plain), null);
  const pages = await pdfText(copy);
  assert.deepEqual(
    pages.map((page) => page.length),
    [0, 0],
    'two pages, no letter to copy',
  );
});

const types = (...overrides: readonly string[]) =>
  packEntry(
    '[Content_Types].xml',
    Buffer.from(
      `<Types><Default Extension="xml" ContentType="application/xml"/>${overrides.map((part) => `<Override PartName="/${part}" ContentType="x"/>`).join('')}</Types>`,
    ),
  );
const text = (name: string, content: string) => packEntry(name, Buffer.from(content));
const relation = (type: string, target: string, extra = '') =>
  `<Relationship Id="r${target.length}" Type="http://example.test/${type}" Target="${target}"${extra}/>`;

/** A document with what Word writes by itself about whoever typed it. */
async function letter(...more: readonly ReturnType<typeof text>[]): Promise<Buffer> {
  return zipOf([
    types('word/document.xml', 'docProps/core.xml', 'docProps/app.xml'),
    text(
      '_rels/.rels',
      `<Relationships>${relation('officeDocument', 'word/document.xml')}${relation('core-properties', 'docProps/core.xml')}</Relationships>`,
    ),
    text('docProps/core.xml', `<cp:coreProperties><dc:creator>${author}</dc:creator></cp:coreProperties>`),
    text('docProps/app.xml', `<Properties><Company>${author}</Company></Properties>`),
    text('customXml/item1.xml', `<dueno>${author}</dueno>`),
    text('word/settings.xml', '<w:settings><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>'),
    text(
      'word/_rels/settings.xml.rels',
      `<Relationships>${relation('attachedTemplate', `file:///C:/Usuarios/${author}/Normal.dotm`, ' TargetMode="External"')}</Relationships>`,
    ),
    text(
      'word/document.xml',
      '<w:document><w:p w:rsidR="00AB12CD"><w:t>Lo que se lee</w:t></w:p></w:document>',
    ),
    packEntry('word/media/image1.jpeg', await photo().jpeg().toBuffer()),
    ...more,
  ]);
}

async function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await openZip(bytes);
  const parts = new Map<string, string>();
  for (const [name, entry] of zip.entries) {
    const pieces: Buffer[] = [];
    for await (const piece of zip.read(entry)) pieces.push(piece);
    parts.set(name, Buffer.concat(pieces).toString('latin1'));
  }
  zip.close();
  return parts;
}

test('ASVS 14.2.8 a Word document loses properties, folders, editing traces and what its pictures tell', async () => {
  const parts = await partsOf(await copyOf(await letter(), 'oficio.docx'));
  const whole = [...parts].flat().join('\n');
  assert.doesNotMatch(whole, /Sintetic|rsid|00AB12CD|docProps|customXml|Normal\.dotm|Exif/i);
  assert.match(parts.get('word/document.xml') ?? '', /Lo que se lee/);
  assert.match(parts.get('_rels/.rels') ?? '', /word\/document\.xml/);
});

test('ASVS 14.2.8 an Excel book loses the folder it was saved in and its printer, and stays a book', async () => {
  const book = zipOf([
    types('xl/workbook.xml', 'xl/printerSettings/printerSettings1.bin'),
    text(
      'xl/workbook.xml',
      `<workbook><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Usuarios\\${author}\\"/></mc:Choice></mc:AlternateContent><sheets/></workbook>`,
    ),
    text(
      'xl/worksheets/sheet1.xml',
      '<worksheet><sheetData/><pageSetup orientation="portrait" r:id="r1"/></worksheet>',
    ),
    text(
      'xl/worksheets/_rels/sheet1.xml.rels',
      `<Relationships>${relation('printerSettings', '../printerSettings/printerSettings1.bin')}</Relationships>`,
    ),
    text('xl/printerSettings/printerSettings1.bin', author),
  ]);
  const parts = await partsOf(await copyOf(book, 'cuadro.xlsx'));
  assert.doesNotMatch([...parts].flat().join('\n'), /Sintetic|printerSettings|r:id|absPath/);
  assert.match(parts.get('xl/worksheets/sheet1.xml') ?? '', /orientation="portrait"/);
});

test('what cannot be cleaned is refused with its reason, never passed on', async () => {
  const changed = await letter(text('word/footer1.xml', `<w:ins w:author="${author}"><w:t>x</w:t></w:ins>`));
  assert.equal(await causeOf(changed, 'a.docx'), 'con-cambios');
  assert.equal(
    await causeOf(await letter(text('word/comments.xml', '<w:comments/>')), 'a.docx'),
    'con-cambios',
  );
  assert.equal(await causeOf(await letter(text('word/embeddings/o.bin', 'x')), 'a.docx'), 'con-objetos');
  assert.equal(await causeOf(await letter(text('word/media/image2.emf', 'x')), 'a.docx'), 'con-objetos');
  assert.equal(await causeOf(await letter(text('word/vbaProject.bin', 'x')), 'a.docx'), 'con-macros');
  const fetching = `<Relationships>${relation('image', 'https://rastreo.example/x.png', ' TargetMode="External"')}</Relationships>`;
  assert.equal(
    await causeOf(await letter(text('word/_rels/document.xml.rels', fetching)), 'a.docx'),
    'con-objetos',
  );
  assert.equal(await causeOf(zipOf([text('nota.txt', 'x')]), 'a.zip'), 'formato-sin-limpieza');
  assert.equal(await causeOf(Buffer.from('ID3 audio'), 'a.mp3'), 'formato-sin-limpieza');
  assert.equal(await causeOf(Buffer.from('%PDF-1.7 nada'), 'a.pdf'), 'ilegible');
  const cut = (await photo().jpeg().toBuffer()).subarray(0, 300);
  assert.equal(await causeOf(cut, 'a.jpg'), 'ilegible');
  assert.equal(await causeOf(Buffer.alloc(51 * 1024 * 1024), 'a.pdf'), 'demasiado-grande');
  for (const code of ['con-cambios', 'con-objetos', 'con-macros', 'con-clave', 'cola-llena', 'tiempo']) {
    assert.ok(isLimpiezaCode(code) && limpiezaSentence(code).endsWith('.'));
  }
});

test('a file that takes too long is given up, and the next one is cleaned', async () => {
  const picture = await photo().jpeg().toBuffer();
  const given = await cleanCopy(picture, 'a.jpg', { mat2: null, secondsMax: 0.001 });
  assert.deepEqual(given, { outcome: 'rechazada', causa: 'tiempo' });
  assert.ok((await copyOf(picture, 'a.jpg')).length > 0);
});

test('more than a few at once are turned away instead of filling the memory', async () => {
  const picture = await photo().jpeg().toBuffer();
  const outcomes = await Promise.all(
    [...Array(10)].map(() => cleanCopy(picture, 'a.jpg', { mat2: null, secondsMax: 0.001 })),
  );
  assert.equal(outcomes.filter((one) => one.outcome === 'rechazada' && one.causa === 'cola-llena').length, 2);
});

test('the process that cleans may neither connect, nor write, nor start another', () => {
  const tries = `
    const denied = [];
    const note = (error) => denied.push(error.code);
    try { require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'no'))}, 'x'); } catch (error) { note(error); }
    try { require('node:child_process').spawnSync('true'); } catch (error) { note(error); }
    try { require('node:net').connect(9, '127.0.0.1').on('error', (error) => { note(error); console.log(denied.join()); }); } catch (error) { note(error); console.log(denied.join()); }`;
  const { stdout } = spawnSync(process.execPath, [...cleanerFlags, '--eval', tries], { encoding: 'utf8' });
  assert.equal(stdout.trim(), 'ERR_ACCESS_DENIED,ERR_ACCESS_DENIED,ERR_ACCESS_DENIED');
});

/** Stands where mat2 would: does `script` to the file it is given last. */
async function standIn(script: string): Promise<string> {
  const path = join(folder, `mat2-${script.length}`);
  await writeFile(path, `#!/bin/sh\nfor last in "$@"; do :; done\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

test('where mat2 is installed its copy counts; where it fails or leaves the file as it was, ours does', async () => {
  const picture = await photo().jpeg().toBuffer();
  const good = await cleanCopy(picture, 'a.jpg', { mat2: await standIn('printf limpio > "$last"') });
  assert.deepEqual(good, { outcome: 'limpia', copia: Buffer.from('limpio'), extension: 'jpg', por: 'mat2' });
  for (const script of ['exit 1', 'true', 'rm "$last"']) {
    const other = await cleanCopy(picture, 'a.jpg', { mat2: await standIn(script) });
    assert.ok(other.outcome === 'limpia' && other.por === 'propia', script);
  }
  const left = (await readdir('/dev/shm')).filter((name) => name.startsWith('limpieza-'));
  assert.deepEqual(left, [], 'nothing stays open in memory');
});

const mat2 = await findMat2();

test('ASVS 14.2.8 the installed mat2 takes author and place out of a photograph', {
  skip: mat2 === null && 'mat2 is not installed here (Debian package mat2)',
}, async () => {
  const outcome = await cleanCopy(await photo().jpeg().toBuffer(), 'foto.jpg', { mat2 });
  assert.ok(outcome.outcome === 'limpia' && outcome.por === 'mat2');
  assert.ok(!outcome.copia.includes(author));
});
