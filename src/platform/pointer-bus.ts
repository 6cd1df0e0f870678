/** Tells every process that something grew: pointers only, never content; whoever cares reads it from the database. */

/** `n`: how far `key` has grown, where the topic counts; what it means is the topic's own. */
export type Pointer = { readonly topic: string; readonly key: string; readonly n: number };

export type PointerBus = {
  /** After the commit, never inside a transaction. Never throws and never waits: what is lost is found by polling. */
  announce(pointer: Pointer): void;
  /** Calls with what was announced here or elsewhere, in batches. The result ends it. */
  listen(listener: (pointers: readonly Pointer[]) => void): () => void;
  stop(): Promise<void>;
};

/** Within one process: what is announced in one turn of the event loop is heard together in the next. */
export function localBus(): PointerBus {
  const listeners = new Set<(pointers: readonly Pointer[]) => void>();
  let waiting: Pointer[] = [];
  const deliver = (): void => {
    const batch = waiting;
    waiting = [];
    for (const listener of listeners) listener(batch);
  };
  return {
    announce(pointer) {
      waiting.push(pointer);
      if (waiting.length === 1) setImmediate(deliver);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => listeners.clear(),
  };
}
