/** Workbooks made to harm whoever opens them, each with the code that must answer it. Built at run time, never stored. */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { LibroFormato } from '../libro.ts';
import type { LibroCode } from '../libro-refusal.ts';
import { type PackedEntry, packEntry, zipOf } from '../zip-writer.ts';
import { bookOf, bookParts, part, sheetBook } from './book-parts.ts';

export type HostileBook = {
  readonly name: string;
  readonly code: LibroCode;
  readonly formato: LibroFormato;
  build(): Promise<Buffer> | Buffer;
};

/** An entry of `times` times the same text between a head and a tail, packed without ever holding it whole. */
export async function packRepeated(
  name: string,
  [head, text, tail]: readonly [string, string, string],
  times: number,
): Promise<PackedEntry> {
  const packer = createDeflateRaw({ level: 1 });
  const pieces: Buffer[] = [];
  packer.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = once(packer, 'end');
  let crc = 0;
  let sizeBytes = 0;
  const write = async (bytes: Buffer) => {
    crc = crc32(bytes, crc);
    sizeBytes += bytes.length;
    if (!packer.write(bytes)) await once(packer, 'drain');
  };
  await write(Buffer.from(head));
  const repeated = Buffer.from(text);
  for (let at = 0; at < times; at += 1) await write(repeated);
  await write(Buffer.from(tail));
  packer.end();
  await ended;
  return { name, packed: Buffer.concat(pieces), crc, sizeBytes };
}

const megabyte = 1024 * 1024;

const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>cédula</t></is></c></row>';
const plainParts = () => bookParts({ sheets: [{ name: 'Socios', xml: `<sheetData>${row}</sheetData>` }] });
const sheetPart = 'xl/worksheets/hoja1.xml';

/** The honest parts with the only sheet put in their place. */
const withSheet = (sheet: PackedEntry) =>
  zipOf([...plainParts().filter(({ name }) => name !== sheetPart), sheet]);

const withExtra = (...extra: readonly PackedEntry[]) => zipOf([...plainParts(), ...extra]);

/** Every entry said to have the size of an honest one. */
const lying = (entry: PackedEntry, sizeBytes: number): PackedEntry => ({ ...entry, sizeBytes });

const emptyRows = '<row/>'.repeat(megabyte / 8);
const ole = (mark: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(5_000),
    Buffer.from(mark, 'utf16le'),
    Buffer.alloc(900),
  ]);

const odsTable = (inside: string) =>
  `<office:document-content><office:body><office:spreadsheet>${inside}</office:spreadsheet></office:body></office:document-content>`;
export const odsOf = (content: string, ...extra: readonly PackedEntry[]) =>
  zipOf([part('META-INF/manifest.xml', '<manifest:manifest/>'), part('content.xml', content), ...extra]);

/** The honest book with 16 bits of every directory entry changed: its flags are at 8, its method at 10. */
function withDirectory(offset: number, change: (bits: number) => number): Buffer {
  const book = withExtra();
  const mark = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = book.indexOf(mark); at !== -1; at = book.indexOf(mark, at + 4))
    book.writeUInt16LE(change(book.readUInt16LE(at + offset)), at + offset);
  return book;
}

const xlsx = (name: string, code: LibroCode, build: HostileBook['build']): HostileBook => ({
  name,
  code,
  formato: 'xlsx',
  build,
});
const ods = (name: string, code: LibroCode, build: HostileBook['build']): HostileBook => ({
  name,
  code,
  formato: 'ods',
  build,
});

const bombs: readonly HostileBook[] = [
  xlsx('300 MB of empty rows', 'libro-bomba', async () =>
    withSheet(
      await packRepeated(sheetPart, ['<worksheet><sheetData>', emptyRows, '</sheetData></worksheet>'], 400),
    ),
  ),
  xlsx('one cell of 280 MB', 'libro-bomba', async () =>
    withSheet(
      await packRepeated(
        sheetPart,
        [
          '<worksheet><sheetData><row><c t="str"><v>',
          'A'.repeat(megabyte),
          '</v></c></row></sheetData></worksheet>',
        ],
        280,
      ),
    ),
  ),
  xlsx('300 MB of empty rows said to be 1 MB', 'libro-tamanos-falsos', async () =>
    withSheet(
      lying(
        await packRepeated(sheetPart, ['<worksheet><sheetData>', ' '.repeat(megabyte), ''], 300),
        megabyte,
      ),
    ),
  ),
  xlsx('an entry said to be larger than it is', 'libro-tamanos-falsos', () =>
    withSheet(lying(part(sheetPart, `<worksheet>${row}</worksheet>`), 5_000)),
  ),
  xlsx('an entry said to be 4 GB', 'libro-bomba', () => withSheet(lying(part(sheetPart, row), 0xffffffff))),
  xlsx('an entry said to be 301 MB', 'libro-bomba', () =>
    withSheet(lying(part(sheetPart, row), 301 * megabyte)),
  ),
  xlsx('500 entries of 1 MB', 'libro-bomba', () =>
    withExtra(...Array.from({ length: 500 }, (_, index) => lying(part(`x${index}`, row), megabyte))),
  ),
  xlsx('2,001 entries', 'libro-demasiadas-partes', () =>
    withExtra(...Array.from({ length: 2_001 }, (_, index) => part(`x${index}`, ''))),
  ),
];

const shapes: readonly HostileBook[] = [
  xlsx('a lone cell at XFD1048576', 'demasiadas-columnas', () =>
    sheetBook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  ),
  xlsx('200,001 rows', 'demasiadas-filas', () =>
    sheetBook(Array.from({ length: 200_001 }, (_, index) => `<row r="${index + 1}"/>`).join('')),
  ),
  xlsx('a cell of 32,768 characters', 'celda-demasiado-larga', () =>
    sheetBook(`<row><c t="str"><v>${'ñ'.repeat(32_768)}</v></c></row>`),
  ),
  xlsx('a tag of 150,000 attributes', 'libro-ilegible', () =>
    sheetBook(`<row><c ${Array.from({ length: 150_000 }, (_, index) => `a${index}=""`).join(' ')}/></row>`),
  ),
  xlsx('a tag of a megabyte', 'libro-ilegible', () =>
    sheetBook(`<row><c s="${Array.from({ length: 150_000 }, (_, index) => index).join(' ')}"/></row>`),
  ),
  xlsx('tags 100 deep', 'libro-ilegible', () => sheetBook('<a>'.repeat(100) + '</a>'.repeat(100))),
  xlsx('101 sheets', 'demasiadas-hojas', () =>
    bookOf({
      sheets: Array.from({ length: 101 }, (_, index) => ({ name: `h${index}`, xml: '<sheetData/>' })),
    }),
  ),
  ods('a row repeated a million times', 'demasiadas-filas', () =>
    odsOf(
      odsTable(
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row></table:table>',
      ),
    ),
  ),
  ods('a cell repeated 16,384 times', 'demasiadas-columnas', () =>
    odsOf(
      odsTable(
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row></table:table>',
      ),
    ),
  ),
  ods('ten million spaces in one element', 'celda-demasiado-larga', () =>
    odsOf(
      odsTable(
        '<table:table><table:table-row><table:table-cell><text:p><text:s text:c="10000000"/></text:p></table:table-cell></table:table-row></table:table>',
      ),
    ),
  ),
];

const disguises: readonly HostileBook[] = [
  xlsx('entities in a DOCTYPE', 'libro-con-doctype', () =>
    withSheet(
      part(sheetPart, '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><worksheet>&c;</worksheet>'),
    ),
  ),
  xlsx('an entity without a DOCTYPE', 'libro-ilegible', () =>
    sheetBook('<row><c t="str"><v>&b;</v></c></row>'),
  ),
  xlsx('UTF-16', 'libro-ilegible', () =>
    withSheet(packEntry(sheetPart, Buffer.from(`\uFEFF<worksheet/>`, 'utf16le'))),
  ),
  xlsx('a program inside', 'libro-con-macros', () => withExtra(part('xl/vbaProject.bin', 'x'))),
  xlsx('a macro sheet', 'libro-con-macros', () => withExtra(part('xl/macrosheets/sheet1.xml', 'x'))),
  xlsx('a path out of its folder', 'libro-con-rutas', () => withExtra(part('../../malo.txt', 'x'))),
  xlsx('an absolute path', 'libro-con-rutas', () => withExtra(part('/etc/malo.txt', 'x'))),
  xlsx('a path with backslashes', 'libro-con-rutas', () => withExtra(part('..\\malo.txt', 'x'))),
  xlsx('two entries of one name', 'libro-ilegible', () => withExtra(part('XL/workbook.xml', '<workbook/>'))),
  xlsx('text named .xlsx', 'libro-ilegible', () => Buffer.from('cédula;nombres\n1;a\n')),
  xlsx('a zip that is no book', 'libro-ilegible', () => zipOf([part('hola.txt', 'hola')])),
  xlsx('a binary workbook', 'libro-xlsb', () =>
    zipOf([
      part(
        '_rels/.rels',
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      ),
    ]),
  ),
  xlsx('a zip with a password', 'libro-con-clave', () => withDirectory(8, (flags) => flags | 0x01)),
  xlsx('a zip with strong encryption', 'libro-con-clave', () => withDirectory(8, (flags) => flags | 0x41)),
  xlsx('deflated entries said to be stored', 'libro-tamanos-falsos', () => withDirectory(10, () => 0)),
  xlsx('a method of compression unheard of', 'libro-ilegible', () => withDirectory(10, () => 99)),
  xlsx('a workbook with a password', 'libro-con-clave', () => ole('EncryptedPackage')),
  xlsx('an old .xls', 'libro-xls', () => ole('Workbook')),
  xlsx('nothing', 'libro-vacio', () => Buffer.alloc(0)),
  xlsx('51 MB', 'libro-demasiado-grande', () => Buffer.alloc(51 * megabyte)),
  ods('a program inside', 'libro-con-macros', () =>
    odsOf(odsTable(''), part('Basic/Standard/Module1.xml', '<x/>')),
  ),
  ods('a text document', 'libro-ilegible', () => odsOf('<office:document-content/>')),
  ods('a password', 'libro-con-clave', () =>
    zipOf([
      part('META-INF/manifest.xml', '<m:manifest><m:encryption-data/></m:manifest>'),
      part('content.xml', 'x'),
    ]),
  ),
  { name: 'a zip named .csv', code: 'libro-ilegible', formato: 'csv', build: () => withExtra() },
  {
    name: 'a picture named .csv',
    code: 'libro-ilegible',
    formato: 'csv',
    build: () => Buffer.from('\x89PNG\0\0', 'latin1'),
  },
  {
    name: 'quotes that never close',
    code: 'csv-comillas',
    formato: 'csv',
    build: () => Buffer.from('a;"b\n1;2\n'),
  },
  {
    name: 'quotes around everything',
    code: 'celda-demasiado-larga',
    formato: 'csv',
    build: () => Buffer.from(`"${'a;b\n'.repeat(20_000)}`),
  },
  {
    name: 'a million separators',
    code: 'demasiadas-columnas',
    formato: 'csv',
    build: () => Buffer.from(`${';'.repeat(megabyte)}a`),
  },
];

export const hostileBooks: readonly HostileBook[] = [...bombs, ...shapes, ...disguises];
