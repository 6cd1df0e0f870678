/** What a review of journal and log finds, in people's words: which event of which case, and where it stood. */

export type LogFinding = { readonly codigo: string; readonly frase: string };

/** Beyond these, one more tells nothing new. */
export const findingsMax = 20;

/** Gathers the first findings and counts the rest; `told` hears of each one kept. */
export class LogFindings {
  readonly kept: LogFinding[] = [];
  count = 0;
  readonly told: (finding: LogFinding) => void;

  constructor(told: (finding: LogFinding) => void = () => undefined) {
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
