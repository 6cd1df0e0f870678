/** Where the operator loaded no authorities, no certificate can be called good or bad. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';

export const noAnchors: DocumentFinding = {
  state: 'unknown',
  code: 'cadena-sin-comprobar',
  sentence:
    'No se comprobó de qué entidad proviene el certificado: esta instalación no tiene cargadas las entidades acreditadas. Lo comprobará una persona.',
  facts: null,
};

/** Without authorities every chain is unknown, not refused. */
export function withoutAnchors(findings: readonly DocumentFinding[]): readonly DocumentFinding[] {
  return findings.map((finding) =>
    finding.code === 'ca-desconocida' ? { ...noAnchors, facts: finding.facts } : finding,
  );
}
