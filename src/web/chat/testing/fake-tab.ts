/** A tab as the page's script keeps it: its copy of each conversation, and a line to the server that may be clogged. */
import assert from 'node:assert/strict';
import type { Output } from '../rooms.ts';

export type StreamEvent = { readonly name: string; readonly data: Readonly<Record<string, unknown>> };

export function eventsIn(text: string): StreamEvent[] {
  return text.split('\n\n').flatMap((block) => {
    const fields = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    const name = fields.get('event');
    return name === undefined ? [] : [{ name, data: JSON.parse(fields.get('data') ?? '{}') }];
  });
}

export type FakeOutput = Output & {
  clog(): void;
  /** Everything that lay unsent arrives. */
  unclog(): void;
  readonly isOver: boolean;
  destroyed: boolean;
};

/** `arrive` gets what reaches the browser, `over` is told when the response has closed. */
export function fakeOutput(arrive: (text: string) => void, over: () => void): FakeOutput {
  let unsent: string[] = [];
  let clogged = false;
  let ended = false;
  let isOver = false;
  function close(): void {
    if (isOver) return;
    isOver = true;
    over();
  }
  const output: FakeOutput = {
    destroyed: false,
    get isOver() {
      return isOver;
    },
    get writableLength() {
      return unsent.reduce((sum, text) => sum + text.length, 0);
    },
    write(text) {
      assert.ok(!ended && !output.destroyed, 'written to what had ended');
      if (clogged) unsent.push(text);
      else arrive(text);
      return !clogged;
    },
    end() {
      ended = true;
      if (!clogged) close();
    },
    destroy() {
      output.destroyed = true;
      unsent = [];
      close();
    },
    clog() {
      clogged = true;
    },
    unclog() {
      clogged = false;
      for (const text of unsent.splice(0)) arrive(text);
      if (ended) close();
    },
  };
  return output;
}

export type Copy = {
  readonly cursors: ReadonlyMap<string, number>;
  readonly resyncs: number;
  take(event: StreamEvent): void;
};

/** Fails where a line is skipped, comes twice, or comes for nothing it follows. `lengthOf`: the page read anew. */
export function copyOf(ids: readonly string[], lengthOf: (id: string) => number): Copy {
  const cursors = new Map(ids.map((id) => [id, 0]));
  /** Up to here the page read for itself; the stream may bring it once more. */
  const readAnew = new Map<string, number>();
  let resyncs = 0;
  return {
    cursors,
    get resyncs() {
      return resyncs;
    },
    take({ name, data }) {
      const c = String(data.c);
      const last = cursors.get(c);
      if (name === 'resync') {
        assert.ok(last !== undefined, 'resync of something else');
        resyncs += 1;
        cursors.set(c, lengthOf(c));
        readAnew.set(c, lengthOf(c));
      } else if (name === 'linea') {
        const n = Number(data.n);
        assert.ok(last !== undefined, 'line of something else');
        if (n <= (readAnew.get(c) ?? 0)) return;
        assert.equal(n, last + 1, 'lines are contiguous');
        cursors.set(c, n);
      }
    },
  };
}
