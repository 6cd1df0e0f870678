/** What the people of a chat measure are told to do, and what comes back of it. */
import type { Latency } from './statistics.ts';

export type ChatPlan = {
  /** `producto`: the real pages and forms. `eco`: the bare server of `sse-echo.ts`. */
  readonly kind: 'producto' | 'eco';
  /** Where people read, and where they write: two processes of one service, or one. */
  readonly readPort: number;
  readonly writePort: number;
  /** The public address of the service, as the browser says it. */
  readonly origin: string;
  readonly people: number;
  /** Messages a second over all people; 0: they only read. */
  readonly perSecond: number;
  readonly seconds: number;
};

export type ChatResult = {
  readonly connected: number;
  readonly sent: number;
  /** Refused, cut off or not answered. */
  readonly failed: number;
  /** Acknowledged but not heard on the sender's own stream within the time given at the end. */
  readonly lost: number;
  readonly repeated: number;
  /** From sending a message to reading it on the stream, ms. */
  readonly delivery: Latency;
  /** From sending a message to its acknowledgement, ms. */
  readonly acknowledged: Latency;
  /** First few reasons of failures. */
  readonly samples: readonly string[];
};

/** What the child says once everybody is connected; it goes on when told to. */
export type ChatReady = { readonly ready: true; readonly connected: number };
