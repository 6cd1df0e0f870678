/** The records of a CSV file with the line each begins in; a broken one costs itself and nothing after it. */
import { csvCells, separatorOf } from './csv-cells.ts';
import type { SourceFile } from './source-file.ts';
import { lineCharsMax, readLines, type TextLine } from './text-lines.ts';

export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly problem: string };

/** A quoted cell with more line breaks than this is taken for one whose closing quote is missing. */
const recordLinesMax = 100;

const tooLongSentence = `La línea tiene más de ${lineCharsMax} caracteres.`;
const openSentence = 'Unas comillas se abren y no se cierran.';

/** Lines that can be handed back, so that reading goes on right after a record that turned out to be broken. */
class LineQueue {
  #lines: AsyncGenerator<TextLine>;
  #returned: TextLine[] = [];

  constructor(source: SourceFile) {
    this.#lines = readLines(source);
  }

  async next(): Promise<TextLine | null> {
    const returned = this.#returned.shift();
    if (returned !== undefined) return returned;
    const { value, done } = await this.#lines.next();
    return done ? null : value;
  }

  giveBack(lines: readonly TextLine[]): void {
    this.#returned.unshift(...lines);
  }

  async close(): Promise<void> {
    await this.#lines.return(undefined);
  }
}

/** Reads on until the quotes close. Where they do not, only the first line is lost: the others are read again. */
async function recordFrom(first: TextLine, queue: LineQueue, separator: string): Promise<CsvRecord> {
  const line = first.number;
  if (first.text === null) return { line, problem: tooLongSentence };
  let text = first.text;
  const further: TextLine[] = [];
  for (;;) {
    const parsed = csvCells(text, separator);
    if (parsed.kind === 'cells') return { line, cells: parsed.cells };
    if (parsed.kind === 'problem') {
      queue.giveBack(further);
      return { line, problem: parsed.sentence };
    }
    const next = further.length < recordLinesMax && text.length < lineCharsMax ? await queue.next() : null;
    if (next !== null) further.push(next);
    if (next === null || next.text === null) {
      queue.giveBack(further);
      return { line, problem: openSentence };
    }
    text += `\n${next.text}`;
  }
}

/** The header is the first record; its separator is that of the file. Empty lines are left out. */
export async function* readRecords(source: SourceFile): AsyncGenerator<CsvRecord> {
  const queue = new LineQueue(source);
  let separator: string | null = null;
  try {
    for (let next = await queue.next(); next !== null; next = await queue.next()) {
      if (next.text?.trim() === '') continue;
      separator ??= separatorOf(next.text ?? '');
      yield await recordFrom(next, queue, separator);
    }
  } finally {
    await queue.close();
  }
}
