// Proves the pictures: what is drawn of a page, how large, and what is left of an uploaded photograph.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { countPages, pageImage } from './page-image.ts';
import { PaginaFault } from './pagina-fault.ts';
import { paginaLimits } from './pagina-limits.ts';
import { safeImage } from './safe-image.ts';
import { makePdf, pdfWithWidget } from './testing/make-pdf.ts';

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const fault = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(fault instanceof PaginaFault, String(fault));
  return fault.finding.code;
}

async function colourAt(png: Buffer, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  return [...data.subarray(at, at + 3)];
}

test('a page is drawn with the stamp of its signature and its annotations, on white', async () => {
  const png = await pageImage(pdfWithWidget(), 0, 72);
  assert.deepEqual(await colourAt(png, 50, 150), [0, 0, 255], 'the page');
  assert.deepEqual(await colourAt(png, 150, 50), [255, 0, 0], 'the signature field');
  assert.deepEqual(await colourAt(png, 150, 150), [0, 255, 0], 'the stamp');
  assert.deepEqual(await colourAt(png, 50, 50), [255, 255, 255], 'nothing');
});

test('dots per inch give the size, within limits; a huge page is drawn smaller, not refused', async () => {
  const sizeOf = async (bytes: Buffer, dpi: number) => {
    const { width, height, format } = await sharp(await pageImage(bytes, 0, dpi)).metadata();
    assert.equal(format, 'png');
    return [width, height];
  };
  const letter = await makePdf((pdf) => void pdf.text('Carta'));
  assert.deepEqual(await sizeOf(letter, 72), [595, 841]);
  assert.deepEqual(await sizeOf(letter, 110), [909, 1286]);
  assert.deepEqual(await sizeOf(letter, 0), [297, 420]);
  assert.deepEqual(await sizeOf(letter, 100_000), await sizeOf(letter, paginaLimits.dpiMax));
  const [width = 0, height = 0] = await sizeOf(
    await makePdf(() => undefined, { size: [14_400, 14_400] }),
    300,
  );
  assert.ok(width * height <= paginaLimits.pagePixelsMax && width > 1_000);
  const [thinWidth = 0, thinHeight = 0] = await sizeOf(
    await makePdf(() => undefined, { size: [14_400, 1] }),
    300,
  );
  assert.ok(thinWidth * thinHeight <= paginaLimits.pagePixelsMax && thinHeight >= 1);
});

test('only pages that exist are drawn', async () => {
  const bytes = await makePdf((pdf) => void pdf.addPage());
  assert.equal(await countPages(bytes), 2);
  assert.ok((await pageImage(bytes, 1, 72)).length > 0);
  for (const page of [-1, 2, 0.5, Number.NaN])
    assert.equal(await codeOf(pageImage(bytes, page, 72)), 'pagina-inexistente');
  assert.equal(await codeOf(pageImage(Buffer.from('x'), 0, 72)), 'pdf-danado');
});

const photo = () => sharp({ create: { width: 60, height: 30, channels: 3, background: 'teal' } });

test('ASVS 14.2.8 a photograph keeps what one sees and loses place, author and profile', async () => {
  const original = await photo()
    .jpeg()
    .withExif({
      IFD0: { Artist: 'Persona sintética', Orientation: '6' },
      IFD3: { GPSLatitude: '0/1 13/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  assert.ok((await sharp(original).metadata()).exif);
  const safe = await safeImage(original);
  const { exif, xmp, iptc, icc, format, width, height, orientation } = await sharp(safe).metadata();
  assert.deepEqual(
    [exif, xmp, iptc, icc, orientation],
    [undefined, undefined, undefined, undefined, undefined],
  );
  assert.deepEqual(
    [format, width, height],
    ['jpeg', 30, 60],
    'turned upright, because the mark that said so is gone',
  );
  assert.ok(!safe.includes('sint'));
});

test('what hangs behind a picture is cut off, and large pictures become smaller', async () => {
  const smuggled = Buffer.concat([await photo().png().toBuffer(), Buffer.from('PK\x03\x04 otra cosa')]);
  const safe = await safeImage(smuggled);
  assert.ok(!safe.includes('otra cosa'));
  assert.equal((await sharp(safe).metadata()).format, 'png');
  const wide = await sharp({ create: { width: 9_000, height: 90, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const { width, height } = await sharp(await safeImage(wide)).metadata();
  assert.deepEqual([width, height], [4_000, 40]);
});

/** The header says 30,000 × 30,000 dots; a reader that believes it needs 900 million of them. */
async function bombPng(): Promise<Buffer> {
  const { crc32 } = await import('node:zlib');
  const png = Buffer.from(await photo().png().toBuffer());
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

test('ASVS 5.2.6 pixel bombs, drawings and everything that is no photograph are refused', async () => {
  assert.equal(await codeOf(safeImage(await bombPng())), 'imagen-demasiado-grande');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"><rect width="9" height="9"/></svg>';
  assert.equal(await codeOf(safeImage(Buffer.from(svg))), 'imagen-no-admitida');
  assert.equal(
    await codeOf(safeImage(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]))),
    'imagen-danada',
  );
  for (const format of ['webp', 'tiff', 'gif'] as const) {
    assert.equal(await codeOf(safeImage(await photo().toFormat(format).toBuffer())), 'imagen-no-admitida');
  }
  const png = await photo().png().toBuffer();
  assert.equal(await codeOf(safeImage(png.subarray(0, png.length - 30))), 'imagen-danada');
  assert.equal(await codeOf(safeImage(new Uint8Array(0))), 'imagen-no-admitida');
  const heavy = Buffer.concat([png, Buffer.alloc(paginaLimits.pictureBytesMax)]);
  assert.equal(await codeOf(safeImage(heavy)), 'imagen-demasiado-grande');
});

test('hostile bytes give a picture or a finding, never anything else', async () => {
  const original = pdfWithWidget();
  const edit = fc.record({
    at: fc.nat(original.length - 1),
    remove: fc.constantFrom(0, 1, 12),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom('9', '-', '99999999', ' 3 0 R').map((text) => Buffer.from(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      let bytes: Buffer = original;
      for (const { at, remove, insert } of edits) {
        bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
      }
      const drawn = await pageImage(bytes, 0, 36).catch((error: unknown) => error);
      assert.ok(Buffer.isBuffer(drawn) || drawn instanceof PaginaFault, String(drawn));
    }),
    { numRuns: 80 },
  );
});
