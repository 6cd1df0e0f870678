// Key pairs for tests: made at the first use of a name, then the same ones for the whole process.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export type KeyPair = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
export type KeyType = 'rsa' | 'ec' | 'rsa-short';

const made = new Map<string, KeyPair>();

/** RSA 2,048, ECDSA P-256, or an RSA key of 1,024 bits that nobody should accept. */
export function testKey(type: KeyType, name: string): KeyPair {
  const known = made.get(`${type} ${name}`);
  if (known !== undefined) return known;
  const pair =
    type === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      : generateKeyPairSync('rsa', { modulusLength: type === 'rsa' ? 2_048 : 1_024 });
  made.set(`${type} ${name}`, pair);
  return pair;
}
