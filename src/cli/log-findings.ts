/** What the check of the log finds, in an operator's words: which event of which case, and where it stood. */
import { UsageError } from './command.ts';

export type LogFinding = { readonly codigo: string; readonly frase: string };

/** Beyond these, one more tells nothing new. */
export const findingsMax = 20;

/** Gathers the first findings and counts the rest; `told` hears of each one kept. */
export class LogFindings {
  readonly kept: LogFinding[] = [];
  count = 0;
  readonly told: (finding: LogFinding) => void;

  constructor(told: (finding: LogFinding) => void) {
    this.told = told;
  }

  add(codigo: string, frase: string): void {
    this.count += 1;
    if (this.kept.length >= findingsMax) return;
    const finding = { codigo, frase };
    this.kept.push(finding);
    this.told(finding);
  }
}

/** A case by its reference, or by its internal number where the case itself is gone. */
export function caseWords(referencia: string | null, solicitud: string | null): string {
  return referencia === null
    ? `una solicitud que ya no existe (número interno ${solicitud ?? 'desconocido'})`
    : `la solicitud ${referencia}`;
}

/** The operator pressed Ctrl-C. */
export class LogInterrupted extends Error {
  override readonly name = 'LogInterrupted';
}

export function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new LogInterrupted('interrupted');
}

export const count = (value: number): string => value.toLocaleString('es-EC');

/** Throws UsageError with the sentence for an operator. */
export function unusable(sentence: string): never {
  throw new UsageError(sentence);
}
