/** Work instead of a third party's picture puzzle: a signed challenge, solved by hashing, that needs no stored state. */
import { createHash } from 'node:crypto';
import type { Signer } from './signer.ts';

export type WorkOrder = {
  /** What the work is accepted for; lower-case letters and dashes. */
  readonly purpose: string;
  /** Leading zero bits asked of SHA-256(challenge + ":" + nonce): each one doubles the work. */
  readonly bits: number;
  readonly expiresMs: number;
};

const nonceCharsMax = 40;

/** `salt`: 16 random bytes or more as base64url, so that no two challenges are alike. */
export function createChallenge(
  signer: Signer,
  { purpose, bits, expiresMs }: WorkOrder,
  salt: string,
): string {
  const body = `${purpose}.${bits}.${expiresMs.toString(36)}.${salt}`;
  return `${body}.${signer.sign(body)}`;
}

/** What a challenge asks, or null where we did not sign it or it has expired. */
export function readChallenge(signer: Signer, challenge: string, nowMs: number): WorkOrder | null {
  const parts = /^(([a-z-]{1,40})\.(\d{1,2})\.([0-9a-z]{1,11})\.[\w-]{16,64})\.([\w-]{43})$/.exec(challenge);
  if (parts === null) return null;
  const [, body = '', purpose = '', bits, expires = '', signature = ''] = parts;
  if (!signer.isSigned(body, signature)) return null;
  const expiresMs = Number.parseInt(expires, 36);
  return expiresMs > nowMs ? { purpose, bits: Number(bits), expiresMs } : null;
}

/** Whether the nonce solves the challenge; one hash. */
export function isSolved(challenge: string, nonce: string, bits: number): boolean {
  if (nonce.length === 0 || nonce.length > nonceCharsMax) return false;
  const hash = createHash('sha256').update(`${challenge}:${nonce}`).digest();
  for (let bit = 0; bit < bits; bit += 1) {
    if (((hash[bit >> 3] ?? 0xff) >> (7 - (bit & 7))) & 1) return false;
  }
  return true;
}
