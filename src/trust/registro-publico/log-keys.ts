/** The keys of the public log, derived from the installation's secret: one signs checkpoints, the other blinds leaves. */
import { createHmac, createPrivateKey, createSecretKey, hkdfSync } from 'node:crypto';
import { type NoteSigner, type NoteVerifier, readVerifierKey, verifierKeyOf } from './signed-note.ts';

export type LogKeys = {
  readonly signer: NoteSigner;
  /** One line for everybody who checks: `name+keyid+key`. */
  readonly verifierKey: string;
  readonly verifier: NoteVerifier;
  /** The salt of a case's leaves, for the receipts of its owner and for nobody else. */
  saltOf(solicitud: string): string;
};

/** PKCS#8 head of an Ed25519 private key (RFC 8410): the 32 bytes of the seed follow. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

const derive = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'ventanilla', purpose, 32));

/**
 * The name of an installation's log: the agency's host and the log's own path, without scheme. Without BASE_URL, which
 * is to say in a demonstration, one name for good: the port may change at every start, and old checkpoints must not.
 */
export function logNameOf(baseUrl: string | undefined): string {
  return baseUrl === undefined ? 'ventanilla.demo/registro' : `${new URL(baseUrl).host}/registro`;
}

/** `secret`: the installation's 32 bytes or more; `name`: see `logNameOf`, no blanks, no plus sign. */
export function logKeysFrom(secret: Uint8Array, name: string): LogKeys {
  const seed = derive(secret, 'registro-publico-firma');
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Head, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const signer: NoteSigner = { name, privateKey };
  const verifierKey = verifierKeyOf(signer);
  const verifier = readVerifierKey(verifierKey);
  if (verifier === null) throw new TypeError('a log name has no blanks and no plus sign');
  const salts = createSecretKey(derive(secret, 'registro-publico-sal'));
  return {
    signer,
    verifierKey,
    verifier,
    saltOf: (solicitud) => createHmac('sha256', salts).update(solicitud).digest('base64url'),
  };
}
