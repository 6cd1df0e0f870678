// Proves the walls around the PDF reader: its memory ends where we say, and our own mistakes are not blamed on a document.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PaginaFault } from './pagina-fault.ts';
import { paginaLimits } from './pagina-limits.ts';
import { type Pdfium, withPdf } from './pdf-reader.ts';
import { pdfWithWidget } from './testing/make-pdf.ts';

const with64MbMore = (pdfium: Pdfium) => pdfium.wasmExports.malloc(64 * 1024 * 1024);

test('ASVS 15.2.2 the reader gets no memory beyond its limit, and a new document starts afresh', async () => {
  const granted = await withPdf(pdfWithWidget(), ({ pdfium }) => {
    const places = Array.from({ length: 12 }, () => with64MbMore(pdfium));
    assert.ok(pdfium.HEAPU8.length <= paginaLimits.readerMemoryBytesMax);
    return places.filter((place) => place !== 0).length;
  });
  assert.ok(granted >= 4 && granted < 8, `${granted} pieces`);
  const fresh = await withPdf(pdfWithWidget(), ({ pdfium }) => pdfium.HEAPU8.length);
  assert.ok(fresh < 64 * 1024 * 1024);
});

test('a crash of the reader is a fault of the document; a mistake of ours stays an error', async () => {
  const crash = () => {
    throw new WebAssembly.RuntimeError('unreachable');
  };
  await assert.rejects(withPdf(pdfWithWidget(), crash), PaginaFault);
  const mistake = () => {
    throw new TypeError('ours');
  };
  await assert.rejects(withPdf(pdfWithWidget(), mistake), TypeError);
});
