/** Splits the text of a .csv into rows as it arrives (RFC 4180, with any of the separators in use). */
import type { Cell, Row } from './libro.ts';
import { LibroRefusal } from './libro-refusal.ts';
import type { Tally } from './tally.ts';

export type Separator = ';' | ',' | '\t';

const candidates: readonly Separator[] = [';', ',', '\t'];
const sampleLines = 20;
/** Of any spreadsheet program; what goes on beyond it is no table. */
const lastColumn = 16_384;

/** The separator found in most of the first lines, then most often; Excel may name it in a first line «sep=;». */
export function separatorOf(sample: string): Separator {
  const named = /^sep=([;,\t])\r?\n/i.exec(sample)?.[1];
  if (named !== undefined) return candidates.find((candidate) => candidate === named) ?? ';';
  const bare = sample.replace(/"[^"]*"/g, '');
  const lines = bare.split(/\r\n?|\n/, sampleLines);
  const scored = candidates.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const present = counts.filter((count) => count > 0).length;
    return { separator, score: present * 1_000_000 + counts.reduce((sum, count) => sum + count, 0) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}

/** «="0912345678"» is how people keep Excel from dropping zeros. */
const unwrapped = (text: string) => /^="([^"]*)"$/.exec(text)?.[1] ?? text;

export class CsvParser {
  readonly #tally: Tally;
  readonly #separator: Separator;
  rows: Row[] = [];
  #number = 1;
  #cells: Cell[] = [];
  #column = 0;
  #text = '';
  #state: 'start' | 'plain' | 'quoted' | 'quote-in-quoted' = 'start';
  #afterReturn = false;

  constructor(separator: Separator, tally: Tally) {
    this.#separator = separator;
    this.#tally = tally;
  }

  write(text: string): void {
    for (let at = 0; at < text.length; ) {
      if (this.#state === 'quoted') at = this.#inQuotes(text, at);
      else at = this.#outside(text, at);
    }
  }

  end(): void {
    if (this.#state === 'quoted') throw new LibroRefusal('csv-comillas');
    this.#endRow();
  }

  #inQuotes(text: string, from: number): number {
    const quote = text.indexOf('"', from);
    const to = quote === -1 ? text.length : quote;
    this.#add(text.slice(from, to));
    if (quote === -1) return to;
    this.#state = 'quote-in-quoted';
    return to + 1;
  }

  #outside(text: string, from: number): number {
    const char = text[from];
    const afterReturn = this.#afterReturn;
    this.#afterReturn = false;
    if (char === '\n' && afterReturn) return from + 1;
    if (char === this.#separator) this.#endCell();
    else if (char === '\r' || char === '\n') {
      this.#endRow();
      this.#afterReturn = char === '\r';
    } else if (char === '"' && this.#state === 'start') this.#state = 'quoted';
    else if (char === '"' && this.#state === 'quote-in-quoted') {
      this.#add('"');
      this.#state = 'quoted';
    } else return this.#plain(text, from);
    return from + 1;
  }

  #plain(text: string, from: number): number {
    let to = from + 1;
    while (to < text.length && !this.#isSign(text[to] ?? '')) to += 1;
    this.#add(text.slice(from, to));
    this.#state = 'plain';
    return to;
  }

  #isSign(char: string): boolean {
    return char === this.#separator || char === '\n' || char === '\r' || char === '"';
  }

  #add(text: string): void {
    this.#text += text;
    this.#tally.text(this.#text.length);
  }

  #endCell(): void {
    this.#tally.cell();
    const text = unwrapped(this.#text);
    if (text.trim() !== '') {
      this.#tally.column(this.#column);
      this.#cells.push({ column: this.#column, kind: 'text', text, formula: false });
    }
    this.#column += 1;
    if (this.#column > lastColumn) throw new LibroRefusal('demasiadas-columnas');
    this.#text = '';
    this.#state = 'start';
  }

  #endRow(): void {
    this.#endCell();
    this.#tally.row();
    if (this.#cells.length > 0) this.rows.push({ number: this.#number, cells: this.#cells });
    this.#number += 1;
    this.#cells = [];
    this.#column = 0;
  }
}
