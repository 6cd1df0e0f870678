// What was changed after a signature: allowed additions pass, every known trick is seen, and the signed revision is what counts.
import assert from 'node:assert/strict';
import test from 'node:test';
import { appendRevision, nextNumber, type Revision } from '../../../tests/authority/append-revision.ts';
import { buildPdf, pdfNumbers } from '../../../tests/authority/build-pdf.ts';
import { type SignOrder, signPdf } from '../../../tests/authority/sign-pdf.ts';
import {
  authority,
  codesOf,
  examine,
  expected,
  letter,
  signedMs,
  signer,
  someoneElse,
  valid,
} from './testing/signed-letters.ts';

const other = authority.issue(someoneElse);
const stream = (text: string, dict = '') =>
  `<< ${dict} /Length ${text.length} >>\nstream\n${text}\nendstream`;
const order: SignOrder = { timeMs: signedMs };

async function assertModified(pdf: Uint8Array, signedBytes: number, kind: string): Promise<void> {
  const report = await examine(pdf, { expected });
  const found = report.findings.find(({ code }) => code === 'modificado-despues-de-la-firma');
  assert.equal(found?.state, 'unknown', report.findings.map(({ code }) => code).join());
  assert.ok(JSON.stringify(found?.facts).includes(`"${kind}"`), JSON.stringify(found?.facts));
  assert.equal(report.signedRevisionBytes, signedBytes);
}

for (const xref of ['table', 'stream'] as const) {
  const base = letter({ xref, pages: 2 });
  const signed = signPdf(base, signer, order);
  const { catalog, pages, font, info, firstPage, firstContent } = pdfNumbers;
  const root = (more: string) =>
    `<< /Type /Catalog /Pages ${pages} 0 R /AcroForm ${nextNumber(base) + 2} 0 R ${more} >>`;
  const page = (more: string) => `<< /Type /Page /Parent ${pages} 0 R ${more} >>`;
  const field = nextNumber(base) + 1;
  const annotations = `/Contents ${firstContent} 0 R /Annots [${field} 0 R]`;
  const fresh = nextNumber(signed);
  const tricks: [string, string, Revision][] = [
    ['content replaced', 'contenido', { objects: new Map([[firstContent, stream('BT ET')]]) }],
    ['content hidden', 'contenido', { freed: [firstContent] }],
    [
      'content added to a page',
      'pagina',
      {
        objects: new Map([
          [firstPage, page(`/Contents [${firstContent} 0 R ${fresh} 0 R] /Annots [${field} 0 R]`)],
          [fresh, stream('BT ET')],
        ]),
      },
    ],
    [
      'a page added',
      'paginas',
      {
        objects: new Map([
          [pages, `<< /Type /Pages /Count 3 /Kids [100 0 R 102 0 R ${fresh} 0 R] >>`],
          [fresh, page('')],
        ]),
      },
    ],
    [
      'a page removed',
      'paginas',
      { objects: new Map([[pages, '<< /Type /Pages /Count 1 /Kids [100 0 R] >>']]) },
    ],
    [
      'another page tree',
      'catalogo',
      {
        objects: new Map([
          [catalog, `<< /Type /Catalog /Pages ${fresh} 0 R /AcroForm ${field + 1} 0 R >>`],
          [fresh, '<< /Type /Pages /Count 2 /Kids [100 0 R 102 0 R] >>'],
        ]),
      },
    ],
    ['a font exchanged', 'contenido', { objects: new Map([[font, '<< /Type /Font /Subtype /Type3 >>']]) }],
    [
      'an annotation added',
      'anotacion',
      {
        objects: new Map([
          [firstPage, page(annotations.replace(']', ` ${fresh} 0 R]`))],
          [fresh, '<< /Subtype /FreeText /Rect [0 0 500 500] >>'],
        ]),
      },
    ],
    [
      'the stamp removed',
      'anotacion',
      { objects: new Map([[firstPage, page(`/Contents ${firstContent} 0 R`)]]) },
    ],
    [
      'the stamp changed',
      'campo',
      {
        objects: new Map([
          [field, `<< /Type /Annot /Subtype /Widget /FT /Sig /V ${field - 1} 0 R /Rect [0 0 600 800] >>`],
        ]),
      },
    ],
    [
      'a text field added',
      'campo',
      {
        objects: new Map([
          [field + 1, `<< /Fields [${field} 0 R ${fresh} 0 R] /SigFlags 3 >>`],
          [fresh, '<< /FT /Tx /T (a) /V (b) >>'],
        ]),
      },
    ],
    [
      'a form that draws itself anew',
      'formulario',
      { objects: new Map([[field + 1, `<< /Fields [${field} 0 R] /SigFlags 3 /NeedAppearances true >>`]]) },
    ],
    ['an action added', 'catalogo', { objects: new Map([[catalog, root('/Outlines << >>')]]) }],
    [
      'the title changed',
      'propiedades',
      { objects: new Map([[info, '<< /Title (Otro) /ModDate (D:20260101000000Z) >>']]) },
    ],
    [
      'validation data made of page content',
      'datos-de-validacion',
      {
        objects: new Map([
          [catalog, root(`/DSS << /Certs [${firstContent} 0 R] >>`)],
          [firstContent, stream('BT ET')],
        ]),
      },
    ],
  ];
  for (const [name, kind, revision] of tricks)
    test(`seen after signing: ${name} (${xref})`, () =>
      assertModified(appendRevision(signed, revision), signed.length, kind));

  test(`the same tricks under a second, valid signature are seen too (${xref})`, async () => {
    const objects = new Map([[firstContent, stream('BT ET')]]);
    await assertModified(signPdf(signed, other, { ...order, objects }), signed.length, 'contenido');
  });

  test(`validation data, a new date and metadata after signing are nothing (${xref})`, async () => {
    const dss = `/DSS << /Certs [${fresh} 0 R] /VRI << /AA << /Cert [${fresh} 0 R] >> >> >> /Metadata ${fresh + 1} 0 R`;
    const objects = new Map([
      [catalog, root(dss)],
      [fresh, stream('certificado')],
      [fresh + 1, stream('<x/>', '/Type /Metadata /Subtype /XML')],
      [info, '<< /Title (Documento de prueba) /ModDate (D:20260202000000Z) /Producer (x) >>'],
    ]);
    const report = await examine(appendRevision(signed, { objects }), { expected });
    assert.deepEqual(
      report.findings.map(({ state, code }) => `${state} ${code}`),
      valid,
    );
    assert.equal(report.signedRevisionBytes, signed.length);
  });

  test(`an object written again word for word is no change (${xref})`, async () => {
    const again = new Map([
      [font, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    ]);
    assert.deepEqual(await codesOf(appendRevision(signed, { objects: again })), valid);
  });
}

test('the shadow trick: the new table points a number at another object that was signed along', async () => {
  const hidden = Buffer.from(`\n${pdfNumbers.firstContent} 0 obj\n${stream('BT (otro) Tj ET')}\nendobj\n`);
  const base = letter();
  // The hidden object stands in the signed bytes, between the first revision and the signature, named by no table.
  const prepared = appendRevision(base, {
    objects: new Map([[500, `<< /X (a) >>\nendobj${hidden.toString('latin1')}501 0 obj\nnull`]]),
  });
  const signed = signPdf(prepared, signer, order);
  assert.deepEqual(await codesOf(signed), valid);
  const offset = prepared.indexOf(hidden) + 1;
  const shadow = appendRevision(signed, { pointed: new Map([[pdfNumbers.firstContent, offset]]) });
  await assertModified(shadow, signed.length, 'contenido');
});

test('a number that the signed revision points beyond its end stays null there', async () => {
  const objects = new Map([
    [pdfNumbers.firstPage, `<< /Type /Page /Parent 2 0 R /Contents [101 0 R 600 0 R] >>`],
  ]);
  const body = `600 0 obj\n${stream('BT (agregado) Tj ET')}\nendobj\n`;
  const length = signPdf(
    appendRevision(letter(), { objects, pointed: new Map([[600, 9_999_999_999 % 1_000_000]]) }),
    signer,
    order,
  ).length;
  const signed = signPdf(
    appendRevision(letter(), { objects, pointed: new Map([[600, length]]) }),
    signer,
    order,
  );
  assert.equal(signed.length, length);
  const tail = appendRevision(Buffer.concat([signed]), { objects: new Map([[700, 'null']]) })
    .subarray(length)
    .toString('latin1');
  const start = /startxref\n(\d+)/.exec(tail)?.[1] ?? '';
  const moved = tail
    .replace(start, String(Number(start) + body.length))
    .replace(
      /(700 1\n)(\d{10})/,
      (_a, head: string, at: string) => head + String(Number(at) + body.length).padStart(10, '0'),
    );
  await assertModified(
    Buffer.concat([signed, Buffer.from(body + moved, 'latin1')]),
    length,
    'objeto-ilegible',
  );
});

test('bytes without a revision of their own are seen; the end of a line is none', async () => {
  const signed = signPdf(letter(), signer, order);
  await assertModified(Buffer.concat([signed, Buffer.from('basura')]), signed.length, 'bytes-agregados');
  await assertModified(
    Buffer.concat([signed, Buffer.from('startxref\n9\n%%EOF\n')]).subarray(0, signed.length + 3),
    signed.length,
    'bytes-agregados',
  );
  assert.deepEqual(await codesOf(Buffer.concat([signed, Buffer.from('\r\n')])), valid);
});

test('two signatures are two; a stamp that would cover the page is for a person', async () => {
  const first = signPdf(letter(), signer, order);
  assert.deepEqual(await codesOf(signPdf(first, other, { ...order, stampBox: [50, 50, 150, 90] })), [
    'ok hora-no-probada',
    ...valid,
    'ok firma-valida',
  ]);
  await assertModified(
    signPdf(first, other, { ...order, stampBox: [0, 0, 590, 840] }),
    first.length,
    'sello-que-cubre',
  );
});

test('a new signature may not be made of old objects with another meaning', async () => {
  const base = letter({ objects: new Map([[20, '<< /Nadie (lo usa) >>']]) });
  const signed = signPdf(base, signer, order);
  const entries = '/Prop_Build 20 0 R';
  assert.deepEqual(await codesOf(signPdf(signed, other, { ...order, entries })), [
    'ok hora-no-probada',
    ...valid,
    'ok firma-valida',
  ]);
  const objects = new Map([[20, '<< /Otra (cosa) >>']]);
  await assertModified(signPdf(signed, other, { ...order, entries, objects }), signed.length, 'campo');
});

test('a certification without changes admits no second signature', async () => {
  const entries =
    '/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /P 1 /V /1.2 >> >>]';
  const locked = signPdf(letter(), signer, { ...order, entries });
  assert.deepEqual(await codesOf(locked), valid);
  await assertModified(signPdf(locked, other, order), locked.length, 'campo');
});

test('fonts may be added to the resources of the form, not exchanged', async () => {
  const form = (dr: string) => `<< /Fields [] /DR ${dr} /DA (/Helv 0 Tf) >>`;
  const base = letter({
    catalog: '/AcroForm 20 0 R',
    objects: new Map([
      [20, form('<< /Font 21 0 R >>')],
      [21, '<< /Helv 22 0 R >>'],
      [22, '<< /Type /Font /BaseFont /Helvetica >>'],
      [23, '<< /Type /Font /BaseFont /Courier >>'],
    ]),
  });
  const signed = signPdf(base, signer, order);
  const fonts = (text: string) => appendRevision(signed, { objects: new Map([[21, text]]) });
  assert.deepEqual(await codesOf(fonts('<< /Helv 22 0 R /Otra 23 0 R >>')), valid);
  await assertModified(fonts('<< /Helv 23 0 R >>'), signed.length, 'formulario');
  const exchanged = new Map([[22, '<< /Type /Font /BaseFont /Courier >>']]);
  await assertModified(appendRevision(signed, { objects: exchanged }), signed.length, 'contenido');
});

test('an empty signature field made beforehand may be filled by the second signer', async () => {
  const empty = buildPdf({
    lines: [],
    catalog: '/AcroForm << /Fields [20 0 R] >>',
    page: '/Annots [20 0 R]',
    objects: new Map([
      [20, '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Vacia) /Rect [0 0 0 0] /P 100 0 R >>'],
    ]),
  });
  const signed = signPdf(empty, signer, order);
  assert.deepEqual(await codesOf(signPdf(signed, other, order)), [
    'ok hora-no-probada',
    ...valid,
    'ok firma-valida',
  ]);
  const filled = new Map([
    [20, '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Vacia) /Rect [0 0 900 900] /P 100 0 R >>'],
  ]);
  await assertModified(appendRevision(signed, { objects: filled }), signed.length, 'campo');
});
