/** What the judgement of a signature rests on beside the file: authorities, revocation, the present time. */
import type { Anchors } from '../certificados/anchors.ts';
import type { RevocationSource } from '../certificados/revocation.ts';

export type Trust = {
  readonly anchors: Anchors;
  readonly revocation: RevocationSource;
  readonly nowMs: number;
  /** How far a clock elsewhere may be ahead of ours. */
  readonly skewMs: number;
};
