/** What the load generator is asked to do, and what it tells afterwards; both travel between processes as JSON. */
import type { Latency } from './statistics.ts';

/**
 * One request of a scenario. `{n}` in path, headers and body is the scenario's number, `{name}` a value of the plan's
 * lists (by that number) or captured from an earlier answer of the same scenario.
 */
export type Step = {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly status: number;
  /** Name → pattern with one group, looked for in head and body. */
  readonly captures: Readonly<Record<string, string>>;
};

export type Plan = {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Scenarios started per second whatever the answers take; null: each connection goes on when it is answered. */
  readonly perSecond: number | null;
  /** Number of the first scenario: numbers never repeat over the rounds of a run. */
  readonly first: number;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly Step[];
  /** Captured name whose values are sent back, to be looked for in the database. */
  readonly keep: string | null;
};

export type StepResult = { readonly name: string; readonly latency: Latency };

export type LoadResult = {
  /** Whole scenarios answered as expected. */
  readonly done: number;
  readonly elapsedMs: number;
  readonly steps: readonly StepResult[];
  /** A scenario from its start (with a rate: from when it was due) to its last answer. */
  readonly whole: Latency;
  readonly errors: number;
  /** The first few, for people. */
  readonly samples: readonly string[];
  readonly kept: readonly string[];
};
