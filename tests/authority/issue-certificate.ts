// Makes X.509 certificates: authorities, both Ecuadorian layouts of a person's, time-stamp services.
import { type KeyObject, sign } from 'node:crypto';
import {
  bits,
  type Der,
  der,
  integer,
  nothing,
  octets,
  oid,
  printable,
  sequence,
  setOf,
  truth,
  utcTime,
  utf8,
} from './der-writer.ts';
import type { KeyPair } from './test-keys.ts';

export type NameParts = readonly (readonly [oid: string, value: string])[];

export type CertificateOrder = {
  readonly serial: number;
  readonly subject: NameParts;
  readonly issuer: NameParts;
  readonly issuerKey: KeyObject;
  readonly keys: KeyPair;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly extensions: readonly Der[];
};

const attributes: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serial: '2.5.4.5',
  C: '2.5.4.6',
  O: '2.5.4.10',
  T: '2.5.4.12',
  GN: '2.5.4.42',
  orgId: '2.5.4.97',
};

export function name(parts: NameParts): Der {
  return sequence(
    ...parts.map(([key, value]) =>
      setOf(
        sequence(
          oid(attributes[key] ?? key),
          key === 'C' || key === 'serial' ? printable(value) : utf8(value),
        ),
      ),
    ),
  );
}

export function extension(id: string, value: Uint8Array, critical = false): Der {
  return sequence(oid(id), ...(critical ? [truth] : []), octets(value));
}

export const authorityExtensions = (pathLength: number | null = null): Der[] => [
  extension('2.5.29.19', sequence(truth, ...(pathLength === null ? [] : [integer(pathLength)])), true),
  extension('2.5.29.15', bits(Buffer.from([0x06]), 1), true),
];
/** digitalSignature and nonRepudiation. */
export const signerUse = extension('2.5.29.15', bits(Buffer.from([0xc0]), 6), true);
export const stampUse = extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.8')), true);
export const policy = (id: string): Der => extension('2.5.29.32', sequence(sequence(oid(id))));
export const crlAddress = (url: string): Der =>
  extension('2.5.29.31', sequence(sequence(der(0xa0, der(0xa0, der(0x86, Buffer.from(url)))))));

const rsaIds: Readonly<Record<string, string>> = { sha1: '5', sha256: '11', sha384: '12', sha512: '13' };
const ecIds: Readonly<Record<string, string>> = { sha1: '1', sha256: '3.2', sha384: '3.3', sha512: '3.4' };

/** AlgorithmIdentifier of a signature by this key. */
export function signatureId(key: KeyObject, hash: string): Der {
  return key.asymmetricKeyType === 'ec'
    ? sequence(oid(`1.2.840.10045.4.${ecIds[hash] ?? ''}`))
    : sequence(oid(`1.2.840.113549.1.1.${rsaIds[hash] ?? ''}`), nothing);
}

/** `content` signed and wrapped as certificates and revocation lists are. */
export function signedStructure(content: Der, key: KeyObject, hash: string): Der {
  return sequence(content, signatureId(key, hash), bits(sign(hash, content, key)));
}

export function issueCertificate(order: CertificateOrder, hash = 'sha256'): Der {
  const content = sequence(
    der(0xa0, integer(2)),
    integer(order.serial),
    signatureId(order.issuerKey, hash),
    name(order.issuer),
    sequence(utcTime(order.notBeforeMs), utcTime(order.notAfterMs)),
    name(order.subject),
    order.keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...order.extensions)),
  );
  return signedStructure(content, order.issuerKey, hash);
}
