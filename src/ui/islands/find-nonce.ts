/** The sum behind the proof of work. */
import { sha256 } from './sha256.ts';

export function leadingZeroBits(digest: Uint32Array): number {
  let bits = 0;
  for (const word of digest) {
    bits += Math.clz32(word);
    if (word !== 0) break;
  }
  return bits;
}

/** The first nonce, counting from 0, whose digest starts with that many zero bits: about 2^bits tries. */
export function findNonce(challenge: string, bits: number): string {
  for (let nonce = 0; ; nonce += 1) {
    if (leadingZeroBits(sha256(`${challenge}:${nonce}`)) >= bits) return String(nonce);
  }
}
