/** Solves a proof of work as a browser would, for tests of what lies behind it. */
import { isSolved } from '../src/platform/proof-of-work.ts';

export function solveProof(challenge: string, bits: number): string {
  for (let n = 0; ; n += 1) if (isSolved(challenge, String(n), bits)) return String(n);
}
