/** Whether the person who signed is the one registered for the case. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { factsOf, type SignatureFacts, type SignerFacts } from './signature-facts.ts';
import { finding } from './signature-sentences.ts';

/** The supplier and its registered legal representative; for a natural person, the person in both places. */
export type ExpectedSigner = {
  readonly ruc: string;
  /** Cédula or passport of the legal representative. */
  readonly cedula: string;
  readonly nombre: string;
};

export type SignerMatch = 'same' | 'same-with-other-ruc' | 'other' | 'unidentified';

/** The cédula inside the RUC of a natural person (third digit 0 to 6, then the establishment). */
function personOfRuc(ruc: string): string | null {
  return /^\d{2}[0-6]\d{10}$/.test(ruc) ? ruc.slice(0, 10) : null;
}

/** The cédula decides; the RUC alone only in a legal representative's certificate without cédula. */
export function matchSigner(signer: SignerFacts, expected: ExpectedSigner): SignerMatch {
  const document = signer.cedula ?? signer.pasaporte;
  if (document === null) {
    if (signer.ruc === null) return 'unidentified';
    if (signer.ruc !== expected.ruc) return 'other';
    return signer.kind === 'representante-legal' || personOfRuc(signer.ruc) !== null
      ? 'same'
      : 'unidentified';
  }
  const wanted = expected.cedula === '' ? personOfRuc(expected.ruc) : expected.cedula;
  if (document !== wanted) return 'other';
  const own = signer.ruc === null || signer.ruc === expected.ruc || personOfRuc(signer.ruc) === document;
  return own ? 'same' : 'same-with-other-ruc';
}

/** What to say when `expected` must be among the signers. Empty: they are, without remark. */
export function identityFindings(
  signatures: readonly SignatureFacts[],
  expected: ExpectedSigner,
): readonly DocumentFinding[] {
  const matched = signatures.map((facts) => ({
    facts,
    match: facts.signer === null ? 'unidentified' : matchSigner(facts.signer, expected),
  }));
  if (matched.some(({ match }) => match === 'same')) return [];
  const otherRuc = matched.find(({ match }) => match === 'same-with-other-ruc')?.facts;
  const named = (facts: SignatureFacts) => facts.signer?.nombre ?? '';
  if (otherRuc !== undefined)
    return [
      finding('certificado-de-otra-empresa', factsOf(otherRuc), {
        firmante: named(otherRuc),
        ruc: otherRuc.signer?.ruc ?? '',
      }),
    ];
  const unidentified = matched.find(({ match }) => match === 'unidentified')?.facts;
  if (unidentified !== undefined)
    return [finding('firmante-sin-identificar', factsOf(unidentified), { firmante: named(unidentified) })];
  const firmantes = matched.map(({ facts }) => named(facts));
  return [
    finding(
      'firmante-distinto',
      {
        firmantes,
        cedulas: matched.map(({ facts }) => facts.signer?.cedula ?? null),
        esperado: { ...expected },
      },
      { firmante: new Intl.ListFormat('es').format(firmantes), esperado: expected.nombre },
    ),
  ];
}
