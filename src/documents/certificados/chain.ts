/** Builds and judges the chain from a signer to a configured authority, as things stood at a given time (RFC 5280, section 6, in part). */
import type { Anchors } from './anchors.ts';
import type { Certificate } from './certificate.ts';

export type ChainFault =
  | 'unknown-authority'
  | 'expired'
  | 'not-yet-valid'
  | 'expired-authority'
  | 'weak-algorithm'
  | 'wrong-use'
  | 'critical-extension';

export type Chain =
  /** `path`: from the signer to the anchor, both included. */
  | { readonly ok: true; readonly path: readonly Certificate[] }
  | { readonly ok: false; readonly fault: ChainFault; readonly path: readonly Certificate[] };

export type ChainRequest = {
  readonly leaf: Certificate;
  readonly anchors: Anchors;
  /** Certificates that came with the signature; trusted for nothing but to find the way. */
  readonly others: readonly Certificate[];
  readonly atMs: number;
  readonly purpose: 'signature' | 'timestamp';
};

export const timestampPurpose = '1.3.6.1.5.5.7.3.8';
const pathMax = 6;
const triesMax = 60;
/** Hashes that no longer prove anything: RSA with MD2, MD5 and SHA-1, ECDSA and DSA with SHA-1. */
const weakSignatures = new Set([
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.3.14.3.2.29',
  '1.2.840.10045.4.1',
  '1.2.840.10040.4.3',
]);
/** Key use, basic constraints, policies, alternative names, purposes, key identifiers, revocation points. */
const understood = new Set([
  '2.5.29.15',
  '2.5.29.19',
  '2.5.29.32',
  '2.5.29.17',
  '2.5.29.37',
  '2.5.29.14',
  '2.5.29.35',
  '2.5.29.31',
]);

function issued(by: Certificate, certificate: Certificate): boolean {
  try {
    return certificate.x509.verify(by.key);
  } catch {
    // A key of a kind the library does not know cannot have proved anything.
    return false;
  }
}

type Search = ChainRequest & { tries: number };

function extend(search: Search, path: readonly Certificate[]): readonly Certificate[] | null {
  const last = path.at(-1);
  if (last === undefined || path.length >= pathMax) return null;
  const signedBy = (candidate: Certificate) => {
    search.tries += 1;
    return search.tries <= triesMax && issued(candidate, last);
  };
  const anchor = search.anchors.bySubject.get(last.issuerKey)?.find(signedBy);
  if (anchor !== undefined) return [...path, anchor];
  for (const next of search.others) {
    if (next.subjectKey !== last.issuerKey || !next.authority || path.includes(next) || !signedBy(next))
      continue;
    const whole = extend(search, [...path, next]);
    if (whole !== null) return whole;
  }
  return null;
}

function leafFault({ leaf, purpose, atMs }: ChainRequest): ChainFault | null {
  if (leaf.authority) return 'wrong-use';
  if (leaf.keyUse !== null && !leaf.keyUse.signs) return 'wrong-use';
  const stamps = leaf.purposes?.includes(timestampPurpose) ?? false;
  if (purpose === 'timestamp' ? !stamps : stamps && leaf.purposes?.length === 1) return 'wrong-use';
  if (atMs < leaf.notBeforeMs) return 'not-yet-valid';
  return atMs > leaf.notAfterMs ? 'expired' : null;
}

/** `below`: how many authorities stand between this one and the signer. */
function authorityFault(certificate: Certificate, below: number, atMs: number): ChainFault | null {
  if (!certificate.authority || certificate.keyUse?.certifies === false) return 'unknown-authority';
  if (certificate.pathLength !== null && below > certificate.pathLength) return 'unknown-authority';
  if (atMs < certificate.notBeforeMs || atMs > certificate.notAfterMs) return 'expired-authority';
  return null;
}

function commonFault(certificate: Certificate): ChainFault | null {
  if (weakSignatures.has(certificate.signatureOid)) return 'weak-algorithm';
  const strange = [...certificate.extensions].some(([oid, { critical }]) => critical && !understood.has(oid));
  return strange ? 'critical-extension' : null;
}

/** The first way that leads to an anchor is judged; an anchor's own signature proves nothing and is not looked at. */
export function validateChain(request: ChainRequest): Chain {
  const path = extend({ ...request, tries: 0 }, [request.leaf]);
  if (path === null) return { ok: false, fault: 'unknown-authority', path: [request.leaf] };
  const below = path.slice(0, -1);
  const faults = [
    ...below.map(commonFault),
    leafFault(request),
    ...path.slice(1).map((certificate, index) => authorityFault(certificate, index, request.atMs)),
  ];
  const fault = faults.find((one) => one !== null) ?? null;
  return fault === null ? { ok: true, path } : { ok: false, fault, path };
}
