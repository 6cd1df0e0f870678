/** Signed mail (S/MIME, RFC 8551): whether the signature fits what stands in the mail, and who made it. */
import { createHash } from 'node:crypto';
import type { Proteccion } from '../../domain/correo/leido.ts';
import type { Certificate } from '../certificados/certificate.ts';
import { DerFault, timeOf } from '../certificados/der.ts';
import { readIdentity } from '../certificados/identity.ts';
import { type Cms, readCms } from '../firma/read-cms.ts';
import { verifyCms } from '../firma/verify-cms.ts';
import { oneLine } from './clean-text.ts';
import { correoLimits } from './correo-limits.ts';

type Firmado = Extract<Proteccion, { clase: 'smime-firmado' }>;

const emailAttribute = '1.2.840.113549.1.9.1';
const signingTime = '1.2.840.113549.1.9.5';
const unverified: Firmado = { clase: 'smime-firmado', estado: 'no-comprobada', firmante: null };

/** Null where it is no signed data of one signer. */
export function openCms(bytes: Buffer): Cms | null {
  try {
    return readCms(bytes);
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return null;
  }
}

function addressesOf(certificate: Certificate): string[] {
  const named = certificate.subject.filter(({ oid }) => oid === emailAttribute).map(({ value }) => value);
  const alternative = (certificate.x509.subjectAltName ?? '')
    .split(', ')
    .flatMap((one) => (one.startsWith('email:') ? [one.slice(6)] : []));
  return [...named, ...alternative].map((address) => address.toLowerCase());
}

function signedAt(cms: Cms): number | null {
  const value = cms.signed.get(signingTime);
  return value === undefined ? null : timeOf(value);
}

export type SignedMail = {
  readonly cms: Cms | null;
  /** What was signed, as it stands in the mail; null where it could not be cut out. */
  readonly content: Buffer | null;
  readonly from: string | null;
  /** When the mail says it was written, epoch ms. */
  readonly dateMs: number | null;
};

function stateOf({
  cms,
  content,
  from,
  dateMs,
}: SignedMail & { cms: Cms; content: Buffer }): Firmado['estado'] {
  const proof = verifyCms(cms, (hash) => createHash(hash).update(content).digest());
  if (!proof.ok) return proof.fault === 'altered' ? 'alterada' : 'no-comprobada';
  const { signer } = proof;
  const at = signedAt(cms) ?? dateMs;
  if (at !== null && (at < signer.notBeforeMs || at > signer.notAfterMs)) return 'vencida';
  const addresses = addressesOf(signer);
  return addresses.length > 0 && (from === null || !addresses.includes(from)) ? 'otro-firmante' : 'valida';
}

/**
 * `valida` says that nobody changed the mail since the holder of this certificate signed it; whether the certificate
 * comes from an authority one believes is not looked at here.
 */
export function judgeSigned(mail: SignedMail): Firmado {
  const { cms, content } = mail;
  if (cms === null) return unverified;
  const firmante =
    cms.signer === null ? null : oneLine(readIdentity(cms.signer).nombre, correoLimits.nameCharsMax);
  if (content === null) return { ...unverified, firmante };
  return { clase: 'smime-firmado', estado: stateOf({ ...mail, cms, content }), firmante };
}

/** Where a line with the boundary begins, from `from` on; -1: nowhere. */
function boundaryAt(body: Buffer, boundary: string, from: number): number {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  for (let at = body.indexOf(mark, from); at >= 0; at = body.indexOf(mark, at + 1))
    if (at === 0 || body[at - 1] === 10) return at;
  return -1;
}

/** The first part of `multipart/signed`, header and all, with line ends as on the wire (RFC 1847, 2.1). */
export function signedPart(body: Buffer, boundary: string): Buffer | null {
  const start = boundaryAt(body, boundary, 0);
  const from = start < 0 ? -1 : body.indexOf(10, start) + 1;
  const end = from <= 0 ? -1 : boundaryAt(body, boundary, from);
  if (end < 0) return null;
  const lineEnd = body[end - 2] === 13 ? 2 : 1;
  const text = body.subarray(from, Math.max(from, end - lineEnd)).toString('latin1');
  return Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'), 'latin1');
}
