/**
 * Verification codes that need no table: the code is the reference and the event's number, enciphered under the key of
 * the installation with a synthetic initial value (the tag is both proof and nonce, as in RFC 5297). 64 bits of tag
 * stop guessing even where the reference is known; without the key a code says nothing, not even its reference.
 */
import { codigoBytes, codigoFrom } from '../../domain/recibo/codigo.ts';
import { reciboLimits } from '../../domain/recibo/recibo-limits.ts';
import { referenciaDesde } from '../../domain/solicitud/referencia.ts';
import { type Keys, sameText } from '../keys.ts';

const bodyChars = 8;
const tagBytes = 8;
const payloadBytes = codigoBytes - tagBytes;

/** The signs of a reference by their value, asked from who makes references. */
const signs = Array.from({ length: 31 }, (_, value) =>
  referenciaDesde(new Uint8Array(bodyChars).fill(value)).charAt('VT-'.length),
);

/** Eight signs of five bits, then the event's number in two bytes. */
function payloadOf(referencia: string, n: number): Buffer | null {
  const values = [...referencia.replace(/^VT|-/g, '')].slice(0, bodyChars).map((sign) => signs.indexOf(sign));
  if (values.length !== bodyChars || values.includes(-1)) return null;
  if (!Number.isInteger(n) || n < 1 || n > reciboLimits.eventoMax) return null;
  const packed = values.reduce((sum, value) => sum * 32n + BigInt(value), 0n);
  return Buffer.from(((packed << 16n) | BigInt(n)).toString(16).padStart(payloadBytes * 2, '0'), 'hex');
}

function macBytes(keys: Keys, label: string, content: Buffer, count: number): Buffer {
  return Buffer.from(keys.mac('recibo', `${label}|${content.toString('hex')}`), 'base64url').subarray(
    0,
    count,
  );
}

function masked(keys: Keys, tag: Buffer, content: Buffer): Buffer {
  const stream = macBytes(keys, 'cifra', tag, payloadBytes);
  return Buffer.from(content.map((byte, i) => byte ^ (stream[i] ?? 0)));
}

/** Null past the 65,535th event of a case, of which no receipt can be had. `referencia`: as `leerReferencia` gives it. */
export function codigoOfRecibo(keys: Keys, referencia: string, n: number): string | null {
  const payload = payloadOf(referencia, n);
  if (payload === null) return null;
  const tag = macBytes(keys, 'sello', payload, tagBytes);
  return codigoFrom(Buffer.concat([tag, masked(keys, tag, payload)]));
}

/** Whose receipt a code is of; null for a code this installation never made. `bytes`: what `leerCodigo` read. */
export function openCodigo(
  keys: Keys,
  bytes: Uint8Array,
): { readonly referencia: string; readonly n: number } | null {
  const tag = Buffer.from(bytes.subarray(0, tagBytes));
  const payload = masked(keys, tag, Buffer.from(bytes.subarray(tagBytes)));
  const expected = macBytes(keys, 'sello', payload, tagBytes);
  if (!sameText(expected.toString('hex'), tag.toString('hex'))) return null;
  let packed = BigInt(`0x${payload.toString('hex')}`);
  const n = Number(packed & 0xffffn);
  packed >>= 16n;
  const values = new Uint8Array(bodyChars);
  for (let i = bodyChars - 1; i >= 0; i -= 1) {
    values[i] = Number(packed & 31n);
    packed >>= 5n;
  }
  return { referencia: referenciaDesde(values), n };
}
