// Proves the reading of pictures: a Spanish page with every cédula exact, upright or not, with no network and no disk to write on.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { ocrText } from './ocr-text.ts';
import { pageImage } from './page-image.ts';
import { PaginaFault } from './pagina-fault.ts';
import { cedulaLike, makeListado } from './testing/make-pdf.ts';

const rows = [...Array(12).keys()];
const expected = rows.map((row) => `${cedulaLike(row)} QUISHPE YÁNEZ ÑANDÚ ${row} 2026-01-15`);
const page = await pageImage(await makeListado(rows.length), 0, 200);

test('a printed list is read with every cédula, tilde and eñe exact', async () => {
  const { lines, confidence } = await ocrText(page);
  assert.deepEqual(lines, expected);
  assert.ok(confidence > 80);
});

test('a slanted, blurred photograph on its side gives the same cédulas', async () => {
  const photo = await sharp(page)
    .rotate(181.5, { background: '#ddd' })
    .blur(0.6)
    .jpeg({ quality: 70 })
    .toBuffer();
  const { lines } = await ocrText(photo);
  const cedulas = lines.join(' ').match(/\b30\d{8}\b/g);
  assert.deepEqual(cedulas, rows.map(cedulaLike));
});

test('what is no picture gives a finding, an empty one no lines', async () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('<svg/>'), page.subarray(0, 5_000)]) {
    await assert.rejects(ocrText(bytes), PaginaFault);
  }
  const blank = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  assert.deepEqual((await ocrText(blank)).lines, []);
});

/** The permission model of Node refuses every connection; the one folder that may be written to must stay as it was. */
test('text, pictures and letters are read without a network and without writing a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pagina-'));
  try {
    const file = join(folder, 'listado.pdf');
    writeFileSync(file, await makeListado(2));
    const place = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
    const program = `
      import { readFileSync } from 'node:fs';
      import { connect } from 'node:net';
      import { pdfText } from ${place('pdf-text.ts')};
      import { pageImage } from ${place('page-image.ts')};
      import { ocrText } from ${place('ocr-text.ts')};
      const refused = await new Promise((done) => {
        try { connect(9, '127.0.0.1').on('error', ({ code }) => done(code)); } catch ({ code }) { done(code); }
      });
      const bytes = readFileSync(${JSON.stringify(file)});
      const pages = await pdfText(bytes);
      const { lines } = await ocrText(await pageImage(bytes, 0, 200));
      console.log(JSON.stringify({ refused, text: pages[0].length, read: lines.length }));`;
    const allowed = [
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
      '--allow-addons',
      `--allow-fs-write=${folder}`,
    ];
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [...allowed, '--disable-warning=SecurityWarning', '--input-type=module', '--eval', program],
      { cwd: folder, encoding: 'utf8', timeout: 60_000 },
    );
    assert.equal(stderr, '');
    assert.deepEqual(JSON.parse(stdout), { refused: 'ERR_ACCESS_DENIED', text: 2, read: 2 });
    assert.deepEqual(readdirSync(folder), ['listado.pdf']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
