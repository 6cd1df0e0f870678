/** The hash and signature algorithms that count, by their identifiers, and the verification with them. */
import { constants, type KeyObject, verify } from 'node:crypto';
import { type DerNode, oidOf } from './der.ts';

export type HashAlgorithm = { readonly name: string; readonly weak: boolean };

const hashes: Readonly<Record<string, HashAlgorithm>> = {
  '1.2.840.113549.2.5': { name: 'md5', weak: true },
  '1.3.14.3.2.26': { name: 'sha1', weak: true },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', weak: false },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', weak: false },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', weak: false },
  '2.16.840.1.101.3.4.2.4': { name: 'sha224', weak: false },
  '2.16.840.1.101.3.4.2.8': { name: 'sha3-256', weak: false },
  '2.16.840.1.101.3.4.2.9': { name: 'sha3-384', weak: false },
  '2.16.840.1.101.3.4.2.10': { name: 'sha3-512', weak: false },
};

/** The hash of an AlgorithmIdentifier; null for an unknown one. */
export function hashOf(algorithm: DerNode): HashAlgorithm | null {
  const [oid] = algorithm.children;
  return oid === undefined ? null : (hashes[oidOf(oid)] ?? null);
}

type Scheme = 'rsa' | 'rsa-pss' | 'ecdsa';
const schemes: Readonly<Record<string, readonly [Scheme, string]>> = {
  '1.2.840.113549.1.1.4': ['rsa', 'md5'],
  '1.2.840.113549.1.1.5': ['rsa', 'sha1'],
  '1.2.840.113549.1.1.11': ['rsa', 'sha256'],
  '1.2.840.113549.1.1.12': ['rsa', 'sha384'],
  '1.2.840.113549.1.1.13': ['rsa', 'sha512'],
  '1.2.840.113549.1.1.14': ['rsa', 'sha224'],
  '1.2.840.10045.4.1': ['ecdsa', 'sha1'],
  '1.2.840.10045.4.3.1': ['ecdsa', 'sha224'],
  '1.2.840.10045.4.3.2': ['ecdsa', 'sha256'],
  '1.2.840.10045.4.3.3': ['ecdsa', 'sha384'],
  '1.2.840.10045.4.3.4': ['ecdsa', 'sha512'],
};
const [rsaAlone, rsaPss, ecKey] = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10', '1.2.840.10045.2.1'];
const maskFunction = '1.2.840.113549.1.1.8';

export type SignatureAlgorithm = {
  readonly scheme: Scheme;
  readonly hash: string;
  /** Bytes; PSS only. */
  readonly saltLength: number;
};

/** RSASSA-PSS parameters (RFC 4055, 3.1): mask and message must use one hash; the defaults are SHA-1 and 20. */
function pss(parameters: DerNode | undefined): SignatureAlgorithm | null {
  const tagged = (tag: number) => parameters?.children.find((node) => node.tag === tag)?.children[0];
  const [hash, mask, salt] = [tagged(0xa0), tagged(0xa1), tagged(0xa2)];
  const name = hash === undefined ? 'sha1' : hashOf(hash)?.name;
  const [maskOid, maskHash] = mask?.children ?? [];
  const masked = maskOid === undefined || maskHash === undefined ? 'sha1' : hashOf(maskHash)?.name;
  if (name === undefined || name !== masked || (maskOid !== undefined && oidOf(maskOid) !== maskFunction))
    return null;
  const saltLength =
    salt === undefined ? 20 : Number.parseInt(`0${Buffer.from(salt.content).toString('hex')}`, 16);
  return { scheme: 'rsa-pss', hash: name, saltLength };
}

/** `digest`: the hash stated beside it, for the identifiers that name none. Null: unknown algorithm. */
export function readSignatureAlgorithm(algorithm: DerNode, digest: string | null): SignatureAlgorithm | null {
  const [node, parameters] = algorithm.children;
  const oid = node === undefined ? '' : oidOf(node);
  if (oid === rsaPss) return pss(parameters);
  const [scheme, hash] = schemes[oid] ?? [oid === rsaAlone ? 'rsa' : 'ecdsa', digest];
  if ((schemes[oid] === undefined && oid !== rsaAlone && oid !== ecKey) || hash === null) return null;
  return { scheme, hash, saltLength: 0 };
}

const keyKinds: Readonly<Record<Scheme, readonly string[]>> = {
  rsa: ['rsa'],
  'rsa-pss': ['rsa', 'rsa-pss'],
  ecdsa: ['ec'],
};

/** False for a wrong signature, and for a key of another kind than the algorithm's. */
export function verifySignature(
  algorithm: SignatureAlgorithm,
  key: KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (!keyKinds[algorithm.scheme].includes(key.asymmetricKeyType ?? '')) return false;
  const padding =
    algorithm.scheme === 'rsa-pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const options = algorithm.scheme === 'ecdsa' ? { key } : { key, padding, saltLength: algorithm.saltLength };
  try {
    return verify(algorithm.hash, data, options, signature);
  } catch {
    // Key and parameters that the library refuses prove nothing.
    return false;
  }
}

/** RSA below 2,048 bits, and curves below 224 bits, can be broken or nearly so (NIST SP 800-131A). */
export function isWeakKey(key: KeyObject): boolean {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec')
    return !/^(?:prime256v1|secp256k1|secp384r1|secp521r1|brainpoolP(?:256|384|512)[rt]1)$/.test(
      namedCurve ?? '',
    );
  return modulusLength === undefined || modulusLength < 2_048;
}
