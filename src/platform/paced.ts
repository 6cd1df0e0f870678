/** Spaces out work that is better done together: the first call starts at once, what comes close behind shares the next start. */
import { stopwatch } from './clock.ts';

/** Calls of the result start `work` now, or once `paceMs` have passed since it last started; many before that make one. */
export function paced(work: () => void, paceMs: number): () => void {
  const running = stopwatch();
  let startedMs = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const start = (): void => {
    timer = undefined;
    startedMs = running();
    work();
  };
  return () => {
    if (timer !== undefined) return;
    const waitMs = startedMs + paceMs - running();
    if (waitMs <= 0) start();
    else timer = setTimeout(start, waitMs);
  };
}

type Waiting<K, V> = {
  readonly key: K;
  readonly resolve: (value: V) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * Many readings of one thing each, made one reading of many: whoever asks alone is served at once. `read` answers in the
 * order of its keys; where it throws, everybody of that reading is told.
 */
export function gathered<K, V>(
  read: (keys: readonly K[]) => Promise<readonly V[]>,
  { paceMs, keysMax }: { readonly paceMs: number; readonly keysMax: number },
): (key: K) => Promise<V> {
  const waiting: Waiting<K, V>[] = [];
  async function run(): Promise<void> {
    const batch = waiting.splice(0, keysMax);
    if (waiting.length > 0) start();
    try {
      const values = await read(batch.map(({ key }) => key));
      for (const [i, { resolve, reject }] of batch.entries()) {
        const value = values[i];
        if (value === undefined) reject(new Error('a reading left a key out'));
        else resolve(value);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
  const start = paced(() => void run(), paceMs);
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      start();
    });
}
