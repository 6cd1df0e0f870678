/** Verifies a time-stamp token (RFC 3161): what was stamped, when, and by an authority that may. */
import { createHash } from 'node:crypto';
import { commonName } from '../certificados/certificate.ts';
import { validateChain } from '../certificados/chain.ts';
import { childAt, DerFault, octetsOf, readDer, timeOf } from '../certificados/der.ts';
import { hashOf } from '../certificados/signature-algorithm.ts';
import { readCms } from './read-cms.ts';
import type { Trust } from './trust.ts';
import { verifyCms } from './verify-cms.ts';

export type StampedTime =
  | { readonly ok: true; readonly timeMs: number; readonly authority: string; readonly algorithm: string }
  | { readonly ok: false; readonly reason: string };

const timestampInfo = '1.2.840.113549.1.9.16.1.4';
const refused = (reason: string): StampedTime => ({ ok: false, reason });

/** `digestOf`: the digest of what must have been stamped. Never throws. */
export async function verifyTimestamp(
  token: Uint8Array,
  digestOf: (hash: string) => Uint8Array,
  trust: Trust,
): Promise<StampedTime> {
  try {
    const cms = readCms(token);
    const { content } = cms;
    if (cms.contentType !== timestampInfo || content === null) return refused('no-es-un-sello-de-tiempo');
    const proof = verifyCms(cms, (hash) => createHash(hash).update(content).digest());
    if (!proof.ok) return refused(proof.reason);
    const info = readDer(content);
    const imprint = childAt(info, 2, 0x30);
    const hash = hashOf(childAt(imprint, 0));
    if (hash === null || hash.weak) return refused('resumen-debil');
    if (Buffer.compare(octetsOf(childAt(imprint, 1)), digestOf(hash.name)) !== 0)
      return refused('sella-otro-contenido');
    const timeMs = timeOf(childAt(info, 4, 0x18));
    if (timeMs > trust.nowMs + trust.skewMs) return refused('hora-futura');
    const request = { leaf: proof.signer, anchors: trust.anchors, others: cms.certificates, atMs: timeMs };
    const chain = validateChain({ ...request, purpose: 'timestamp' });
    if (!chain.ok) return refused(chain.fault);
    const [leaf, issuer] = chain.path;
    if (
      leaf !== undefined &&
      issuer !== undefined &&
      (await trust.revocation.statusOf(leaf, issuer, timeMs)) === 'revoked'
    )
      return refused('sello-revocado');
    return { ok: true, timeMs, authority: commonName(proof.signer.subject), algorithm: proof.algorithm };
  } catch (fault) {
    if (fault instanceof DerFault) return refused('ilegible');
    throw fault;
  }
}
