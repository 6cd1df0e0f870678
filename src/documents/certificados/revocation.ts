/** Whether a certificate was revoked: the port the signature check asks, and an answer from lists fetched beforehand. */
import { createHash } from 'node:crypto';
import type { Certificate } from './certificate.ts';
import { type Crl, readCrl } from './crl.ts';
import { type DerNode, readDer } from './der.ts';

export type RevocationStatus = 'good' | 'revoked' | 'unknown';

/** `unknown` never reads as good. `atMs`: the time for which the answer is wanted. Never rejects. */
export type RevocationSource = {
  statusOf(certificate: Certificate, issuer: Certificate, atMs: number): Promise<RevocationStatus>;
};

/** Gives the bytes of the list already fetched for an issuer, null when there is none; it does not go to the network. */
export type CrlLoader = (request: {
  readonly urls: readonly string[];
  /** SHA-256 of the issuing certificate, hex. */
  readonly issuerSha256: string;
}) => Promise<Uint8Array | null>;

const keptMax = 40;
const clockSkewMs = 10 * 60_000;
const urlsMax = 8;

/** For installations without lists: everything is unknown, and says so. */
export const noRevocationSource: RevocationSource = { statusOf: async () => 'unknown' };

function uris(node: DerNode): string[] {
  if (node.tag === 0x86) return [Buffer.from(node.content).toString('latin1')];
  return node.children.flatMap(uris);
}

/** Addresses of the lists that a certificate names (CRL distribution points); hostile text, to be checked before use. */
export function crlAddresses(certificate: Certificate): readonly string[] {
  const extension = certificate.extensions.get('2.5.29.31');
  if (extension === undefined) return [];
  try {
    return uris(readDer(extension.value)).slice(0, urlsMax);
  } catch {
    // A broken extension names no address.
    return [];
  }
}

function statusFrom(crl: Crl, certificate: Certificate, atMs: number, nowMs: number): RevocationStatus {
  if (crl.thisUpdateMs > nowMs + clockSkewMs || crl.nextUpdateMs < nowMs) return 'unknown';
  const revokedMs = crl.revoked.get(certificate.serial);
  if (revokedMs !== undefined) return revokedMs <= atMs ? 'revoked' : 'good';
  if (!crl.coversHolders) return 'unknown';
  // RFC 5280, 3.3: a list may forget a certificate once it has expired.
  return certificate.notAfterMs < crl.thisUpdateMs ? 'unknown' : 'good';
}

/** Answers from cached lists: `unknown` when the list is absent, stale, of partial scope, or not signed by the issuer. */
export function crlRevocation(load: CrlLoader, nowMs: () => number): RevocationSource {
  const kept = new Map<string, Crl | null>();
  const parsed = (der: Uint8Array, issuer: Certificate): Crl | null => {
    const key = `${issuer.sha256} ${createHash('sha256').update(der).digest('hex')}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const crl = readCrl(der, issuer);
    if (kept.size >= keptMax) kept.clear();
    kept.set(key, crl);
    return crl;
  };
  return {
    async statusOf(certificate, issuer, atMs) {
      try {
        const der = await load({ urls: crlAddresses(certificate), issuerSha256: issuer.sha256 });
        const crl = der === null ? null : parsed(der, issuer);
        return crl === null ? 'unknown' : statusFrom(crl, certificate, atMs, nowMs());
      } catch {
        // The loader failed: the list cannot be had.
        return 'unknown';
      }
    },
  };
}
