// The plain PDF check: what is read, what is refused, by objects and not by text; hostile bytes end in a finding.
import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateSync } from 'node:zlib';
import { appendRevision } from '../../../tests/authority/append-revision.ts';
import { buildPdf } from '../../../tests/authority/build-pdf.ts';
import { examinePdf } from './examine-pdf.ts';

const codes = (pdf: Uint8Array) => examinePdf(pdf).map(({ state, code }) => `${state} ${code}`);
const facts = (pdf: Uint8Array) => examinePdf(pdf)[0]?.facts;
const xrefs = ['table', 'stream'] as const;

for (const xref of xrefs)
  test(`a plain PDF is legible, with its pages (${xref})`, () => {
    const pdf = buildPdf({ lines: ['Hola'], pages: 3, xref });
    assert.deepEqual(codes(pdf), ['ok pdf-legible']);
    assert.deepEqual(facts(pdf), { paginas: 3 });
  });

test('the newest revision counts', () => {
  const pdf = buildPdf({ lines: ['Hola'], pages: 3 });
  const pages = new Map([[2, '<< /Type /Pages /Count 1 /Kids [100 0 R] >>']]);
  for (const xref of xrefs)
    assert.deepEqual(facts(appendRevision(pdf, { objects: pages, xref })), { paginas: 1 });
});

test('a hybrid file gives the objects its table hides', () => {
  const hidden = '<< /Type /Pages /Count 1 /Kids [100 0 R] /MediaBox [0 0 595 842] >>';
  const pdf = buildPdf({ lines: ['Hola'] });
  const streamed = appendRevision(pdf, { objects: new Map([[300, hidden]]), xref: 'stream' });
  const hybridAt = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(streamed.toString('latin1'))?.[1]);
  const catalog = new Map([[1, '<< /Type /Catalog /Pages 300 0 R >>']]);
  const prev = String(/startxref\n(\d+)\n/.exec(pdf.toString('latin1'))?.[1]);
  const trailer = { XRefStm: String(hybridAt), Prev: prev };
  const hybrid = appendRevision(streamed, { objects: catalog, freed: [300], xref: 'table', trailer });
  assert.deepEqual(facts(hybrid), { paginas: 1 });
  const without = appendRevision(streamed, {
    objects: catalog,
    freed: [300],
    xref: 'table',
    trailer: { Prev: prev },
  });
  assert.deepEqual(codes(without), ['reject pdf-sin-paginas']);
});

test('a PDF with a password is refused with what to do', () => {
  const pdf = appendRevision(buildPdf({ lines: [] }), { trailer: { Encrypt: '<< /Filter /Standard >>' } });
  assert.deepEqual(codes(pdf), ['reject pdf-cifrado']);
  assert.match(examinePdf(pdf)[0]?.sentence ?? '', /Quite la contraseña/);
});

const script = '<< /S /JavaScript /JS (app.alert) >>';
const refused: [string, string, string][] = [
  ['javascript', '/OpenAction 10 0 R', script],
  ['javascript', '/Names << /JavaScript << /Names [(a) 10 0 R] >> >>', script],
  ['javascript', '/OpenAction 10 0 R', '<< /S /Java#53cript >>'],
  ['javascript', '/X 10 0 R', '<< /S /Otra /JS (a) >>'],
  ['launch', '/AA << /WC 10 0 R >>', '<< /S /Launch /F (calc) >>'],
  [
    'executable-attachment',
    '/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
    '<< /Type /Filespec /F (listado.pdf.exe) /EF << >> >>',
  ],
];
const noted: [string, string, string][] = [
  [
    'attachment',
    '/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
    '<< /Type /Filespec /F (datos.csv) /EF << >> >>',
  ],
  ['open-action', '/OpenAction 10 0 R', '<< /S /Named /N /Print >>'],
  ['automatic-action', '/AA 10 0 R', '<< /WC << /S /Named >> >>'],
  ['media', '/X 10 0 R', '<< /Subtype /RichMedia >>'],
  ['xfa-form', '/AcroForm 10 0 R', '<< /XFA [] >>'],
  ['submit-form', '/X 10 0 R', '<< /S /SubmitForm /F (http) >>'],
  ['remote-go-to', '/X 10 0 R', '<< /S /GoToR /F (otro.pdf) >>'],
];

for (const xref of xrefs)
  test(`active content is found as an object, packed or not (${xref})`, () => {
    for (const [kind, catalog, object] of refused) {
      const pdf = buildPdf({ lines: [], xref, catalog, objects: new Map([[10, object]]) });
      assert.ok(codes(pdf).includes('reject pdf-con-contenido-activo'), `${kind}: ${codes(pdf)}`);
      assert.deepEqual(facts(pdf), { hallado: [kind] });
    }
    for (const [kind, catalog, object] of noted) {
      const pdf = buildPdf({ lines: [], xref, catalog, objects: new Map([[10, object]]) });
      assert.deepEqual(codes(pdf), ['warn pdf-con-elementos-interactivos', 'ok pdf-legible'], kind);
      assert.ok(JSON.stringify(facts(pdf)).includes(kind), kind);
    }
  });

test('an attached program is known by its first bytes, whatever its name', () => {
  const data = deflateSync(`MZ${'x'.repeat(90_000)}`).toString('latin1');
  const file = `<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`;
  const pdf = buildPdf({
    lines: [],
    catalog: '/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
    objects: new Map([
      [10, '<< /Type /Filespec /F (foto.jpg) /EF << /F 11 0 R >> >>'],
      [11, file],
    ]),
  });
  assert.deepEqual(codes(pdf).slice(0, 1), ['reject pdf-con-contenido-activo']);
});

test('words in the text and going to a page are no active content', () => {
  const pdf = buildPdf({
    lines: ['/JavaScript /Launch'],
    catalog: '/OpenAction << /S /GoTo /D [100 0 R /Fit] >> /X (/S /JavaScript)',
    page: '/Resources << /Font << /JS 3 0 R /AA 3 0 R /XFA 3 0 R >> >>',
  });
  assert.deepEqual(codes(pdf), ['ok pdf-legible']);
});

test('a broken or endless structure ends in a finding', () => {
  const pdf = buildPdf({ lines: ['Hola'] });
  const text = pdf.toString('latin1');
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  const broken: [string, Buffer, string][] = [
    ['empty', Buffer.alloc(0), 'reject pdf-ilegible'],
    ['no PDF', Buffer.from('hola'), 'reject pdf-ilegible'],
    ['cut', pdf.subarray(0, -30), 'reject pdf-ilegible'],
    [
      'a chain that turns back',
      appendRevision(pdf, { trailer: { Prev: String(pdf.length + 1) } }),
      'reject pdf-ilegible',
    ],
    ['a chain that leads out', appendRevision(pdf, { trailer: { Prev: '99999999' } }), 'reject pdf-ilegible'],
    [
      'no table there',
      Buffer.from(text.replace(`startxref\n${start}`, 'startxref\n9')),
      'reject pdf-ilegible',
    ],
    ['no pages', appendRevision(pdf, { freed: [2] }), 'reject pdf-sin-paginas'],
    [
      'pages in themselves',
      appendRevision(pdf, { objects: new Map([[2, '<< /Type /Pages /Kids [2 0 R] >>']]) }),
      'reject pdf-sin-paginas',
    ],
    [
      'a reference to itself',
      appendRevision(pdf, { objects: new Map([[2, '2 0 R']]) }),
      'unknown pdf-demasiado-complejo',
    ],
    [
      'nested without end',
      appendRevision(pdf, { objects: new Map([[2, '['.repeat(500)]]) }),
      'unknown pdf-demasiado-complejo',
    ],
    [
      'another object in its place',
      appendRevision(pdf, { pointed: new Map([[2, text.indexOf('3 0 obj')]]) }),
      'reject pdf-sin-paginas',
    ],
  ];
  for (const [name, bytes, expected] of broken) assert.deepEqual(codes(bytes), [expected], name);
});

test('lists too long for one call are counted or refused, never a fault of the machine', () => {
  const kids = Array.from({ length: 300_000 }, () => '100 0 R').join(' ');
  const pdf = appendRevision(buildPdf({ lines: [] }), {
    objects: new Map([[2, `<< /Type /Pages /Kids [${kids}] >>`]]),
  });
  assert.deepEqual(codes(pdf), ['unknown pdf-demasiado-complejo']);
});

test('a bomb in a cross-reference stream is not blown up', () => {
  const data = deflateSync(Buffer.alloc(80 * 1024 * 1024));
  const head = `%PDF-1.7\n7 0 obj\n<< /Type /XRef /W [1 4 2] /Size 9 /Root 1 0 R /Filter /FlateDecode /Length ${data.length} >>\nstream\n`;
  const pdf = Buffer.concat([
    Buffer.from(head),
    data,
    Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n'),
  ]);
  assert.deepEqual(codes(pdf), ['unknown pdf-demasiado-complejo']);
});
