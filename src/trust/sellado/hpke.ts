/** Sealing to somebody's public key: HPKE (RFC 9180) in base mode, so that only the private half opens it. */
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Ids } from '../../platform/ids.ts';
import { sealedVersion, withoutVersion } from './sealed-version.ts';

/** 32 bytes each, as RFC 7748 lays them out. */
export type KeyPair = { readonly publicKey: Buffer; readonly privateKey: Buffer };

export const keyBytes = 32;
const tagBytes = 16;
const info = Buffer.from('ventanilla/sala/1');

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** A view of its own: the library reads the whole ArrayBuffer behind what it is given. */
const own = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The same pair for the same 32 bytes or more (RFC 9180 section 7.1.3). */
export async function keyPairFromSeed(seed: Buffer): Promise<KeyPair> {
  if (seed.length < keyBytes) throw new RangeError('a key needs a seed of 32 bytes');
  const pair = await suite.kem.deriveKeyPair(own(seed));
  const [publicKey, privateKey] = await Promise.all([
    suite.kem.serializePublicKey(pair.publicKey),
    suite.kem.serializePrivateKey(pair.privateKey),
  ]);
  return { publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) };
}

export function newKeyPair(ids: Ids): Promise<KeyPair> {
  return keyPairFromSeed(Buffer.from(ids.randomToken(keyBytes), 'base64url'));
}

/** Version (1) · encapsulated key (32) · ciphertext and tag. `about` is authenticated, not contained. */
export async function sealTo(publicKey: Buffer, clear: Buffer, about: string): Promise<Buffer> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(own(publicKey));
  const { enc, ct } = await suite.seal(
    { recipientPublicKey, info: own(info) },
    own(clear),
    own(Buffer.from(about)),
  );
  return Buffer.concat([Buffer.of(sealedVersion), Buffer.from(enc), Buffer.from(ct)]);
}

/** Null when it was sealed to another key, is about something else, or was altered. */
export async function openWith(privateKey: Buffer, sealed: Buffer, about: string): Promise<Buffer | null> {
  const body = withoutVersion(sealed);
  if (body === null || body.length < keyBytes + tagBytes) return null;
  const recipientKey = await suite.kem.importKey('raw', own(privateKey), false);
  const enc = own(body.subarray(0, keyBytes));
  try {
    const ct = own(body.subarray(keyBytes));
    return Buffer.from(await suite.open({ recipientKey, enc, info: own(info) }, ct, own(Buffer.from(about))));
  } catch {
    // RFC 9180 tells nothing but that it does not open.
    return null;
  }
}
