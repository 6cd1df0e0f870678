// The only place that knows what time it is: everything else is handed a clock.

/** Milliseconds since 1970-01-01T00:00:00Z, as `Date.now()` counts them. */
export interface Clock {
  nowMs(): number;
}

/** The machine's clock. It may jump (NTP, suspend): never measure durations with it, use `stopwatch`. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** A clock for tests that stands still until it is told to move. */
export interface TestClock extends Clock {
  advance(ms: number): void;
  set(ms: number): void;
}

export function testClock(startMs: number): TestClock {
  let currentMs = startMs;
  return {
    nowMs: () => currentMs,
    advance: (ms) => {
      currentMs += ms;
    },
    set: (ms) => {
      currentMs = ms;
    },
  };
}

/** Starts counting; each call of the result gives the milliseconds since then, never negative. */
export function stopwatch(): () => number {
  const startedMs = performance.now();
  return () => performance.now() - startedMs;
}
