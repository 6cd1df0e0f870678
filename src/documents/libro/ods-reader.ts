/** Turns the `content.xml` of an .ods into rows as it streams past (OASIS ODF 1.3, part 3, chapter 9). */
import type { Cell, CellKind, Row, SheetRows } from './libro.ts';
import { libroLimits } from './libro-limits.ts';
import { LibroRefusal } from './libro-refusal.ts';
import type { Tally } from './tally.ts';
import type { XmlAttributes, XmlReader } from './xml-reader.ts';

/** How often an element stands for itself; refused when it is no count. */
function repeated(attributes: XmlAttributes, name: string): number {
  const count = Number(attributes[name] ?? 1);
  if (!Number.isInteger(count) || count < 1 || count > 2 ** 24)
    throw new LibroRefusal('libro-ilegible', name);
  return count;
}

function cellValue(attributes: XmlAttributes, shown: string): { kind: CellKind; text: string } {
  if (attributes['calcext:value-type'] === 'error') return { kind: 'error', text: shown };
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
    case 'percentage': {
      const number = Number(attributes['office:value']);
      return Number.isFinite(number)
        ? { kind: 'number', text: String(number) }
        : { kind: 'text', text: shown };
    }
    case 'date':
      return { kind: 'date', text: (attributes['office:date-value'] ?? shown).slice(0, 10) };
    case 'boolean':
      return { kind: 'boolean', text: attributes['office:boolean-value'] === 'true' ? 'VERDADERO' : 'FALSO' };
    default:
      return { kind: 'text', text: attributes['office:string-value'] ?? shown };
  }
}

/** Comments, drawings and controls have paragraphs of their own, which are not the cell's text. */
const asides: ReadonlySet<string> = new Set(['annotation', 'shapes', 'frame', 'custom-shape', 'control']);

export class OdsReader implements XmlReader {
  readonly #tally: Tally;
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  batches: SheetRows[] = [];
  isSpreadsheet = false;
  #sheets = 0;
  #sheet: { name: string; index: number; rows: Row[] } | null = null;
  #number = 0;
  #rowRepeats = 1;
  #cells: Cell[] = [];
  #column = 0;
  #cell: XmlAttributes | null = null;
  #text = '';
  #paragraphs = 0;
  #inParagraph = false;
  #asideDepth = 0;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (asides.has(name)) this.#asideDepth += 1;
    if (this.#asideDepth > 0) return;
    if (this.#cell === null) this.#openOutside(name, attributes);
    else this.#openInCell(name, attributes);
  }

  #openOutside(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'style':
        this.#style = attributes['style:name'] ?? '';
        break;
      case 'table-properties':
        if (attributes['table:display'] === 'false') this.#hide();
        break;
      case 'spreadsheet':
        this.isSpreadsheet = true;
        break;
      case 'table':
        this.#openSheet(attributes);
        break;
      case 'table-row':
        this.#tally.row();
        this.#rowRepeats = repeated(attributes, 'table:number-rows-repeated');
        this.#cells = [];
        this.#column = 0;
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.#tally.cell();
        this.#cell = attributes;
        this.#text = '';
        this.#paragraphs = 0;
        break;
    }
  }

  close(name: string): void {
    if (asides.has(name)) this.#asideDepth -= 1;
    else if (this.#asideDepth > 0) return;
    else if (name === 'p') this.#inParagraph = false;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table') this.#closeSheet();
  }

  text(text: string): void {
    if (this.#inParagraph && this.#asideDepth === 0) this.#add(text);
  }

  /** Hands over what has been read of the sheet that is still open. */
  flush(): void {
    if (this.#sheet === null || this.#sheet.rows.length === 0) return;
    const { name, index, rows } = this.#sheet;
    this.batches.push({ sheet: name, index, rows });
    this.#sheet.rows = [];
  }

  #hide(): void {
    if (this.#hiddenStyles.size >= libroLimits.stylesMax) throw new LibroRefusal('libro-demasiado-grande');
    this.#hiddenStyles.add(this.#style);
  }

  #openInCell(name: string, attributes: XmlAttributes): void {
    if (name === 'p') {
      if (this.#paragraphs > 0) this.#add('\n');
      this.#paragraphs += 1;
      this.#inParagraph = true;
    } else if (name === 's') {
      this.#add(' '.repeat(Math.min(repeated(attributes, 'text:c'), libroLimits.cellCharsMax + 1)));
    } else if (name === 'tab' || name === 'line-break') this.#add(' ');
  }

  #add(text: string): void {
    this.#text += text;
    this.#tally.text(this.#text.length);
  }

  #openSheet(attributes: XmlAttributes): void {
    if (this.#sheet !== null) throw new LibroRefusal('libro-ilegible', 'a table inside a table');
    this.#sheets += 1;
    if (this.#sheets > libroLimits.sheetsMax) throw new LibroRefusal('demasiadas-hojas');
    this.#number = 0;
    if (this.#hiddenStyles.has(attributes['table:style-name'] ?? '')) return;
    this.#sheet = { name: attributes['table:name'] ?? '', index: this.#sheets - 1, rows: [] };
  }

  #closeCell(): void {
    const attributes = this.#cell ?? {};
    const repeats = repeated(attributes, 'table:number-columns-repeated');
    const { kind, text } = cellValue(attributes, this.#text);
    this.#cell = null;
    this.#inParagraph = false;
    if (text !== '' && this.#sheet !== null) {
      this.#tally.column(this.#column + repeats - 1);
      this.#tally.text(text.length);
      this.#tally.cell(repeats - 1);
      const formula = attributes['table:formula'] !== undefined;
      for (let at = 0; at < repeats; at += 1)
        this.#cells.push({ column: this.#column + at, kind, text, formula });
    }
    this.#column += repeats;
  }

  #closeRow(): void {
    const repeats = this.#rowRepeats;
    if (this.#cells.length > 0 && this.#sheet !== null) {
      this.#tally.row(repeats - 1);
      this.#tally.cell(this.#cells.length * (repeats - 1));
      for (let at = 1; at <= repeats; at += 1)
        this.#sheet.rows.push({ number: this.#number + at, cells: this.#cells });
    }
    this.#number += repeats;
    this.#cells = [];
  }

  #closeSheet(): void {
    this.flush();
    this.#sheet = null;
  }
}
