// Proves the reader of each format on honest books: order, hidden sheets, texts, dates, formulas, repeats, encodings.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { columnOf } from './cell-reference.ts';
import type { LibroFormato, Row } from './libro.ts';
import { libroLimits } from './libro-limits.ts';
import { LibroRefusal } from './libro-refusal.ts';
import { readRows } from './read-rows.ts';
import { dateOfSerial } from './serial-date.ts';
import { SharedTexts } from './shared-texts.ts';
import { Tally } from './tally.ts';
import { bookOf, sheetBook } from './testing/book-parts.ts';
import { odsOf } from './testing/hostile-books.ts';
import { isDateFormat } from './xlsx-styles.ts';
import { writeXlsx } from './xlsx-writer.ts';

/** A string is the text of a .csv. */
async function rowsOf(
  book: Buffer | string,
  formato: LibroFormato,
): Promise<readonly (Row & { sheet: string })[]> {
  const found: (Row & { sheet: string })[] = [];
  const source = typeof book === 'string' ? Buffer.from(book) : book;
  for await (const { sheet, rows } of readRows(source, formato))
    found.push(...rows.map((row) => ({ sheet, ...row })));
  return found;
}

async function atPath(path: string): Promise<readonly (readonly string[])[]> {
  const found: string[][] = [];
  for await (const { rows } of readRows(path, 'xlsx'))
    found.push(...rows.map(({ cells }) => cells.map(({ text }) => text)));
  return found;
}

const texts = async (book: Buffer | string, formato: LibroFormato) =>
  (await rowsOf(book, formato)).map(({ cells }) => cells.map(({ text }) => text));

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

test('xlsx: sheets in the order of their tabs, hidden ones left out', async () => {
  const sheet = (name: string, state?: 'hidden' | 'veryHidden') => ({
    name,
    xml: `<sheetData><row>${inline(name)}</row></sheetData>`,
    ...(state === undefined ? {} : { state }),
  });
  const book = bookOf({ sheets: [sheet('Z'), sheet('b', 'hidden'), sheet('A'), sheet('c', 'veryHidden')] });
  assert.deepEqual(
    (await rowsOf(book, 'xlsx')).map((row) => [row.sheet, row.cells[0]?.text]),
    [
      ['Z', 'Z'],
      ['A', 'A'],
    ],
  );
});

test('xlsx: shared texts joined from rich text, phonetic guides left out; formulas by their last value', async () => {
  const data =
    '<row r="3"><c r="B3" t="s"><v>1</v></c><c r="D3"><f>1+1</f><v>2</v></c><c r="E3" t="e"><v>#N/A</v></c>' +
    '<c r="F3" t="b"><v>1</v></c><c r="G3" t="str"><f>A1</f><v>x</v></c><c r="H3"><f>A1</f></c></row><row r="9"/>';
  const sharedStrings = '<si><t>no</t></si><si><r><t>NÚ</t></r><r><t>ÑEZ</t></r><rPh><t>guía</t></rPh></si>';
  assert.deepEqual(await rowsOf(sheetBook(data, { sharedStrings }), 'xlsx'), [
    {
      sheet: 'Socios',
      number: 3,
      cells: [
        { column: 1, kind: 'text', text: 'NÚÑEZ', formula: false },
        { column: 3, kind: 'number', text: '2', formula: true },
        { column: 4, kind: 'error', text: '#N/A', formula: false },
        { column: 5, kind: 'boolean', text: 'VERDADERO', formula: false },
        { column: 6, kind: 'text', text: 'x', formula: true },
      ],
    },
  ]);
});

test('xlsx: dates by their style, in both systems; numbers as they are', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="[$-C0A]d &quot;de&quot; mmmm"/><numFmt numFmtId="171" formatCode="0.00 &quot;dd&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
  const data = [0, 1, 2, 3].map((style) => `<c s="${style}"><v>45658.75</v></c>`).join('');
  const row = `<row>${data}<c t="d"><v>2025-01-01T10:00:00</v></c><c><v>1.710034065E9</v></c></row>`;
  const book = (properties: string) => sheetBook(row, { styles, properties });
  assert.deepEqual(await texts(book(''), 'xlsx'), [
    ['45658.75', '2025-01-01', '2025-01-01', '45658.75', '2025-01-01', '1710034065'],
  ]);
  assert.equal((await texts(book('<workbookPr date1904="1"/>'), 'xlsx'))[0]?.[1], '2029-01-02');
});

test('serial dates, worked by hand: 1900 has a day that never was', () => {
  assert.deepEqual(
    [1, 59, 60, 61, 45_658].map((serial) => dateOfSerial(serial, false)),
    ['1900-01-01', '1900-02-28', null, '1900-03-01', '2025-01-01'],
  );
  assert.equal(dateOfSerial(1, true), '1904-01-02');
  for (const serial of [0, -1, Number.NaN, 2_958_466]) assert.equal(dateOfSerial(serial, false), null);
});

test('date formats are told from others', () => {
  for (const code of ['dd/mm/yyyy', 'm/d/yy h:mm', '[$-F800]dddd', 'mmmm', 'YYYY-MM-DD'])
    assert.ok(isDateFormat(code), code);
  for (const code of [
    'General',
    'Standard',
    'Estándar',
    '0.00',
    '[h]:mm',
    '"día" 0',
    '\\d0',
    '[Red]0',
    '@',
    'h:mm',
  ])
    assert.ok(!isDateFormat(code), code);
});

test('column letters, worked by hand', () => {
  const cases = { A1: 0, Z9: 25, AA10: 26, GR1: 199, XFD1048576: 16_383 };
  for (const [reference, column] of Object.entries(cases)) assert.equal(columnOf(reference), column);
  for (const reference of ['', 'A', '1', 'a1', 'A1B', 'ZZZZ1', 'A-1'])
    assert.equal(columnOf(reference), null);
});

test('rows and cells without a reference count on; those that go backwards are a broken book', async () => {
  const [first, second] = await rowsOf(
    sheetBook(`<row>${inline('a')}<c/>${inline('b')}</row><row r="5"/><row>${inline('c')}</row>`),
    'xlsx',
  );
  assert.deepEqual([first?.number, first?.cells.map(({ column }) => column), second?.number], [1, [0, 2], 6]);
  for (const data of [
    '<row r="2"/><row r="2"/>',
    '<row r="0"/>',
    '<row><c r="B1"/><c r="A1"/></row>',
    '<row r="1048577"/>',
  ])
    await assert.rejects(rowsOf(sheetBook(data), 'xlsx'), LibroRefusal);
});

test('a checksum that does not match is a broken book', async () => {
  const book = sheetBook(`<row>${inline('abc')}</row>`);
  const checksumAt = book.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 16;
  book.writeUInt8(book.readUInt8(checksumAt) ^ 1, checksumAt);
  await assert.rejects(rowsOf(book, 'xlsx'), /checksum/);
});

test('ods: visible tables, repeats, comments left out, values rather than what is shown', async () => {
  const cell = (attributes: string, shown = '') =>
    `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`;
  const content =
    '<office:document-content><office:automatic-styles><style:style style:name="t1"><style:table-properties table:display="false"/></style:style></office:automatic-styles>' +
    '<office:body><office:spreadsheet><table:table table:name="oculta" table:style-name="t1"><table:table-row>' +
    `${cell('office:value-type="string"', 'no')}</table:table-row></table:table><table:table table:name="Hoja1">` +
    '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
    `<table:table-row table:number-rows-repeated="2">${cell('office:value-type="float" office:value="7" table:number-columns-repeated="2"', '7,00')}` +
    `<table:covered-table-cell/>${cell('office:value-type="date" office:date-value="2025-01-31T00:00:00"', '31/01/25')}` +
    '<table:table-cell office:value-type="string"><office:annotation><text:p>nota</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>' +
    `${cell('office:value-type="boolean" office:boolean-value="true" table:formula="of:=1"', 'x')}${cell('calcext:value-type="error" office:value-type="string"', '#N/D')}</table:table-row>` +
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
    '</table:table></office:spreadsheet></office:body></office:document-content>';
  const rows = await rowsOf(odsOf(content), 'ods');
  assert.deepEqual(
    rows.map(({ sheet, number }) => [sheet, number]),
    [
      ['Hoja1', 3],
      ['Hoja1', 4],
    ],
  );
  assert.deepEqual(rows[0]?.cells, [
    { column: 0, kind: 'number', text: '7', formula: false },
    { column: 1, kind: 'number', text: '7', formula: false },
    { column: 3, kind: 'date', text: '2025-01-31', formula: false },
    { column: 4, kind: 'text', text: 'a  b\nc', formula: false },
    { column: 5, kind: 'boolean', text: 'VERDADERO', formula: true },
    { column: 6, kind: 'error', text: '#N/D', formula: false },
  ]);
});

test('csv: separators, quotes, line ends, empty rows and cells, the first line of Excel', async () => {
  const expected = [
    ['a', 'ñ;1', 'l1\nl2'],
    ['0912', 'say "x"'],
  ];
  const quoted = (separator: string, end: string) =>
    `a${separator}"ñ;1"${separator}"l1\nl2"${end}${end}="0912"${separator}"say ""x"""${end}`;
  for (const separator of [';', ',', '\t'])
    for (const end of ['\n', '\r\n', '\r'])
      assert.deepEqual(await texts(quoted(separator, end), 'csv'), expected);
  assert.deepEqual(await texts('sep=,\na,b;c\n', 'csv'), [['sep='], ['a', 'b;c']]);
  assert.deepEqual(await texts('PEREZ, ANA;1\nLEMA, LUIS;2', 'csv'), [
    ['PEREZ, ANA', '1'],
    ['LEMA, LUIS', '2'],
  ]);
  assert.deepEqual(
    (await rowsOf('a;b\n\n;c', 'csv')).map(({ number, cells }) => [number, cells[0]?.column]),
    [
      [1, 0],
      [3, 1],
    ],
  );
});

test('csv: UTF-8 with and without its mark, Windows-1252, and characters cut by a piece', async () => {
  assert.deepEqual(await texts('\uFEFFcédula;año', 'csv'), [['cédula', 'año']]);
  assert.deepEqual(await texts(Buffer.from('cédula;año', 'latin1'), 'csv'), [['cédula', 'año']]);
  assert.deepEqual(await texts(Buffer.from('\x93a\x94 \x80', 'latin1'), 'csv'), [['“a” €']]);
  const long = `${'a'.repeat(9_999)};`.repeat(20);
  for (const shift of ['', 'x', 'xx']) {
    const cells = (await texts(`${shift}${long}${'ñ€😀'.repeat(2_000)}`, 'csv'))[0];
    assert.equal(cells?.[20], 'ñ€😀'.repeat(2_000));
  }
});

test('what our writer writes is read back, whatever the text, from memory and from disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'libro-'));
  try {
    const cell = fc.array(fc.nat({ max: 0x10ffff }), { maxLength: 16 }).map((points) =>
      String.fromCodePoint(...points)
        .toWellFormed()
        .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ''),
    );
    const sheet = fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sheet, async (rows) => {
        const book = writeXlsx([{ name: 'Datos & más', columns: [], rows, header: true }]);
        const written = rows.flatMap((cells, index) => {
          const kept = cells.flatMap((text, column) =>
            text === '' ? [] : { column, kind: 'text', text, formula: false },
          );
          return kept.length === 0 ? [] : { sheet: 'Datos & más', number: index + 1, cells: kept };
        });
        assert.deepEqual(await rowsOf(book, 'xlsx'), written);
        const path = join(folder, 'libro.xlsx');
        await writeFile(path, book);
        assert.deepEqual(
          await atPath(path),
          written.map(({ cells }) => cells.map(({ text }) => text)),
        );
      }),
      { numRuns: 60 },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('shared texts: packed and found again; more than the limit is refused', () => {
  const packed = new SharedTexts();
  const given = Array.from({ length: 40_000 }, (_, index) => `${'ñ'.repeat(index % 50)}${index}`);
  for (const text of given) packed.add(text);
  for (const [index, text] of given.entries()) assert.equal(packed.at(index), text);
  for (const index of [-1, 40_000, 0.5, Number.NaN]) assert.equal(packed.at(index), null);
  const long = 'x'.repeat(32_000);
  assert.throws(() => {
    for (let bytes = 0; bytes <= libroLimits.sharedTextBytesMax; bytes += long.length) packed.add(long);
  }, /libro-demasiado-grande/);
});

test('the tally refuses the first row, cell, column and character too many', () => {
  const tally = new Tally();
  tally.row(libroLimits.rowsMax);
  assert.throws(() => tally.row(), /demasiadas-filas/);
  tally.cell(libroLimits.cellsMax);
  assert.throws(() => tally.cell(), /demasiadas-celdas/);
  tally.column(libroLimits.columnsMax - 1);
  assert.throws(() => tally.column(libroLimits.columnsMax), /demasiadas-columnas/);
  tally.text(libroLimits.cellCharsMax);
  assert.throws(() => tally.text(libroLimits.cellCharsMax + 1), /celda-demasiado-larga/);
});

test('a reading abandoned halfway lets the file go, and the disk’s own errors pass', async () => {
  const book = writeXlsx([{ name: 'a', columns: [], rows: [['x']], header: false }]);
  for await (const { rows } of readRows(book, 'xlsx')) {
    assert.equal(rows.length, 1);
    break;
  }
  await assert.rejects(readRows('/no-existe/libro.xlsx', 'xlsx').next(), { code: 'ENOENT' });
});
