// The paper: the same bytes each time, tagged throughout, readable as text, and flowing over as many pages as it needs.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Recibo } from '../../domain/recibo/recibo.ts';
import { palette } from '../../ui/styles/palette.ts';
import { drawReceipt } from './draw-receipt.ts';
import { inks } from './paper.ts';
import { printable } from './printable.ts';
import { embeddedReceipt } from './receipt-data.ts';
import { syntheticRecibo } from './testing/synthetic-recibo.ts';

async function pagesOf(pdf: Buffer): Promise<readonly string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return texts;
}

test('the same receipt gives the same bytes, and its data come back from them', async () => {
  const [first, second] = await Promise.all([drawReceipt(syntheticRecibo), drawReceipt(syntheticRecibo)]);
  assert.ok(first.equals(second));
  assert.deepEqual(embeddedReceipt(first), syntheticRecibo);
});

test('everything a receipt must say can be read on one page', async () => {
  const [text = '', ...more] = await pagesOf(await drawReceipt(syntheticRecibo));
  assert.deepEqual(more, []);
  const { agencia, referencia, tramite, solicitante, puerta, presentada, codigo, verificacion, evento } =
    syntheticRecibo;
  for (const said of [
    agencia,
    'Recibo de la decisión',
    referencia,
    tramite,
    solicitante.nombre,
    `RUC ${solicitante.ruc}`,
    presentada.texto,
    puerta,
    'Aprobada',
    'Norma sintética, art. 1',
    'Antes: sin dato',
    'Ahora: Ñandúes «del Sur» & Cía. – ?',
    'Oficio firmado',
    'petición (final).pdf',
    'b2'.repeat(32),
    codigo,
    verificacion,
    evento.hash,
    'Aún no está en el registro público',
    'no lleva firma electrónica',
    'Página 1 de 1',
  ])
    assert.ok(text.replace(/\s+/g, ' ').includes(said), said);
});

test('a demonstration says so at the top, before anything else', async () => {
  const demo: Recibo = { ...syntheticRecibo, firma: { clase: 'demostracion', nombre: 'X' } };
  const [text = ''] = await pagesOf(await drawReceipt(demo));
  const at = text.indexOf('Firmado con clave de demostración');
  assert.ok(at > 0 && at < text.indexOf(syntheticRecibo.referencia));
});

test('it is tagged for those who hear it: language, title, headings, tables, figure, link', async () => {
  const pdf = (await drawReceipt(syntheticRecibo)).toString('latin1');
  assert.match(pdf, /^%PDF-1\.7\n/);
  for (const mark of [
    '/Marked true',
    '/Lang (es-EC)',
    '/DisplayDocTitle true',
    '/Tabs /S',
    '/S /Document',
    '/S /H1',
    '/S /H2',
    '/S /Table',
    '/S /TH',
    '/Scope /Row',
    '/S /Figure',
    '/Alt (\u00fe\u00ff\u0000C\u0000u\u0000a\u0000d\u0000r\u0000o',
    '/S /Link',
    '/Type /OBJR',
  ])
    assert.ok(pdf.includes(mark), mark);
  // Every operator that paints stands inside a marked piece: as many begin as end, and nothing is left outside.
  const streams = [...pdf.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, body = '']) => body)
    .filter((body) => body.includes(' Tf'));
  assert.equal(streams.length, 1);
  let depth = 0;
  for (const line of (streams[0] ?? '').split('\n')) {
    if (/ (BMC|BDC)$/.test(line)) depth += 1;
    else if (line === 'EMC') depth -= 1;
    else if (/ TJ$|^f$|^S$|^B$/.test(line)) assert.ok(depth > 0, line);
  }
  assert.equal(depth, 0);
});

test('long lists and long words flow over the pages and nothing is lost', async () => {
  const archivos = Array.from({ length: 60 }, (_, i) => ({
    documento: `Documento ${i + 1}`,
    nombre: `${'x'.repeat(140)}${i + 1}.pdf`,
    sha256: String(i % 10).repeat(64),
  }));
  const pages = await pagesOf(await drawReceipt({ ...syntheticRecibo, archivos }));
  assert.ok(pages.length > 3);
  const text = pages.join(' ');
  for (const { documento } of archivos) assert.ok(text.includes(documento), documento);
  assert.ok(text.includes(`Página ${pages.length} de ${pages.length}`));
  assert.ok(pages.at(-1)?.includes(syntheticRecibo.codigo));
});

test('letters the font lacks lose their marks, and what cannot be shown is told apart', () => {
  assert.equal(printable('Ñandú «áéíóúü» – €'), 'Ñandú «áéíóúü» – €');
  assert.equal(printable('n\u0303 Łódź\u200b'), 'ñ ?ódz');
  assert.equal(printable('a\tb\u202ec\u0000漢😀'), 'a bc???');
});

test('the colours are those of the pages', () => {
  for (const [name, colour] of Object.entries(inks))
    assert.equal(colour, palette[name as keyof typeof palette]);
});
