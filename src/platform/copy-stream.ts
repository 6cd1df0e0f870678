/** COPY over the driver's own connection: whole tables out and in at constant memory, without another package. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import type pg from 'pg';

/** The driver's connection with the three messages its types leave out. */
type CopyConnection = pg.Connection & {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

/** Rows come one message each; handed on in blocks of this size. */
const blockBytes = 64 * 1024;

const countOf = (tag: string): number => Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? 0);

/** What every query object of the driver answers to; COPY has no rows of its own. */
abstract class CopyQuery {
  rowCount = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  submit(connection: pg.Connection): void {
    connection.query(this.text);
  }

  handleCommandComplete(message: { readonly text: string }): void {
    this.rowCount = countOf(message.text);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  abstract handleError(error: Error): void;
  abstract handleReadyForQuery(): void;
}

class CopyOutQuery extends CopyQuery {
  readonly rows: Readable;
  #block: Buffer[] = [];
  #held = 0;
  #paused: pg.Connection | undefined;

  constructor(text: string) {
    super(text);
    this.rows = new Readable({ read: () => this.#resume() });
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }, connection: pg.Connection): void {
    // The driver reuses the memory behind a message: what is kept has to be copied.
    this.#block.push(Buffer.from(chunk));
    this.#held += chunk.length;
    if (this.#held < blockBytes || this.#flush()) return;
    this.#paused = connection;
    connection.stream.pause();
  }

  #resume(): void {
    this.#paused?.stream.resume();
    this.#paused = undefined;
  }

  #flush(): boolean {
    const block = Buffer.concat(this.#block);
    this.#block = [];
    this.#held = 0;
    return block.length === 0 || this.rows.push(block);
  }

  handleError(error: Error): void {
    this.#resume();
    this.rows.destroy(error);
  }

  handleReadyForQuery(): void {
    // The last rows may have come in one packet with the end: nobody reads on, and the next statement needs the line.
    this.#resume();
    this.#flush();
    this.rows.push(null);
  }
}

class CopyInQuery extends CopyQuery {
  readonly done = Promise.withResolvers<number>();
  readonly source: AsyncIterable<Buffer>;
  #error: Error | undefined;

  constructor(text: string, source: AsyncIterable<Buffer>) {
    super(text);
    this.source = source;
    // Whoever fed it hears of the failure by `done`; a failure before that must not end the program.
    this.done.promise.catch(() => undefined);
  }

  handleCopyInResponse(connection: pg.Connection): void {
    void this.#feed(connection as CopyConnection);
  }

  async #feed(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.source) {
        if (this.#error !== undefined) return;
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      if (this.#error === undefined) connection.endCopyFrom();
    } catch (error) {
      this.#error ??= error instanceof Error ? error : new Error('the source broke');
      connection.sendCopyFail('the source broke');
    }
  }

  handleError(error: Error): void {
    // The source's own error says more than the server's answer to its end.
    this.#error ??= error;
    this.done.reject(this.#error);
  }

  handleReadyForQuery(): void {
    if (this.#error === undefined) this.done.resolve(this.rowCount);
    else this.done.reject(this.#error);
  }
}

/** `text`: a COPY … TO STDOUT. `count` is known once `rows` has ended. Errors of the server end the stream. */
export function copyOut(
  client: pg.ClientBase,
  text: string,
): { readonly rows: Readable; readonly count: () => number } {
  const query = client.query(new CopyOutQuery(text));
  return { rows: query.rows, count: () => query.rowCount };
}

/** `text`: a COPY … FROM STDIN. How many rows went in; throws the source's error or the server's. */
export function copyIn(client: pg.ClientBase, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  return client.query(new CopyInQuery(text, source)).done.promise;
}
