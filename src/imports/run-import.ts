/** Runs one import: reads, checks and writes in batches, so that memory stays the same and nothing is half done. */
import type { Clock } from '../platform/clock.ts';
import type { Database, Queries } from '../platform/database.ts';
import { DatabaseFault } from '../platform/database-fault.ts';
import type { Ids } from '../platform/ids.ts';
import type { ImportKind, NumberedRow, OpenImport } from './kind.ts';
import { type ImportListener, type ImportReport, ReportBook, type Written } from './report.ts';
import { openSource } from './source-file.ts';

export type ImportOrder = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly path: string;
  /** Everything is checked and counted against the database, and nothing stays. */
  readonly dryRun?: boolean;
  readonly prefer?: 'file' | 'register';
  readonly listener: ImportListener;
  /** Stops between two batches. */
  readonly signal?: AbortSignal;
};

const attemptsMax = 3;

/** Takes a transaction back on purpose. */
class DryRun extends Error {
  readonly written: Written;
  constructor(written: Written) {
    super('dry run');
    this.written = written;
  }
}

async function rolledBack(
  database: Database,
  write: (queries: Queries) => Promise<Written>,
): Promise<Written> {
  try {
    return await database.transaction(async (queries) => {
      throw new DryRun(await write(queries));
    });
  } catch (error) {
    if (error instanceof DryRun) return error.written;
    throw error;
  }
}

/** A broken connection is worth another try: writing a row twice comes to writing it once. */
async function patiently(work: () => Promise<Written>): Promise<Written> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const passing = error instanceof DatabaseFault && (error.retry || error.kind === 'outcome-unknown');
      if (!passing || attempt >= attemptsMax) throw error;
    }
  }
}

/** The database refused the data itself (SQLSTATE classes 22 and 23), as opposed to not answering. */
const refusedData = (error: unknown): error is DatabaseFault =>
  error instanceof DatabaseFault && /^2[23]/.test(error.code);

class Batches<Row> {
  #open: OpenImport<Row>;
  #order: ImportOrder;
  #book: ReportBook;
  #rows: NumberedRow<Row>[] = [];

  constructor(open: OpenImport<Row>, order: ImportOrder, book: ReportBook) {
    this.#open = open;
    this.#order = order;
    this.#book = book;
  }

  get size(): number {
    return this.#rows.length;
  }

  add(row: NumberedRow<Row>): void {
    this.#rows.push(row);
  }

  async flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length > 0) await this.#write(rows);
  }

  /** A batch the database does not take is written row by row, so that one bad row does not cost the others. */
  async #write(rows: readonly NumberedRow<Row>[]): Promise<void> {
    const { database, dryRun } = this.#order;
    const write = (queries: Queries) => this.#open.write(queries, rows);
    try {
      this.#book.written(
        await patiently(() => (dryRun ? rolledBack(database, write) : database.transaction(write))),
      );
    } catch (error) {
      if (!refusedData(error)) throw error;
      const [only] = rows;
      if (rows.length > 1) for (const row of rows) await this.#write([row]);
      else if (only !== undefined) {
        this.#book.problem(only.line, `La base de datos no aceptó la fila (${error.code}).`);
      }
    }
  }
}

/**
 * A copy that stands on its own: a piece cut out of a line keeps the whole chunk of the file it came from alive, and
 * the keys of all rows would in the end keep all of the file.
 */
const detached = (key: string): string => Buffer.from(key).toString();

async function readAll<Row>(
  kind: ImportKind<Row>,
  open: OpenImport<Row>,
  order: ImportOrder,
  book: ReportBook,
): Promise<boolean> {
  const batches = new Batches(open, order, book);
  const seen = new Map<string, number>();
  for await (const read of open.rows) {
    if (order.signal?.aborted) {
      await batches.flush();
      return false;
    }
    book.row();
    if ('problem' in read) {
      book.problem(read.line, read.problem);
      continue;
    }
    const { line, row } = read;
    if (row === null) {
      book.skip();
      continue;
    }
    const key = open.key(row);
    const earlier = seen.get(key);
    if (earlier !== undefined && open.repeats === 'same') book.repeat();
    else if (earlier !== undefined) book.problem(line, `Repite lo que ya trae la línea ${earlier}.`);
    else {
      seen.set(detached(key), line);
      book.warnings(read.warnings ?? []);
      batches.add({ line, row });
    }
    if (batches.size >= kind.batchRows) await batches.flush();
  }
  await batches.flush();
  return true;
}

/** The result of a run; `fault` is why the database could not go on, where it could not. */
export type ImportOutcome = {
  readonly report: ImportReport;
  readonly ignored: readonly string[];
  readonly fault: DatabaseFault | null;
};

/** Throws ImportRefusal where the file as a whole cannot be imported; bad rows are reported and left out. */
export async function runImport<Row>(kind: ImportKind<Row>, order: ImportOrder): Promise<ImportOutcome> {
  const source = await openSource(order.path);
  const book = new ReportBook(order.listener);
  const open = await kind.open({
    source,
    clock: order.clock,
    ids: order.ids,
    queries: order.database,
    prefer: order.prefer ?? 'register',
    origin: `importación ${source.sha256.slice(0, 12)}`,
  });
  try {
    const complete = await readAll(kind, open, order, book);
    return { report: book.close(complete), ignored: open.ignored, fault: null };
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
    return { report: book.close(false), ignored: open.ignored, fault: error };
  }
}
