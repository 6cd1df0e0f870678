/** What a check found, kept with the case so that the decision can be replayed and explained. */
import type { Json } from '../canonical-json.ts';

/** `unknown` never reads as `ok`: it always goes to a person. */
export type VerdictState = 'ok' | 'warn' | 'reject' | 'unknown';

export type Verdict = {
  readonly check: string;
  readonly version: number;
  readonly state: VerdictState;
  /** Kebab-case, Spanish-rooted; stable, for statistics and translations. */
  readonly code: string;
  readonly sentence: string;
  /** The field it speaks of, where there is one: `campo` or `lista.0.campo`. */
  readonly field: string | null;
  readonly facts: Json;
  /** An officer decides, with this as evidence. */
  readonly officer: boolean;
  /** The officer's approval needs a second person. */
  readonly secondPerson: boolean;
  /** What the filer must declare before filing in spite of the warning. */
  readonly confirm: string | null;
};

/** How one check states a finding; the check's name and version are added where it runs. */
export type Finding = Pick<Verdict, 'state' | 'code' | 'sentence'> &
  Partial<Pick<Verdict, 'field' | 'facts' | 'officer' | 'secondPerson' | 'confirm'>>;

export function verdictOf(check: string, version: number, finding: Finding): Verdict {
  return {
    check,
    version,
    state: finding.state,
    code: finding.code,
    sentence: finding.sentence,
    field: finding.field ?? null,
    facts: finding.facts ?? null,
    officer: finding.state === 'unknown' || (finding.officer ?? false),
    secondPerson: finding.secondPerson ?? false,
    confirm: finding.confirm ?? null,
  };
}
