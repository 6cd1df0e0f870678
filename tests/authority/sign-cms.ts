// Makes the CMS of a signature or of a time stamp, right by default and wrong in any single way a test asks for.
import { constants, createHash, sign } from 'node:crypto';
import type { TestSigner } from './create-authority.ts';
import {
  type Der,
  der,
  generalizedTime,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  utcTime,
} from './der-writer.ts';
import { signatureId } from './issue-certificate.ts';

export type CmsFault =
  | 'no-attributes'
  | 'wrong-algorithm-id'
  | 'content-inside'
  | 'two-signers'
  | 'binds-another'
  | 'binds-none'
  | 'wrong-digest'
  | 'odd-digest'
  | 'headless';

export type CmsOrder = {
  readonly hash?: string;
  readonly pss?: boolean;
  /** Null: no signing-time attribute. */
  readonly timeMs?: number | null;
  readonly fault?: CmsFault;
  /** Stamps the signature value (RFC 3161, appendix A). */
  readonly stamp?: { readonly service: TestSigner; readonly timeMs: number };
};

const data = '1.2.840.113549.1.7.1';
const stampInfo = '1.2.840.113549.1.9.16.1.4';
const digestIds: Readonly<Record<string, string>> = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
const digestId = (hash: string) => sequence(oid(digestIds[hash] ?? ''), nothing);
const digest = (hash: string, bytes: Uint8Array) => createHash(hash).update(bytes).digest();
const attribute = (id: string, value: Uint8Array) => sequence(oid(`1.2.840.113549.1.9.${id}`), setOf(value));

function pssId(hash: string): Der {
  const mask = sequence(oid('1.2.840.113549.1.1.8'), digestId(hash));
  return sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(der(0xa0, digestId(hash)), der(0xa1, mask), der(0xa2, integer(32))),
  );
}

function attributesOf(
  content: Uint8Array,
  type: string,
  signer: TestSigner,
  order: CmsOrder,
  hash: string,
): Der[] {
  const { fault, timeMs } = order;
  const bound = fault === 'binds-another' ? (signer.above[0] ?? signer.certificate) : signer.certificate;
  const binding = attribute('16.2.47', sequence(sequence(sequence(octets(digest('sha256', bound))))));
  const digested = digest(hash, fault === 'wrong-digest' ? Buffer.from('otro') : content);
  return [
    attribute('3', oid(type)),
    ...(timeMs === undefined || timeMs === null ? [] : [attribute('5', utcTime(timeMs))]),
    attribute('4', fault === 'odd-digest' ? integer(7) : octets(digested)),
    ...(fault === 'binds-none' ? [] : [binding]),
  ];
}

/** Issuer and serial number, cut out of a certificate made in this folder: [0] version, serial, algorithm, issuer. */
function signerId(certificate: Der): Der {
  const parts: Der[] = [];
  const headBytes = (at: number) =>
    (certificate[at + 1] ?? 0) < 0x80 ? 2 : 2 + ((certificate[at + 1] ?? 0) & 0x7f);
  let at = headBytes(0);
  at += headBytes(at);
  while (parts.length < 4) {
    const head = headBytes(at);
    const length = head === 2 ? (certificate[at + 1] ?? 0) : certificate.readUIntBE(at + 2, head - 2);
    parts.push(certificate.subarray(at, at + head + length));
    at += head + length;
  }
  const [, serial = nothing, , issuer = nothing] = parts;
  return sequence(issuer, serial);
}

function signerInfo(content: Uint8Array, type: string, signer: TestSigner, order: CmsOrder): Der {
  const hash = order.hash ?? 'sha256';
  const attributes = attributesOf(content, type, signer, order, hash);
  const signed = order.fault === 'no-attributes' ? content : setOf(...attributes);
  const padding = { key: signer.key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const signature = sign(hash, signed, order.pss === true ? padding : signer.key);
  const id =
    order.pss === true
      ? pssId(hash)
      : signatureId(signer.key, order.fault === 'wrong-algorithm-id' ? 'sha512' : hash);
  const signedPart =
    order.fault === 'no-attributes'
      ? []
      : [Buffer.concat([Buffer.from([0xa0]), setOf(...attributes).subarray(1)])];
  const stamp = order.stamp;
  const token =
    stamp === undefined ? null : timestampToken(digest('sha256', signature), stamp.service, stamp.timeMs);
  const unsigned = token === null ? [] : [der(0xa1, attribute('16.2.14', token))];
  return sequence(
    integer(1),
    signerId(signer.certificate),
    digestId(hash),
    ...signedPart,
    id,
    octets(signature),
    ...unsigned,
  );
}

function wrap(
  content: Uint8Array | null,
  type: string,
  signer: TestSigner,
  infos: readonly Der[],
  hash: string,
): Der {
  const inside = content === null ? [] : [der(0xa0, octets(content))];
  const certificates = der(0xa0, signer.certificate, ...signer.above);
  const version = type === data ? 1 : 3;
  const body = sequence(
    integer(version),
    setOf(digestId(hash)),
    sequence(oid(type), ...inside),
    certificates,
    der(0x31, ...infos),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), der(0xa0, body));
}

/** A detached signature over `content`. */
export function signCms(content: Uint8Array, signer: TestSigner, order: CmsOrder = {}): Der {
  const info = signerInfo(content, data, signer, order);
  const infos = order.fault === 'two-signers' ? [info, info] : [info];
  const cms = wrap(
    order.fault === 'content-inside' ? content : null,
    data,
    signer,
    infos,
    order.hash ?? 'sha256',
  );
  return order.fault === 'headless' ? cms.subarray(4) : cms;
}

/** An RFC 3161 token for a SHA-256 digest. */
export function timestampToken(imprint: Uint8Array, service: TestSigner, timeMs: number): Der {
  const stamped = sequence(digestId('sha256'), octets(imprint));
  const info = sequence(
    integer(1),
    oid('1.3.6.1.4.1.37746.2.5.1'),
    stamped,
    integer(7),
    generalizedTime(timeMs),
  );
  return wrap(info, stampInfo, service, [signerInfo(info, stampInfo, service, { timeMs: null })], 'sha256');
}
