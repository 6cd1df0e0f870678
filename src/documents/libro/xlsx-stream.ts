/** Writes an .xlsx of any length while its rows are still being read: texts stand in their cells, nothing is collected. */
import {
  columnLetters,
  contentTypesXml,
  escaped,
  mainNamespace,
  prolog,
  relationshipsXml,
  sheetStyles,
} from './xlsx-writer.ts';
import { type StreamedEntry, zipStream } from './zip-stream.ts';

/** `moment`: day and hour, given as a serial number of Excel; `number`: a figure; `text`: as it is, never a formula. */
export type StreamedColumn = {
  readonly head: string;
  readonly kind: 'text' | 'number' | 'moment';
  readonly widthChars: number;
};

/** An empty text or null writes no cell. */
export type StreamedCell = string | number | null;

export type StreamedSheet = {
  /** At most 27 characters, without : \ / ? * [ ]; further sheets get a number behind it. */
  readonly name: string;
  readonly columns: readonly StreamedColumn[];
  /** Below the heads; what exceeds it goes on in another sheet. */
  readonly rowsMax: number;
};

type Batch = readonly (readonly StreamedCell[])[];

const headStyle = 3;
const styleOf: Readonly<Record<StreamedColumn['kind'], number>> = { number: 0, text: 1, moment: 2 };
const styles = sheetStyles('dd/mm/yyyy\\ hh:mm');

/** Cells of a row, styled by their columns, or as heads. */
function rowWriter(columns: readonly StreamedColumn[]) {
  const places = columns.map((_, index) => columnLetters(index));
  const kinds = columns.map(({ kind }) => styleOf[kind]);
  return (cells: readonly StreamedCell[], row: number, isHead: boolean): string => {
    let xml = `<row r="${row}">`;
    for (const [index, cell] of cells.entries()) {
      if (cell === null || cell === '') continue;
      const place = `<c r="${places[index]}${row}" s="${isHead ? headStyle : kinds[index]}"`;
      xml +=
        typeof cell === 'number'
          ? `${place}><v>${cell}</v></c>`
          : `${place} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    }
    return `${xml}</row>`;
  };
}

function sheetOpening(columns: readonly StreamedColumn[]): string {
  const widths = columns.map(
    ({ widthChars }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widthChars}" customWidth="1"/>`,
  );
  return (
    `${prolog}<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData>`
  );
}

/** Rows handed out a sheet at a time; a batch may end in one sheet and begin the next. */
class RowSource {
  readonly #batches: AsyncIterator<Batch>;
  #batch: Batch = [];
  #at = 0;

  constructor(batches: AsyncIterator<Batch>) {
    this.#batches = batches;
  }

  /** At most `rowsMax` rows out of what is at hand; empty at the end. */
  async next(rowsMax: number): Promise<Batch> {
    while (this.#at >= this.#batch.length) {
      const turn = await this.#batches.next();
      if (turn.done === true) return [];
      this.#batch = turn.value;
      this.#at = 0;
    }
    const rows = this.#batch.slice(this.#at, this.#at + rowsMax);
    this.#at += rows.length;
    return rows;
  }

  async isEnded(): Promise<boolean> {
    const rows = await this.next(1);
    this.#at -= rows.length;
    return rows.length === 0;
  }

  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}

async function* sheetContent({ columns, rowsMax }: StreamedSheet, source: RowSource): AsyncGenerator<Buffer> {
  const writeRow = rowWriter(columns);
  const heads = columns.map(({ head }) => head);
  yield Buffer.from(`${sheetOpening(columns)}${writeRow(heads, 1, true)}`);
  let written = 0;
  while (written < rowsMax) {
    const rows = await source.next(rowsMax - written);
    if (rows.length === 0) break;
    let xml = '';
    for (const [index, cells] of rows.entries()) xml += writeRow(cells, written + index + 2, false);
    written += rows.length;
    yield Buffer.from(xml);
  }
  yield Buffer.from('</sheetData></worksheet>');
}

async function* once(xml: string): AsyncGenerator<Buffer> {
  yield Buffer.from(`${prolog}${xml}`);
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return `<workbook xmlns="${mainNamespace}" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** The sheets come first, because only their end tells how many there are. */
async function* partsOf(sheet: StreamedSheet, source: RowSource): AsyncGenerator<StreamedEntry> {
  const names: string[] = [];
  do {
    names.push(names.length === 0 ? sheet.name : `${sheet.name} ${names.length + 1}`);
    yield { name: `xl/worksheets/sheet${names.length}.xml`, content: sheetContent(sheet, source) };
  } while (!(await source.isEnded()));
  const targets = names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const);
  yield { name: 'xl/styles.xml', content: once(styles) };
  yield { name: 'xl/workbook.xml', content: once(workbookXml(names)) };
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    content: once(relationshipsXml([...targets, ['styles', 'styles.xml']])),
  };
  yield { name: '_rels/.rels', content: once(relationshipsXml([['officeDocument', 'xl/workbook.xml']])) };
  yield { name: '[Content_Types].xml', content: once(contentTypesXml(names.length)) };
}

/** The file in pieces, made as fast as they are taken; batches are small. May be abandoned halfway. */
export async function* xlsxStream(
  sheet: StreamedSheet,
  batches: AsyncIterable<Batch>,
): AsyncGenerator<Buffer> {
  const source = new RowSource(batches[Symbol.asyncIterator]());
  try {
    yield* zipStream(partsOf(sheet, source));
  } finally {
    await source.close();
  }
}
