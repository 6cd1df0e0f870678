/** Writes a plain .xlsx of text cells, in the smallest form that spreadsheet programs open without complaint. */
import { packEntry, zipOf } from './zip-writer.ts';

/** How a whole column is shown: `text` keeps leading zeros, `date` takes 31/12/2025. */
export type ColumnKind = 'general' | 'text' | 'date';

export type WrittenColumn = { readonly kind: ColumnKind; readonly widthChars: number };

export type WrittenSheet = {
  /** At most 31 characters, without : \ / ? * [ ]. */
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  /** Cells from the left; an empty text writes no cell. */
  readonly rows: readonly (readonly string[])[];
  /** The first row in bold, and in sight while scrolling. */
  readonly header: boolean;
};

export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const contentTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Indices into the cell formats below; the header's is the last. */
const styleOf: Readonly<Record<ColumnKind, number>> = { general: 0, text: 1, date: 2 };
const headerStyle = 3;

/** Cell formats by number: 0 as is, 1 text, 2 a date written as `dateFormat` says, 3 a heading. */
export function sheetStyles(dateFormat: string): string {
  return (
    `<styleSheet xmlns="${mainNamespace}">` +
    `<numFmts count="1"><numFmt numFmtId="164" formatCode="${dateFormat}"/></numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

const styles = sheetStyles('dd/mm/yyyy');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot hold are left out. */
export const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .replace(/\r/g, '&#13;');

export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnLetters(Math.floor(column / 26) - 1)}${last}`;
}

function rowXml(cells: readonly string[], number: number, sheet: WrittenSheet): string {
  const written = cells.map((text, column) => {
    if (text === '') return '';
    const isHeader = sheet.header && number === 1;
    const style = isHeader ? headerStyle : styleOf[sheet.columns[column]?.kind ?? 'general'];
    const reference = `${columnLetters(column)}${number}`;
    return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

function sheetXml(sheet: WrittenSheet): string {
  const pane = sheet.header
    ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    : '';
  const columns = sheet.columns.map(
    ({ kind, widthChars }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widthChars}" style="${styleOf[kind]}" customWidth="1"/>`,
  );
  const rows = sheet.rows.map((cells, index) => rowXml(cells, index + 1, sheet));
  return (
    `<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `${columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`}<sheetData>${rows.join('')}</sheetData></worksheet>`
  );
}

export function relationshipsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeRelationships}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packageNamespace}/relationships">${items.join('')}</Relationships>`;
}

export function contentTypesXml(sheetCount: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${contentTypes}.${type}+xml"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, index) =>
    override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet'),
  );
  return (
    `<Types xmlns="${packageNamespace}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${sheets.join('')}</Types>`
  );
}

export function writeXlsx(sheets: readonly WrittenSheet[]): Buffer {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const targets = sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const);
  const parts: readonly (readonly [name: string, xml: string])[] = [
    ['[Content_Types].xml', contentTypesXml(sheets.length)],
    ['_rels/.rels', relationshipsXml([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${mainNamespace}" xmlns:r="${officeRelationships}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationshipsXml([...targets, ['styles', 'styles.xml']])],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)] as const),
  ];
  return zipOf(parts.map(([name, xml]) => packEntry(name, Buffer.from(`${prolog}${xml}`))));
}
