/** Builds workbooks part by part, honest and hostile ones, for tests and measures. */
import { type PackedEntry, packEntry, zipOf } from '../zip-writer.ts';

const relationshipNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type SheetPart = {
  readonly name: string;
  /** What stands inside `<worksheet>`. */
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
};

export type BookParts = {
  readonly sheets: readonly SheetPart[];
  /** What stands inside `<workbook>` before the sheets. */
  readonly properties?: string;
  readonly styles?: string;
  readonly sharedStrings?: string;
  readonly extra?: readonly PackedEntry[];
};

export const part = (name: string, text: string) => packEntry(name, Buffer.from(text));

const relationship = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${relationshipNamespace}/${kind}" Target="${target}"/>`;

/** The parts of a workbook, before they are zipped. Sheets are stored in reverse, as no program promises their file names. */
export function bookParts({
  sheets,
  properties = '',
  styles,
  sharedStrings,
  extra = [],
}: BookParts): PackedEntry[] {
  const file = (index: number) => `hoja${sheets.length - index}.xml`;
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" ${state === undefined ? '' : `state="${state}"`} r:id="r${index}"/>`,
  );
  const related = [
    ...sheets.map((_, index) => relationship(`r${index}`, 'worksheet', `worksheets/${file(index)}`)),
    ...(styles === undefined ? [] : [relationship('estilos', 'styles', '/xl/styles.xml')]),
    ...(sharedStrings === undefined ? [] : [relationship('textos', 'sharedStrings', 'sharedStrings.xml')]),
  ];
  return [
    part(
      '_rels/.rels',
      `<Relationships>${relationship('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns:r="${relationshipNamespace}">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    ),
    part('xl/_rels/workbook.xml.rels', `<Relationships>${related.join('')}</Relationships>`),
    ...(styles === undefined ? [] : [part('xl/styles.xml', `<styleSheet>${styles}</styleSheet>`)]),
    ...(sharedStrings === undefined ? [] : [part('xl/sharedStrings.xml', `<sst>${sharedStrings}</sst>`)]),
    ...extra,
    ...sheets.map(({ xml }, index) => part(`xl/worksheets/${file(index)}`, `<worksheet>${xml}</worksheet>`)),
  ];
}

export const bookOf = (parts: BookParts) => zipOf(bookParts(parts));

/** One visible sheet with this inside `<sheetData>`. */
export const sheetBook = (data: string, rest: Omit<BookParts, 'sheets'> = {}) =>
  bookOf({ ...rest, sheets: [{ name: 'Socios', xml: `<sheetData>${data}</sheetData>` }] });
