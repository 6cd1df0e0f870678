/** Proofs as they travel in JSON: hashes in base64, nearest first. */
import { hashBytes } from './tree-hash.ts';
import { proofHashesMax } from './tree-verify.ts';

export function encodeProof(hashes: readonly Uint8Array[]): string[] {
  return hashes.map((hash) => Buffer.from(hash).toString('base64'));
}

/** Null where it is no list of 32-byte hashes. Takes whatever JSON holds. */
export function decodeProof(value: unknown): Buffer[] | null {
  if (!Array.isArray(value) || value.length > proofHashesMax) return null;
  const hashes: Buffer[] = [];
  for (const one of value) {
    if (typeof one !== 'string' || !/^[A-Za-z0-9+/]{43}=$/.test(one)) return null;
    const hash = Buffer.from(one, 'base64');
    if (hash.length !== hashBytes) return null;
    hashes.push(hash);
  }
  return hashes;
}
