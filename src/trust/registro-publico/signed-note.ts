/** Signed notes (C2SP signed-note): a text a person can read and a machine can check, with Ed25519 signatures below it. */
import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/** Algorithm byte of Ed25519 in key identifiers and verifier keys. */
const ed25519 = 0x01;
const keyIdBytes = 4;
const publicKeyBytes = 32;
const signatureBytes = 64;
const signaturesMax = 16;
export const noteCharsMax = 8_000;

/** A key name: no blanks, no plus sign. */
const keyName = /^[^\s+]{1,200}$/u;
const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;
const controls = /[\u0000-\u0009\u000b-\u001f\u007f]/;

export type NoteSigner = { readonly name: string; readonly privateKey: KeyObject };
export type NoteVerifier = {
  readonly name: string;
  readonly keyId: Buffer;
  readonly publicKey: KeyObject;
};

export type NoteSignature = { readonly name: string; readonly keyId: Buffer; readonly signature: Buffer };
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

const typed = (publicKey: Uint8Array): Buffer => Buffer.concat([Buffer.of(ed25519), publicKey]);

function keyIdOf(name: string, publicKey: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), typed(publicKey)]);
  return hash('sha256', named, 'buffer').subarray(0, keyIdBytes);
}

function rawPublicKey(key: KeyObject): Buffer {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('not an Ed25519 key');
  return Buffer.from(x, 'base64url');
}

const publicKeyFrom = (raw: Buffer): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });

/** What others need to check our notes: `name+keyid+key`, one line without blanks. */
export function verifierKeyOf({ name, privateKey }: NoteSigner): string {
  const publicKey = rawPublicKey(privateKey);
  return `${name}+${keyIdOf(name, publicKey).toString('hex')}+${typed(publicKey).toString('base64')}`;
}

/** Null where the line is no Ed25519 verifier key, or its identifier is not that of name and key. */
export function readVerifierKey(line: string): NoteVerifier | null {
  const [, name, id, encoded] =
    /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(line.trim()) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== 1 + publicKeyBytes || bytes[0] !== ed25519) return null;
  const publicKey = bytes.subarray(1);
  const keyId = keyIdOf(name, publicKey);
  if (keyId.toString('hex') !== id) return null;
  return { name, keyId, publicKey: publicKeyFrom(publicKey) };
}

/** `text` ends in a line break; the signature covers it whole. Throws TypeError for a name or text no note can have. */
export function signNote(text: string, { name, privateKey }: NoteSigner): string {
  if (!keyName.test(name)) throw new TypeError('a key name has no blanks and no plus sign');
  if (!text.endsWith('\n') || controls.test(text)) throw new TypeError('not the text of a note');
  const keyId = keyIdOf(name, rawPublicKey(privateKey));
  const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
  return `${text}\n— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
}

/** Takes a note apart without trusting it; null where it is none. */
export function readNote(note: string): Note | null {
  if (note.length > noteCharsMax || controls.test(note) || !note.endsWith('\n')) return null;
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0) return null;
  const lines = note.slice(cut + 2, -1).split('\n');
  if (lines.length > signaturesMax) return null;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name, encoded] = signatureLine.exec(line) ?? [];
    if (name === undefined || encoded === undefined) return null;
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.length <= keyIdBytes) return null;
    signatures.push({ name, keyId: bytes.subarray(0, keyIdBytes), signature: bytes.subarray(keyIdBytes) });
  }
  return { text: note.slice(0, cut + 1), signatures };
}

/** The text of a note that the verifier's key signed; signatures of others are passed over. Null for every other note. */
export function openNote(note: string, { name, keyId, publicKey }: NoteVerifier): string | null {
  const read = readNote(note);
  if (read === null) return null;
  const own = read.signatures.filter((one) => one.name === name && one.keyId.equals(keyId));
  const signed = Buffer.from(read.text, 'utf8');
  const holds = own.some(
    ({ signature }) => signature.length === signatureBytes && verify(null, signed, publicKey, signature),
  );
  return holds ? read.text : null;
}
