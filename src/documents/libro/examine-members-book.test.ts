// Proves what the sheet of members answers: header, repairs, and every sentence on a row, word for word.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { examineMembersBook, type MembersBook } from './examine-members-book.ts';
import { libroLimits } from './libro-limits.ts';
import { membersTemplate } from './members-template.ts';
import { sheetBook } from './testing/book-parts.ts';
import { hostileBooks } from './testing/hostile-books.ts';
import { syntheticCedula } from './testing/many-members.ts';
import { writeXlsx } from './xlsx-writer.ts';

const one = syntheticCedula(1);
const two = syntheticCedula(2);
const header = ['Cédula', 'Apellidos', 'Nombres', 'Fecha de ingreso', 'Novedad'];

const bookOf = (...rows: readonly (readonly string[])[]) =>
  examineMembersBook(writeXlsx([{ name: 'Socios', columns: [], rows, header: false }]), 'xlsx');

const codes = ({ findings }: MembersBook) => findings.map(({ state, code }) => `${state} ${code}`);

/** The sentences on one row under the usual header. */
async function said(...row: readonly string[]): Promise<readonly string[]> {
  const { messages } = await bookOf(header, row);
  return messages.map(({ state, sentence }) => `${state} ${sentence}`);
}

test('a good book: members, dates and changes read, nothing to say', async () => {
  const found = await bookOf(
    ['Asociación Ejemplo (datos de prueba): cédula y nombres de los socios'],
    header,
    [one, 'QUISHPE LEMA', 'ROSA', '31/12/2025', 'Ingreso'],
    [two, ' Núñez ', 'Ana  Lucía', '', 'baja'],
    ['', 'TOTAL 2'],
    ['', 'Firma del representante'],
  );
  assert.deepEqual(codes(found), ['ok socios-leidos']);
  assert.equal(
    found.findings[0]?.sentence,
    'Leímos 2 socios de la hoja «Socios»; el encabezado está en la fila 2.',
  );
  assert.deepEqual(found.rows, [
    { fila: 3, cedula: one, nombre: 'QUISHPE LEMA ROSA', fechaIngreso: '2025-12-31', novedad: 'ingreso' },
    { fila: 4, cedula: two, nombre: 'Núñez Ana Lucía', fechaIngreso: null, novedad: 'salida' },
  ]);
});

test('the header is found by what people call the columns', async () => {
  const row = [one, 'LEMA', 'ANA', '1/2/2025', 'alta'];
  for (const names of [
    ['C.I.', 'Primer apellido', 'Primer nombre', 'Fecha ingreso', 'Movimiento'],
    ['Nro. documento', 'APELLIDOS', 'NOMBRES', 'Fecha de afiliación', 'Tipo de cambio'],
    ['No. de cédula', 'Apellido', 'Nombre', 'F. ingreso', 'NOVEDADES'],
    ['Identificación', 'Apellidos del socio', 'Nombres del socio', 'Ingreso', 'Acción'],
    ['N° CI', 'apellidos', 'nombres', 'FECHA DE ADMISIÓN', 'novedad'],
  ]) {
    const { rows } = await bookOf(names, row);
    assert.deepEqual(
      rows,
      [{ fila: 2, cedula: one, nombre: 'LEMA ANA', fechaIngreso: '2025-02-01', novedad: 'ingreso' }],
      names.join(),
    );
  }
  for (const name of ['Apellidos y nombres', 'NOMBRES Y APELLIDOS', 'Nombres completos', 'Socio', 'Nombre']) {
    const { rows } = await bookOf(
      ['Tipo de documento', name, 'Documento', 'RUC de la organización'],
      ['C', 'LEMA ANA', one, 'x'],
    );
    assert.deepEqual(
      rows.map(({ cedula, nombre }) => [cedula, nombre]),
      [[one, 'LEMA ANA']],
      name,
    );
  }
});

test('a header beyond the first 20 rows with something in them is not found, nor one without its columns', async () => {
  const title = (count: number) => Array.from({ length: count }, () => ['título']);
  assert.deepEqual(codes(await bookOf(...title(19), header, [one, 'A', 'B', '', '']))[0], 'ok socios-leidos');
  assert.deepEqual(codes(await bookOf(...title(20), header, [one, 'A', 'B', '', ''])), [
    'reject sin-encabezado',
  ]);
  assert.deepEqual(codes(await bookOf(['cédula', 'cantón'], [one, 'x'])), ['reject sin-columna-de-nombres']);
  assert.deepEqual(codes(await bookOf()), ['reject libro-vacio']);
  assert.deepEqual(codes(await bookOf(header)), ['reject sin-socios']);
  assert.deepEqual(codes(await bookOf(['cédula', 'nombres'], [one, 'LEMA'])), [
    'ok socios-leidos',
    'warn columnas-ausentes',
  ]);
});

test('what is said of a row, word for word', async () => {
  const good = ['LEMA', 'ANA', '', ''];
  assert.deepEqual(await said('171003406X', ...good), [
    'reject Fila 2: la cédula 171003406X tiene el dígito verificador incorrecto. Revísela.',
  ]);
  assert.deepEqual(await said('3000000011', ...good), [
    'warn Fila 2: la cédula 3000000011 tiene el dígito verificador incorrecto. Revísela.',
  ]);
  assert.deepEqual(await said('', ...good), ['reject Fila 2: falta la cédula. Escríbala: son 10 dígitos.']);
  assert.deepEqual(await said('12345', ...good), [
    'reject Fila 2: en «12345», la cédula tiene 10 dígitos y escribió 5.',
  ]);
  assert.deepEqual(await said('9900000000', ...good), [
    'reject Fila 2: en «9900000000», los dos primeros dígitos de la cédula indican la provincia: van de 01 a 24, o 30. Revíselos.',
  ]);
  assert.deepEqual(await said('1.71E+09', ...good), [
    'reject Fila 2: en «1.71E+09», el programa guardó la cédula abreviada y perdió sus dígitos. Dé a la columna formato de texto y escríbala completa.',
  ]);
  assert.deepEqual(await said('AB123456', ...good), [
    'warn Fila 2: en «AB123456», AB123456 no es una cédula; si es el pasaporte de una persona extranjera, puede continuar.',
  ]);
  assert.deepEqual(await said(`${one}001`, ...good), [
    `warn Fila 2: en «${one}001», se pide la cédula y escribió el RUC: tomamos sus 10 primeros dígitos, ${one}.`,
  ]);
  assert.deepEqual(await said('1790012345001', ...good), [
    'reject Fila 2: en «1790012345001», 1790012345001 es un RUC y se pide la cédula de la persona: son 10 dígitos.',
  ]);
  assert.deepEqual(await said(one, '', '', '', ''), ['reject Fila 2: faltan los apellidos y nombres.']);
  assert.deepEqual(await said(one, 'LEMA2', 'ANA', '', ''), [
    'warn Fila 2: el nombre «LEMA2 ANA» lleva números. Revíselo.',
  ]);
  assert.deepEqual(await said(one, 'x'.repeat(201), '', '', ''), [
    'reject Fila 2: en los apellidos y nombres, el texto tiene 201 caracteres y el máximo es 200. Acórtelo.',
  ]);
  assert.deepEqual(await said(one, 'LEMA', 'ANA', '30/02/2025', ''), [
    'warn Fila 2: no entendemos la fecha de ingreso «30/02/2025». Escríbala como 31/12/2025.',
  ]);
  assert.deepEqual(await said(one, 'LEMA', 'ANA', '', 'sube'), [
    'warn Fila 2: no entendemos la novedad «sube». Escriba ingreso, salida o corrección.',
  ]);
});

test('cells of a program: lost zeros, dates without format, errors and formulas', async () => {
  const text = (column: string, value: string) =>
    `<c r="${column}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const nine = '102345678';
  const found = await examineMembersBook(
    sheetBook(
      `<row r="1">${text('A1', 'cédula')}${text('B1', 'nombres')}${text('C1', 'fecha de ingreso')}${text('D1', 'novedad')}</row>` +
        `<row r="2"><c r="A2"><v>${nine}</v></c>${text('B2', 'LEMA ANA')}<c r="C2"><v>45658</v></c></row>` +
        `<row r="3"><c r="A3" t="e"><v>#REF!</v></c>${text('B3', 'VERA LUZ')}</row>` +
        `<row r="4"><c r="A4"><f>A1</f><v>${one}</v></c><c r="B4" t="e"><v>#N/A</v></c></row>`,
    ),
    'xlsx',
  );
  assert.deepEqual(
    found.rows.map(({ cedula, fechaIngreso }) => [cedula, fechaIngreso]),
    [
      [`0${nine}`, '2025-01-01'],
      ['#REF!', null],
      [one, null],
    ],
  );
  assert.deepEqual(
    found.messages.map(({ sentence }) => sentence),
    [
      `Fila 2: en «${nine}», a la cédula le faltaba el cero inicial: la leímos como 0${nine}.`,
      'Fila 2: la cédula 102345678 tiene el dígito verificador incorrecto. Revísela.',
      'Fila 3: la celda de la cédula tiene un error de fórmula (#REF!). Escriba el número.',
      'Fila 4: la celda del nombre tiene un error de fórmula. Escriba los apellidos y nombres.',
    ],
  );
  assert.deepEqual(codes(found), [
    'ok socios-leidos',
    'reject filas-con-errores',
    'warn filas-por-revisar',
    'warn libro-con-formulas',
  ]);
  assert.deepEqual(
    found.findings.slice(1).map(({ sentence }) => sentence),
    [
      'El archivo tiene 2 errores en sus filas. Corríjalo y adjúntelo otra vez.',
      'El archivo tiene 2 avisos en sus filas. Revíselo antes de continuar.',
      '1 celda se calcula con fórmulas: leímos el último valor que guardó su programa.',
    ],
  );
});

test('repeated cédulas name the first row; a second sheet of members is remarked on', async () => {
  const repeated = await bookOf(
    header,
    [one, 'LEMA', 'ANA', '', ''],
    [two, 'VERA', 'LUZ', '', ''],
    [one, 'LEMA', 'ANA', '', ''],
  );
  assert.deepEqual(
    repeated.messages.map(({ sentence }) => sentence),
    [`Fila 4: la cédula ${one} ya consta en la fila 2. Deje una sola fila por socio.`],
  );
  const sheet = (name: string) => ({
    name,
    columns: [],
    header: false,
    rows: [header, [one, 'LEMA', 'ANA', '', '']],
  });
  const twice = await examineMembersBook(writeXlsx([sheet('Uno'), sheet('Dos')]), 'xlsx');
  assert.deepEqual(codes(twice), ['ok socios-leidos', 'warn otra-hoja-con-socios']);
  assert.equal(twice.rows.length, 1);
});

test('messages stop at the limit, and the rest is counted', async () => {
  const rows = Array.from({ length: libroLimits.messagesMax + 7 }, () => ['12', 'LEMA', 'ANA', '', '']);
  const found = await bookOf(header, ...rows);
  assert.equal(found.messages.length, libroLimits.messagesMax);
  assert.equal(found.messagesRest, 7);
  assert.equal(found.rows.length, rows.length);
});

test('the template is a book of ours: always the same bytes, its header known, its instructions no second list', async () => {
  assert.ok(membersTemplate().equals(membersTemplate()));
  assert.deepEqual(codes(await examineMembersBook(membersTemplate(), 'xlsx')), ['reject sin-socios']);
});

test('csv with the columns of the template', async () => {
  const csv = `\uFEFFcédula;apellidos;nombres;fecha de ingreso;novedad\r\n${one};LEMA;ANA;2025-12-31;corrección\r\n`;
  const found = await examineMembersBook(Buffer.from(csv), 'csv');
  assert.deepEqual(codes(found), ['ok socios-leidos']);
  assert.deepEqual(found.rows, [
    { fila: 2, cedula: one, nombre: 'LEMA ANA', fechaIngreso: '2025-12-31', novedad: 'correccion' },
  ]);
});

const formatos = fc.constantFrom('xlsx' as const, 'ods' as const, 'csv' as const);

test('random bytes never throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      formatos,
      fc.constantFrom('', 'PK\x03\x04', 'cédula;nombres\n'),
      async (bytes, formato, start) => {
        const { findings } = await examineMembersBook(Buffer.concat([Buffer.from(start), bytes]), formato);
        assert.ok(findings.length > 0);
      },
    ),
  );
});

test('a book cut short or with bytes changed never throws, and cut short is never accepted', async () => {
  const book = writeXlsx([
    { name: 'Socios', columns: [], header: true, rows: [header, [one, 'LEMA', 'ANA', '', '']] },
  ]);
  const ods = await hostileBooks.find(({ formato }) => formato === 'ods')?.build();
  const position = fc.nat({ max: book.length - 1 });
  await fc.assert(
    fc.asyncProperty(
      position,
      fc.array(fc.tuple(position, fc.integer({ min: 1, max: 255 })), { maxLength: 3 }),
      async (length, changes) => {
        const cut = await examineMembersBook(book.subarray(0, length), 'xlsx');
        assert.equal(cut.findings[0]?.state, 'reject');
        for (const [original, formato] of [
          [book, 'xlsx'],
          [ods ?? book, 'ods'],
        ] as const) {
          const changed = Buffer.from(original);
          for (const [at, mask] of changes)
            if (at < changed.length) changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
          assert.ok((await examineMembersBook(changed, formato)).findings.length > 0);
        }
      },
    ),
    { numRuns: 300 },
  );
});
