// Proves what is read from a list of the Superintendency (synthetic ones), in the layouts that text of PDF and scans takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { syntheticCedula } from '../libro/testing/many-members.ts';
import { writeXlsx } from '../libro/xlsx-writer.ts';
import { examineListado, examineListadoBook, type ListadoExamined } from './examine-listado.ts';

const ruc = '1791234567001';
const options = { rucEsperado: ruc, today: '2026-11-22' };
const c = syntheticCedula;

const heading = [
  'SUPERINTENDENCIA DE ECONOMÍA POPULAR Y SOLIDARIA',
  'RUC: 1768174880001',
  'LISTADO DE SOCIOS (EJEMPLO SINTÉTICO)',
  'Organización: ASOCIACIÓN DE PRODUCCIÓN TEXTIL EJEMPLO ASOEJEMPLO     RUC: 1791234567001',
  'Fecha de emisión: 15/11/2026 10:32',
  'Período de la directiva: 01/03/2025 - 28/02/2027',
];

const named = ({ listado }: ListadoExamined) =>
  listado.socios.map(({ cedula, nombre }) => `${cedula} ${nombre}`);
const codes = ({ findings }: ListadoExamined) => findings.map(({ state, code }) => `${state} ${code}`);
const examine = (...lines: readonly string[]) => examineListado([[...heading, ...lines]], options);

test('a whole list: heading, members with their day of entry, and nothing against it', () => {
  const found = examine(
    'No.  Cédula  Apellidos y nombres  Fecha de ingreso',
    `1  ${c(1)}  VERA LEMA JUAN  15/01/2020`,
  );
  assert.deepEqual(found.listado, {
    ruc,
    rucs: [ruc],
    organizacion: 'ASOCIACIÓN DE PRODUCCIÓN TEXTIL EJEMPLO ASOEJEMPLO',
    fecha: '2026-11-15',
    directiva: { desde: '2025-03-01', hasta: '2027-02-28' },
    socios: [{ cedula: c(1), nombre: 'VERA LEMA JUAN', fechaIngreso: '2020-01-15' }],
  });
  assert.deepEqual(codes(found), [
    'ok listado-de-la-organizacion',
    'ok listado-reciente',
    'ok listado-leido',
  ]);
});

test('columns, states, telephones, page headers, wrapped names, two members on a line', () => {
  const found = examine(
    'No.  Cédula  Apellidos y nombres  Estado',
    `1  ${c(1)}  QUISHPE LEMA ROSA MARÍA  ACTIVO`,
    `2 ${c(2)} NÚÑEZ DE LA CRUZ 15/01/2020`,
    'ANA LUCÍA',
    `3. ${c(3)} PEREZ LOPEZ JUAN CARLOS SOCIO 0931234567`,
    'Página 1 de 2',
    'SUPERINTENDENCIA DE ECONOMÍA POPULAR Y SOLIDARIA',
    'GUAMÁN ILVIS',
    `4  ${c(4)}`,
    'MARÍA ROSA',
    `VERA LEMA PEDRO ${c(5)}`,
    `${c(6)} BRAVO INÉS  ${c(7)} ZURITA LUZ`,
    '7 AB1234567 SMITH JOHN PAUL',
    `Representante legal: VERA LEMA PEDRO  C.I. ${c(5)}`,
    `Presidenta ${c(6)} BRAVO INÉS`,
    'Presidente: VERA LEMA JUAN',
    'Teléfono: 0931234567',
  );
  assert.deepEqual(named(found), [
    `${c(1)} QUISHPE LEMA ROSA MARÍA`,
    `${c(2)} NÚÑEZ DE LA CRUZ ANA LUCÍA`,
    `${c(3)} PEREZ LOPEZ JUAN CARLOS`,
    `${c(4)} GUAMÁN ILVIS MARÍA ROSA`,
    `${c(5)} VERA LEMA PEDRO`,
    `${c(6)} BRAVO INÉS`,
    `${c(7)} ZURITA LUZ`,
    'AB1234567 SMITH JOHN PAUL',
  ]);
});

test('surnames and names in columns of their own; other columns stay out', () => {
  const found = examine(
    'Cédula | Apellidos | Nombres | Cantón',
    `${c(1)} | VERA LEMA | JUAN | AMBATO`,
    `${c(2)} | BRAVO | INÉS LUZ | QUITO`,
  );
  assert.deepEqual(named(found), [`${c(1)} VERA LEMA JUAN`, `${c(2)} BRAVO INÉS LUZ`]);
});

test('what a scan makes of digits, and lost zeros', () => {
  const scanned = c(1).replace('0', 'O').replace('1', 'l');
  const found = examine(`1 ${scanned} VERA LEMA JUAN`, '2 102345678 BRAVO LUZ', 'Observaciones: ninguna');
  assert.deepEqual(named(found), [`${c(1)} VERA LEMA JUAN`, '0102345678 BRAVO LUZ']);
});

test('each finding and its sentence', () => {
  const sentences = (lines: readonly string[], changed: Partial<typeof options> = {}) =>
    examineListado([lines], { ...options, ...changed }).findings.map(
      ({ state, code, sentence }) => `${state} ${code}: ${sentence}`,
    );
  const member = `${c(1)} VERA JUAN`;
  assert.deepEqual(sentences([]), [
    'unknown listado-sin-ruc: No encontramos el RUC de la organización en el listado: una persona lo revisará.',
    'unknown listado-sin-fecha: No encontramos la fecha del listado: una persona revisará si es reciente.',
    'unknown listado-sin-socios: No pudimos leer ningún socio en el listado: una persona lo comparará con el Excel.',
  ]);
  assert.equal(
    sentences([`RUC ${ruc}`, member], { rucEsperado: '1790000001001' })[0],
    'reject listado-de-otra-organizacion: El listado es de la organización con RUC 1791234567001 y usted representa a la del RUC 1790000001001. Adjunte el de su organización.',
  );
  const dated = (date: string) => sentences([`RUC ${ruc}`, date, member])[1];
  assert.equal(
    dated('Quito, 22 de octubre de 2026'),
    'warn listado-antiguo: El listado es del 22 de octubre de 2026, hace más de 30 días. Pida uno actualizado a la Superintendencia.',
  );
  assert.equal(
    dated('Quito, 23 de octubre de 2026'),
    'ok listado-reciente: El listado es del 23 de octubre de 2026.',
  );
  assert.equal(
    dated('Fecha: 23/11/2026'),
    'warn listado-con-fecha-futura: El listado lleva una fecha que todavía no llega, el 23 de noviembre de 2026. Revíselo.',
  );
  assert.equal(
    sentences([`RUC ${ruc}`, 'Fecha: 20/11/2026', 'Directiva del 1/1/2024 al 31/12/2025', member])[3],
    'warn directiva-vencida: Según el listado, el período de la directiva terminó el 31 de diciembre de 2025. Una persona revisará quién representa a la organización.',
  );
  assert.equal(
    sentences([c(1), c(2)])[2],
    'warn listado-con-nombres-ausentes: Leímos 2 socios en el listado; a 2 no pudimos leerles el nombre.',
  );
});

test('the day to which the data speak goes before the day of printing; days of entry are neither', () => {
  const fecha = (...lines: readonly string[]) => examineListado([lines], options).listado.fecha;
  assert.equal(fecha('Fecha de impresión: 20/11/2026', 'Fecha de corte:', '31/10/2026'), '2026-10-31');
  assert.equal(fecha('Información actualizada al 5 de noviembre de 2026'), '2026-11-05');
  assert.equal(fecha('Cédula Nombres Fecha de ingreso', `${c(1)} VERA JUAN 01/02/2020`), null);
});

test('from a spreadsheet: with a header, without one, and refused', async () => {
  const sheet = (rows: readonly (readonly string[])[]) =>
    writeXlsx([{ name: 'SEPS', columns: [], rows, header: false }]);
  const above = [
    ['RUC', ruc],
    ['Fecha de emisión', '15/11/2026'],
  ];
  const withHeader = await examineListadoBook(
    sheet([
      ...above,
      ['Cédula', 'Apellidos', 'Nombres', 'Fecha de ingreso'],
      [c(1), 'VERA', 'JUAN', '1/2/2020'],
    ]),
    'xlsx',
    options,
  );
  assert.deepEqual(withHeader.listado.socios, [
    { cedula: c(1), nombre: 'VERA JUAN', fechaIngreso: '2020-02-01' },
  ]);
  assert.deepEqual(codes(withHeader), [
    'ok listado-de-la-organizacion',
    'ok listado-reciente',
    'ok listado-leido',
  ]);
  const bare = await examineListadoBook(sheet([...above, ['1', c(1), 'VERA JUAN PEDRO']]), 'xlsx', options);
  assert.deepEqual(named(bare), [`${c(1)} VERA JUAN PEDRO`]);
  assert.deepEqual(codes(await examineListadoBook(Buffer.from('hola'), 'xlsx', options)), [
    'reject libro-ilegible',
  ]);
});

test('any lines: total, and every member written on a line of its own is found', () => {
  const noise = fc.array(
    fc.oneof(
      fc.array(fc.nat({ max: 0x2ff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
      fc.constantFrom('RUC:', 'Fecha:', ' | ', '\t', 'Página 1'),
    ),
    { maxLength: 12 },
  );
  const members = fc.uniqueArray(fc.nat({ max: 3_999_999 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(noise, members, (lines, numbers) => {
      assert.ok(examineListado([lines], options).findings.length >= 3);
      const { listado } = examineListado(
        [heading, numbers.map((number, index) => `${index + 1}  ${c(number)}  VERA LEMA JUAN PEDRO`)],
        options,
      );
      assert.deepEqual(
        listado.socios,
        numbers.map((number) => ({ cedula: c(number), nombre: 'VERA LEMA JUAN PEDRO', fechaIngreso: null })),
      );
    }),
  );
});
