/** Verifies what a CMS claims: the digest of the content, the signature over the attributes, the algorithms, the certificate it binds. */
import { createHash } from 'node:crypto';
import type { Certificate } from '../certificados/certificate.ts';
import { DerFault, type DerNode, octetsOf, oidOf } from '../certificados/der.ts';
import {
  hashOf,
  isWeakKey,
  readSignatureAlgorithm,
  verifySignature,
} from '../certificados/signature-algorithm.ts';
import type { Cms } from './read-cms.ts';

export type CmsProof =
  | {
      readonly ok: true;
      readonly signer: Certificate;
      /** «rsa sha256». */
      readonly algorithm: string;
      /** A signed attribute names the certificate (signing-certificate), so that no other of the same key can stand in. */
      readonly bindsCertificate: boolean;
    }
  | {
      readonly ok: false;
      readonly fault: 'altered' | 'malformed' | 'weak' | 'unsupported';
      readonly reason: string;
    };

const contentTypeAttribute = '1.2.840.113549.1.9.3';
const messageDigestAttribute = '1.2.840.113549.1.9.4';
const signingCertificate = '1.2.840.113549.1.9.16.2.12';
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

function fault(kind: 'altered' | 'malformed' | 'weak' | 'unsupported', reason: string): CmsProof {
  return { ok: false, fault: kind, reason };
}

/** ESSCertID(v2) (RFC 5035): the first entry is the signer's; its hash is SHA-1 in the old form, SHA-256 by default in the new. */
function boundHash(
  value: DerNode,
  fallback: string,
): { readonly hash: string; readonly digest: Uint8Array } | null {
  const entry = value.children[0]?.children[0];
  const [first, second] = entry?.children ?? [];
  if (first === undefined) return null;
  if (first.tag !== 0x30) return { hash: fallback, digest: octetsOf(first) };
  const hash = hashOf(first)?.name;
  return hash === undefined || second === undefined ? null : { hash, digest: octetsOf(second) };
}

/** Null: no such attribute. */
function bindsSigner(cms: Cms, signer: Certificate): boolean | null {
  const current = cms.signed.get(signingCertificateV2);
  const old = cms.signed.get(signingCertificate);
  const value = current ?? old;
  if (value === undefined) return null;
  const bound = boundHash(value, current === undefined ? 'sha1' : 'sha256');
  return bound !== null && same(createHash(bound.hash).update(signer.der).digest(), bound.digest);
}

function verify(cms: Cms, digestOf: (hash: string) => Uint8Array): CmsProof {
  const { signer, signed } = cms;
  const hash = hashOf(cms.digestAlgorithm);
  if (hash === null) return fault('unsupported', 'resumen-desconocido');
  if (hash.weak) return fault('weak', hash.name);
  const algorithm = readSignatureAlgorithm(cms.signatureAlgorithm, hash.name);
  if (algorithm === null) return fault('unsupported', 'algoritmo-desconocido');
  if (algorithm.hash !== hash.name) return fault('malformed', 'algoritmo-distinto-del-resumen');
  if (cms.signedBytes === null) return fault('malformed', 'sin-atributos-firmados');
  if (signer === null) return fault('malformed', 'sin-certificado-del-firmante');
  const [type, digest] = [signed.get(contentTypeAttribute), signed.get(messageDigestAttribute)];
  if (type === undefined || digest === undefined || oidOf(type) !== cms.contentType)
    return fault('malformed', 'atributos-incompletos');
  const key = signer.key;
  if (isWeakKey(key)) return fault('weak', 'clave-corta');
  if (!same(octetsOf(digest), digestOf(hash.name))) return fault('altered', 'resumen-distinto');
  if (!verifySignature(algorithm, key, cms.signedBytes, cms.signature))
    return fault('altered', 'firma-no-corresponde');
  const binds = bindsSigner(cms, signer);
  if (binds === false) return fault('malformed', 'certificado-sustituido');
  return {
    ok: true,
    signer,
    algorithm: `${algorithm.scheme} ${hash.name}`,
    bindsCertificate: binds === true,
  };
}

/** `digestOf`: the digest of the signed content under a hash of node:crypto. Never throws for any content. */
export function verifyCms(cms: Cms, digestOf: (hash: string) => Uint8Array): CmsProof {
  try {
    return verify(cms, digestOf);
  } catch (cause) {
    if (cause instanceof DerFault) return fault('malformed', 'valores-de-otra-forma');
    throw cause;
  }
}
