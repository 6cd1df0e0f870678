/** What the simulated officers are asked to do, and what they tell afterwards; both travel between processes as JSON. */
import type { Latency } from './statistics.ts';

/** A page that somebody opens now and then; the weights of one person's visits say how often each. */
export type Visit = { readonly kind: string; readonly path: string; readonly weight: number };

export type OfficersPlan = {
  readonly port: number;
  readonly seconds: number;
  /** Opened before the figures count, seconds. */
  readonly warmSeconds: number;
  /** Between an answer and the next page, evenly drawn. */
  readonly thinkMsMin: number;
  readonly thinkMsMax: number;
  readonly people: readonly { readonly token: string; readonly visits: readonly Visit[] }[];
};

export type OfficersResult = {
  readonly pages: number;
  /** Those of the warming-up too. */
  readonly opened: number;
  readonly elapsedMs: number;
  readonly kinds: readonly { readonly kind: string; readonly latency: Latency }[];
  readonly all: Latency;
  readonly errors: number;
  readonly samples: readonly string[];
};
