/** The file that leaves the room: sealed to the key an authority gave, opened by that authority alone. See docs/paquete-format.md. */
import { openWith, sealTo } from '../sellado/hpke.ts';

/** First line of the file: what it is, and which version of its format. */
const mark = Buffer.from('VENTANILLA-PAQUETE 1\n');
const about = 'paquete|1';
const lengthBytes = 4;
const publicKeyBytes = 32;

export type Paquete = {
  /** A zip with an index, texts and clean copies. */
  readonly zip: Buffer;
  /** The identity as JSON, sealed on its own by whoever opened it; null where it does not go along. */
  readonly identidadSellada: Buffer | null;
};

export type PaqueteAbierto = { readonly zip: Buffer; readonly identidad: Buffer | null };

/** The key as an authority sends it; null when it is not 32 bytes of base64. */
export function readAuthorityKey(text: string): Buffer | null {
  const plain = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]{43}=?$/.test(plain)) return null;
  const bytes = Buffer.from(plain, 'base64');
  // All zeros is a point without a secret (RFC 7748 section 6.1): whatever is sealed to it anybody opens.
  return bytes.length === publicKeyBytes && bytes.some((byte) => byte !== 0) ? bytes : null;
}

export function sealIdentityForAuthority(publicKey: Buffer, identidad: Buffer): Promise<Buffer> {
  return sealTo(publicKey, identidad, 'paquete|identidad|1');
}

export async function sealPaquete(publicKey: Buffer, { zip, identidadSellada }: Paquete): Promise<Buffer> {
  const identity = identidadSellada ?? Buffer.alloc(0);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(identity.length);
  return Buffer.concat([mark, await sealTo(publicKey, Buffer.concat([length, identity, zip]), about)]);
}

/** Null when it is no package, was altered, or was sealed to another key. */
export async function openPaquete(privateKey: Buffer, file: Buffer): Promise<PaqueteAbierto | null> {
  if (!file.subarray(0, mark.length).equals(mark)) return null;
  const clear = await openWith(privateKey, file.subarray(mark.length), about);
  if (clear === null || clear.length < lengthBytes) return null;
  const end = lengthBytes + clear.readUInt32BE();
  const identity = clear.subarray(lengthBytes, end);
  const zip = clear.subarray(end);
  if (identity.length === 0) return { zip, identidad: null };
  const opened = await openWith(privateKey, identity, 'paquete|identidad|1');
  return opened === null ? null : { zip, identidad: opened };
}
