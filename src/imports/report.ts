/** What an import tells: every bad row with its line and reason, what was kept or doubted, and the counts at the end. */

/** The whole file cannot be imported; `message` is one Spanish sentence for the operator (exit code 2). */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
}

/** One remark about one row. `code` groups equal remarks in the summary; `sentence` is Spanish, ready to show. */
export type RowRemark = { readonly line: number; readonly code: string; readonly sentence: string };

/** A row as read from the file: usable, perhaps with warnings, or not and why. */
export type ReadRow<Row> =
  | { readonly line: number; readonly row: Row; readonly warnings?: readonly RowRemark[] }
  | { readonly line: number; readonly problem: string };

/** What writing a batch came to. `unchanged` rows were already there with the same content. */
export type Written = {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that could not be written after all. */
  readonly problems?: readonly { readonly line: number; readonly sentence: string }[];
  readonly warnings?: readonly RowRemark[];
};

/** Counts of one run. `rows` = inserted + updated + unchanged + bad + skipped. */
export type ImportReport = {
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly bad: number;
  /** Rows that are no fault and of no use here, such as the upper levels of a classification. */
  readonly skipped: number;
  /** How many rows got each remark, with one sentence as an example. */
  readonly warnings: readonly { readonly code: string; readonly count: number; readonly sentence: string }[];
  /** False where the run was stopped or the database failed: what is counted went in, the rest was not read. */
  readonly complete: boolean;
};

/** Where an import tells what it meets, as it meets it. */
export type ImportListener = {
  problem(line: number, sentence: string): void;
  warning(remark: RowRemark): void;
  progress(rows: number): void;
};

/** Counts as it goes; its memory does not grow with the file. */
export class ReportBook {
  #counts = { rows: 0, inserted: 0, updated: 0, unchanged: 0, bad: 0, skipped: 0 };
  #warnings = new Map<string, { count: number; sentence: string }>();
  #listener: ImportListener;

  constructor(listener: ImportListener) {
    this.#listener = listener;
  }

  row(): void {
    this.#counts.rows += 1;
    this.#listener.progress(this.#counts.rows);
  }

  problem(line: number, sentence: string): void {
    this.#counts.bad += 1;
    this.#listener.problem(line, sentence);
  }

  skip(): void {
    this.#counts.skipped += 1;
  }

  /** A row that says again what an earlier row of the file said. */
  repeat(): void {
    this.#counts.unchanged += 1;
  }

  warnings(remarks: readonly RowRemark[]): void {
    for (const remark of remarks) {
      const known = this.#warnings.get(remark.code);
      this.#warnings.set(remark.code, {
        count: (known?.count ?? 0) + 1,
        sentence: known?.sentence ?? remark.sentence,
      });
      this.#listener.warning(remark);
    }
  }

  written(written: Written): void {
    this.#counts.inserted += written.inserted;
    this.#counts.updated += written.updated;
    this.#counts.unchanged += written.unchanged;
    for (const { line, sentence } of written.problems ?? []) this.problem(line, sentence);
    this.warnings(written.warnings ?? []);
  }

  close(complete: boolean): ImportReport {
    const warnings = [...this.#warnings].map(([code, entry]) => ({ code, ...entry }));
    return { ...this.#counts, warnings, complete };
  }
}
