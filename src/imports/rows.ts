/** Small steps that the readers of rows share: parsing a cell into a value or into the problem of its row. */
import { cleanText } from '../domain/identity/nombre.ts';
import type { Parsed } from '../domain/identity/parsed.ts';
import { limits } from '../domain/limits.ts';
import type { RowRemark } from './report.ts';

/** What is wrong with a row: ends the reading of that row only. */
export class RowProblem extends Error {
  override readonly name = 'RowProblem';
}

/** Reads the cells of one row; keeps the warnings of what it accepted. */
export class RowReader {
  readonly line: number;
  readonly warnings: RowRemark[] = [];

  constructor(line: number) {
    this.line = line;
  }

  fail(sentence: string): never {
    throw new RowProblem(sentence);
  }

  warn(code: string, sentence: string): void {
    this.warnings.push({ line: this.line, code, sentence });
  }

  /** The value of an identifier; its refusal becomes the row's problem and its warnings the row's warnings. */
  value<T>(parsed: Parsed<T>, where = ''): T {
    const before = where === '' ? '' : `${where}: `;
    if (!parsed.ok) return this.fail(`${before}${parsed.notice.sentence}`);
    for (const { code, sentence } of parsed.warnings) this.warn(code, `${before}${sentence}`);
    return parsed.value;
  }

  /** Clean text of one line; control characters and invisible marks are dropped. */
  text(raw: string, column: string, max: number = limits.textCharsMax): string {
    return this.value(cleanText(raw, { max }), column);
  }

  /** The same, and it must not be empty. */
  requiredText(raw: string, column: string, max: number = limits.textCharsMax): string {
    const text = this.text(raw, column, max);
    return text === '' ? this.fail(`Falta «${column}».`) : text;
  }
}

/** Runs `read` over one row and turns a thrown `RowProblem` into a problem of that line. */
export function readRow<Row>(
  line: number,
  read: (reader: RowReader) => Row,
): { line: number; row: Row; warnings: readonly RowRemark[] } | { line: number; problem: string } {
  const reader = new RowReader(line);
  try {
    return { line, row: read(reader), warnings: reader.warnings };
  } catch (error) {
    if (error instanceof RowProblem) return { line, problem: error.message };
    throw error;
  }
}

/** si/sí/no (1/0, true/false); null where the cell is empty. */
export function yesOrNo(reader: RowReader, raw: string, column: string): boolean | null {
  const text = raw.trim().toLowerCase();
  if (text === '') return null;
  if (['si', 'sí', '1', 'true', 'x'].includes(text)) return true;
  if (['no', '0', 'false'].includes(text)) return false;
  return reader.fail(`«${column}» debe ser si o no.`);
}
