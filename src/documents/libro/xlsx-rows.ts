/** Turns the XML of one sheet into rows as it streams past (ECMA-376 part 1, section 18.3.1). */
import { columnOf } from './cell-reference.ts';
import type { Cell, CellKind, Row } from './libro.ts';
import { LibroRefusal } from './libro-refusal.ts';
import { dateOfSerial } from './serial-date.ts';
import type { SharedTexts } from './shared-texts.ts';
import type { Tally } from './tally.ts';
import { feedXml } from './xml-events.ts';
import type { XmlAttributes, XmlReader } from './xml-reader.ts';

export type SheetContext = {
  readonly tally: Tally;
  readonly texts: SharedTexts | null;
  readonly dateStyles: readonly boolean[];
  readonly system1904: boolean;
};

type Value = { readonly kind: CellKind; readonly text: string };

/** Excel's last row; a number beyond it is not one. */
const rowNumberMax = 1_048_576;

class SheetReader implements XmlReader {
  readonly #context: SheetContext;
  rows: Row[] = [];
  #inData = false;
  #number = 0;
  #cells: Cell[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #formula = false;
  #value = '';
  #capturing = false;
  #phonetic = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (!this.#inData) {
      this.#inData = name === 'sheetData';
      return;
    }
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 't') this.#capturing = !this.#phonetic;
    else if (name === 'row') this.#openRow(attributes.r);
    else if (name === 'f') this.#formula = true;
    else if (name === 'rPh') this.#phonetic = true;
  }

  close(name: string): void {
    if (!this.#inData) return;
    if (name === 'v' || name === 't') this.#capturing = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'sheetData') this.#inData = false;
  }

  text(text: string): void {
    if (!this.#capturing) return;
    this.#value += text;
    this.#context.tally.text(this.#value.length);
  }

  #openRow(reference: string | undefined): void {
    this.#context.tally.row();
    const number = reference === undefined ? this.#number + 1 : Number(reference);
    if (!Number.isInteger(number) || number <= this.#number || number > rowNumberMax)
      throw new LibroRefusal('libro-ilegible', `row ${reference}`);
    this.#number = number;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(attributes: XmlAttributes): void {
    this.#context.tally.cell();
    const reference = attributes.r;
    const column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (column === null || column <= this.#column)
      throw new LibroRefusal('libro-ilegible', `cell ${reference}`);
    this.#column = column;
    this.#type = attributes.t ?? 'n';
    this.#style = Number(attributes.s ?? 0);
    this.#formula = false;
    this.#value = '';
  }

  #closeCell(): void {
    if (this.#value === '') return;
    const { kind, text } = this.#read();
    if (text === '') return;
    this.#context.tally.column(this.#column);
    this.#cells.push({ column: this.#column, kind, text, formula: this.#formula });
  }

  #closeRow(): void {
    if (this.#cells.length > 0) this.rows.push({ number: this.#number, cells: this.#cells });
    this.#cells = [];
  }

  #read(): Value {
    const value = this.#value;
    switch (this.#type) {
      case 's': {
        const text = this.#context.texts?.at(Number(value));
        if (text === null || text === undefined) throw new LibroRefusal('libro-ilegible', `text ${value}`);
        return { kind: 'text', text };
      }
      case 'b':
        return { kind: 'boolean', text: value.trim() === '1' ? 'VERDADERO' : 'FALSO' };
      case 'e':
        return { kind: 'error', text: value };
      case 'd':
        return { kind: 'date', text: value.trim().slice(0, 10) };
      case 'n':
        return this.#readNumber(value);
      default:
        return { kind: 'text', text: value };
    }
  }

  #readNumber(value: string): Value {
    const number = Number(value);
    if (!Number.isFinite(number)) return { kind: 'text', text: value };
    const { dateStyles, system1904 } = this.#context;
    const date = dateStyles[this.#style] === true ? dateOfSerial(number, system1904) : null;
    return date === null ? { kind: 'number', text: String(number) } : { kind: 'date', text: date };
  }
}

export async function* xlsxRows(
  bytes: AsyncIterable<Buffer>,
  context: SheetContext,
): AsyncGenerator<readonly Row[]> {
  const reader = new SheetReader(context);
  for await (const _ of feedXml(bytes, reader)) {
    if (reader.rows.length === 0) continue;
    yield reader.rows;
    reader.rows = [];
  }
  if (reader.rows.length > 0) yield reader.rows;
}
