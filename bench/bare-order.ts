/** What the yardstick repeats: a statement, the values of one real run of it, and which of them change each time. */
import type { DatabaseAddress } from '../src/platform/embedded-postgres-roles.ts';
import type { Latency } from './statistics.ts';

/**
 * What a value becomes at each repetition: `igual` as it is; `id` a fresh UUIDv7; `unico` itself with a fresh ending;
 * `titular` the supplier of the turn; `version` the version that supplier's entry has then.
 */
export type Change = 'igual' | 'id' | 'unico' | 'titular' | 'version';

export type BareValue = { readonly value: string | number | null; readonly change: Change };

export type BareOrder = {
  readonly address: DatabaseAddress;
  readonly connections: number;
  readonly seconds: number;
  readonly name: string;
  readonly text: string;
  readonly values: readonly BareValue[];
  /** Suppliers and their entries' versions; each connection keeps to its own, so that none waits for another. */
  readonly titulares: readonly { readonly ruc: string; readonly version: number }[];
};

export type BareResult = { readonly done: number; readonly elapsedMs: number; readonly latency: Latency };
