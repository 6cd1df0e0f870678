/** Synthetic members in any number, and a workbook of them laid out as Excel does: shared texts, date style, eight columns. */
import type { Socio } from '../../../domain/socios/socio.ts';
import { bookOf } from './book-parts.ts';

const surnames =
  'QUISHPE GUAMÁN CAIZA ANDRADE MOROCHO ZAMBRANO CEDEÑO TIPÁN VÁSCONEZ LEMA ÑACATO PILCO'.split(' ');
const givenNames = 'ROSA LUIS MARÍA JOSÉ ANA CARLOS ELENA HUGO LUZ PEDRO INÉS VÍCTOR'.split(' ');

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? '';

/** Ten digits with their check digit; a different one for every number below 4 million. */
export function syntheticCedula(number: number): string {
  const nine = `30${String(number).padStart(7, '0')}`;
  const sum = [...nine].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

export function syntheticSocio(number: number): Socio {
  const n = number * 7;
  const nombre = [
    pick(surnames, n),
    pick(surnames, Math.floor(n / 12) + 5),
    pick(givenNames, Math.floor(n / 144)),
    pick(givenNames, Math.floor(n / 1728) + 3),
  ].join(' ');
  return { cedula: syntheticCedula(number), nombre, fechaIngreso: '2020-01-15' };
}

/** Rows of eight columns: number, cédula, name, date, canton, sex, state, note. */
export function manyMembersBook(count: number): Buffer {
  const texts: string[] = [];
  const known = new Map<string, number>();
  const shared = (text: string) => {
    const index = known.get(text) ?? texts.push(text) - 1;
    known.set(text, index);
    return index;
  };
  const header = [
    'No.',
    'CÉDULA',
    'APELLIDOS Y NOMBRES',
    'FECHA DE INGRESO',
    'CANTÓN',
    'SEXO',
    'ESTADO',
    'NOTA',
  ];
  const cell = (column: string, row: number, text: string) =>
    `<c r="${column}${row}" t="s"><v>${shared(text)}</v></c>`;
  const rows = [
    `<row r="1">${header.map((text, index) => cell('ABCDEFGH'[index] ?? '', 1, text)).join('')}</row>`,
  ];
  for (let at = 0; at < count; at += 1) {
    const { cedula, nombre } = syntheticSocio(at);
    const row = at + 2;
    rows.push(
      `<row r="${row}"><c r="A${row}"><v>${at + 1}</v></c>${cell('B', row, cedula)}${cell('C', row, nombre)}` +
        `<c r="D${row}" s="1"><v>${43_000 + (at % 2_000)}</v></c>${cell('E', row, `CANTÓN ${at % 220}`)}` +
        `${cell('F', row, at % 2 === 0 ? 'F' : 'M')}${cell('G', row, 'ACTIVO')}${cell('H', row, `NOTA ${at}`)}</row>`,
    );
  }
  return bookOf({
    sheets: [{ name: 'Socios', xml: `<sheetData>${rows.join('')}</sheetData>` }],
    sharedStrings: texts.map((text) => `<si><t>${text}</t></si>`).join(''),
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
  });
}
