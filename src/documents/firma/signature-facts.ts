/** What is told of each signature: plain data, kept with the verdict so that the decision can be replayed. */

import type { Json } from '../../domain/canonical-json.ts';
import { type Certificate, commonName } from '../certificados/certificate.ts';
import { type CertificateIdentity, readIdentity } from '../certificados/identity.ts';
import type { RevocationStatus } from '../certificados/revocation.ts';

export type SignerFacts = CertificateIdentity & {
  readonly certificateSha256: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
};

export type SignatureFacts = {
  readonly kind: 'firma' | 'sello-de-tiempo';
  readonly field: string;
  readonly format: string;
  /** Digest and signature hold: these bytes were signed with this certificate's key. */
  readonly intact: boolean;
  /** Intact, and its chain led to a configured authority at the time of signing, and it is not revoked. */
  readonly trusted: boolean;
  /** Bytes from the start of the file that it covers, its own value excepted; null when that is uncertain. */
  readonly coveredBytes: number | null;
  readonly coversWholeFile: boolean;
  readonly algorithm: string | null;
  readonly signer: SignerFacts | null;
  /** Common names from the signer to the authority. */
  readonly chain: readonly string[];
  readonly revocation: RevocationStatus | null;
  /** Time of signing; `timeSource` says what it rests on, null when there is no time at all. */
  readonly timeMs: number | null;
  readonly timeSource: 'sello-de-tiempo' | 'declarada-por-el-firmante' | null;
};

export function signerFacts(certificate: Certificate): SignerFacts {
  const { sha256, notBeforeMs, notAfterMs } = certificate;
  return { ...readIdentity(certificate), certificateSha256: sha256, notBeforeMs, notAfterMs };
}

export function chainNames(path: readonly Certificate[]): readonly string[] {
  return path.map(({ subject }) => commonName(subject));
}

/** The facts of a finding about one signature. */
export function factsOf(facts: SignatureFacts, more: { readonly [key: string]: Json } = {}): Json {
  const { signer, field, timeMs, timeSource, algorithm } = facts;
  return {
    campo: field,
    firmante: signer?.nombre ?? null,
    cedula: signer?.cedula ?? null,
    ruc: signer?.ruc ?? null,
    certificado: signer?.certificateSha256 ?? null,
    algoritmo: algorithm,
    hora: timeMs === null ? null : new Date(timeMs).toISOString(),
    fuente: timeSource,
    ...more,
  };
}
