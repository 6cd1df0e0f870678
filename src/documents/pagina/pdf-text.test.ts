// Proves the reading of a PDF's text: accents, rows and columns, turned pages, pages without text, limits and hostile bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOfWords } from './page-lines.ts';
import { PaginaFault } from './pagina-fault.ts';
import { paginaLimits } from './pagina-limits.ts';
import { pagesWithoutText, pdfText } from './pdf-text.ts';
import { cedulaLike, makeListado, makePdf, pdfWithWidget } from './testing/make-pdf.ts';

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  const fault = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(fault instanceof PaginaFault, String(fault));
  assert.match(fault.finding.sentence, /^[A-ZÁÉÍÓÚÑ].*[.]$/);
  return `${fault.finding.state} ${fault.finding.code}`;
}

test('accents, eñes and signs come out as they went in; every line of the letter is a line', async () => {
  const lines = ['Señora Directora:', 'Añádase al pingüino número 1 — «Ñandú», ¿sí?', 'ÁÉÍÓÚ áéíóú ÜüÑñ'];
  const bytes = await makePdf((pdf) => {
    for (const line of lines) pdf.text(line);
  });
  assert.deepEqual(await pdfText(bytes), [lines]);
});

test('rows of a list stay rows with their columns apart, in whichever order they were written', async () => {
  const [page] = await pdfText(await makeListado(3));
  assert.deepEqual(
    page,
    [0, 1, 2].map((row) => `${cedulaLike(row)}   QUISHPE YÁNEZ ÑANDÚ ${row}   2026-01-15`),
  );
  const shuffled = await makePdf((pdf) => {
    for (const x of [300, 40]) {
      for (const y of [300, 100, 200]) pdf.text(`x${x}y${y}`, x, y, { lineBreak: false });
    }
  });
  assert.deepEqual(await pdfText(shuffled), [
    ['x40y100   x300y100', 'x40y200   x300y200', 'x40y300   x300y300'],
  ]);
});

test('a page on its side is read as it is shown', async () => {
  const bytes = await makePdf((pdf) => {
    Object.assign(pdf.page.dictionary.data, { Rotate: 90 });
    pdf.rotate(-90, { origin: [0, 0] });
    pdf.text('primera', -500, 100, { lineBreak: false });
    pdf.text('columna', -300, 100, { lineBreak: false });
    pdf.text('segunda', -500, 130, { lineBreak: false });
  });
  assert.deepEqual(await pdfText(bytes), [['primera   columna', 'segunda']]);
});

test('pages without text are named, so that OCR can follow', async () => {
  const bytes = await makePdf((pdf) => {
    pdf.text('con texto').addPage().rect(20, 20, 50, 50).fill('red').addPage().text('otra vez');
  });
  const pages = await pdfText(bytes);
  assert.deepEqual(pages, [['con texto'], [], ['otra vez']]);
  assert.deepEqual(pagesWithoutText(pages), [1]);
  assert.deepEqual(await pdfText(pdfWithWidget()), [[]]);
});

test('every limit and every kind of broken file has its own finding', async () => {
  const bytes = await makeListado(60);
  assert.equal(await reasonOf(pdfText(bytes, { charsMax: 100 })), 'unknown pdf-demasiado-texto');
  assert.equal(await reasonOf(pdfText(bytes, { charsPerPageMax: 10 })), 'unknown pdf-demasiado-texto');
  assert.equal(await reasonOf(pdfText(bytes, { textMsMax: -1 })), 'unknown pdf-tiempo-agotado');
  const long = await makePdf((pdf) => {
    for (let page = 0; page < paginaLimits.pagesMax; page += 1) pdf.addPage();
  });
  assert.equal(await reasonOf(pdfText(long)), 'reject pdf-demasiadas-paginas');
  const large = new Uint8Array(paginaLimits.pdfBytesMax + 1);
  assert.equal(await reasonOf(pdfText(large)), 'reject pdf-demasiado-grande');
  const locked = await makePdf((pdf) => void pdf.text('secreto'), {
    userPassword: 'llave',
    pdfVersion: '1.7',
  });
  assert.equal(await reasonOf(pdfText(locked)), 'reject pdf-cifrado');
  for (const broken of [
    Buffer.alloc(0),
    Buffer.from('%PDF-1.7'),
    Buffer.from('no es un PDF'),
    bytes.subarray(0, 900),
  ]) {
    assert.equal(await reasonOf(pdfText(broken)), 'reject pdf-danado');
  }
});

test('hostile bytes give text or a finding, never anything else', async () => {
  const original = await makeListado(5);
  const edit = fc.record({
    at: fc.nat(original.length - 1),
    remove: fc.constantFrom(0, 1, 30),
    insert: fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.constant(Buffer.from('/Kids [3 0 R 3 0 R]'))),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
      let bytes: Buffer = original;
      for (const { at, remove, insert } of edits) {
        bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
      }
      const pages = await pdfText(bytes).catch((error: unknown) => {
        assert.ok(error instanceof PaginaFault, String(error));
        return [];
      });
      assert.ok(Array.isArray(pages));
    }),
    { numRuns: 60 },
  );
});

test('words are put in lines whatever their order', () => {
  const word = fc.record({
    text: fc.constantFrom('a', 'b'),
    left: fc.nat(500),
    y: fc.nat(20).map((row) => row * 20),
  });
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const placed = words.map((one) => ({ ...one, right: one.left + 5, sizePoints: 10 }));
      const lines = linesOfWords(placed);
      assert.equal(lines.length, new Set(words.map(({ y }) => y)).size);
      assert.equal(lines.join('').replace(/\s/g, '').length, words.length);
    }),
  );
});
