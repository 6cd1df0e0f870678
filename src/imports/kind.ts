/** What every kind of import has to say about itself; `run-import.ts` does the rest. */
import type { Clock } from '../platform/clock.ts';
import type { Queries } from '../platform/database.ts';
import type { Ids } from '../platform/ids.ts';
import type { ReadRow, Written } from './report.ts';
import type { SourceFile } from './source-file.ts';

/** What a kind may look at while it reads and writes. */
export type ImportContext = {
  readonly source: SourceFile;
  readonly clock: Clock;
  readonly ids: Ids;
  /** For reading reference data before the first row. */
  readonly queries: Queries;
  /** Whose word counts where a trámite decided something the file says otherwise. */
  readonly prefer: 'file' | 'register';
  /** What the history of an entry keeps as its origin. */
  readonly origin: string;
};

export type NumberedRow<Row> = { readonly line: number; readonly row: Row };

export type OpenImport<Row> = {
  /** Header names that are not read. */
  readonly ignored: readonly string[];
  /** A row that is null is skipped without being a fault. */
  readonly rows: AsyncIterable<ReadRow<Row | null>>;
  /** Two rows with one key in the same file contradict each other. */
  readonly key: (row: Row) => string;
  /** `same`: a repeated key says nothing new; `problem`: it is an error of the file. */
  readonly repeats: 'same' | 'problem';
  /** Writes a batch within the transaction it is given: all of it or nothing. */
  readonly write: (queries: Queries, rows: readonly NumberedRow<Row>[]) => Promise<Written>;
};

export type ImportKind<Row> = {
  /** What is counted, in Spanish plural: «proveedores». */
  readonly noun: string;
  readonly batchRows: number;
  open(context: ImportContext): Promise<OpenImport<Row>>;
};
