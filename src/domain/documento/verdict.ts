/** What a document check says of one file; kept with the case beside the file's hash, so that it can be run again. */
import type { Json } from '../canonical-json.ts';
import type { VerdictState } from '../tramite/verdict.ts';

/** One thing a check found. `unknown` never reads as `ok`: what could not be proved goes to a person. */
export type DocumentFinding = {
  readonly state: VerdictState;
  /** Kebab-case, Spanish-rooted; stable. */
  readonly code: string;
  /** For the filer and the officer: what is the matter and what to do. */
  readonly sentence: string;
  readonly facts: Json;
};

/** A finding with the check that made it and the file (SHA-256, hex) it speaks of. */
export type DocumentVerdict = DocumentFinding & {
  readonly check: string;
  /** Raised whenever the check's rule changes. */
  readonly version: number;
  readonly sha256: string;
};

const gravity: readonly VerdictState[] = ['ok', 'warn', 'unknown', 'reject'];

/** The gravest state among several findings; `unknown` for none, because nothing was looked at. */
export function worstState(findings: readonly Pick<DocumentFinding, 'state'>[]): VerdictState {
  if (findings.length === 0) return 'unknown';
  const rank = Math.max(...findings.map(({ state }) => gravity.indexOf(state)));
  return gravity[rank] ?? 'unknown';
}
