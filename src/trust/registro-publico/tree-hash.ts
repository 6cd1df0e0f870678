/** The hashes of an RFC 6962 tree (section 2.1): a leaf and a node never hash alike, whatever they hold. */
import { hash } from 'node:crypto';

export const hashBytes = 32;

const leafMark = Buffer.from([0x00]);
/** Mark, left, right: filled anew for every node, hashed before anything else can run. */
const pair = Buffer.alloc(1 + 2 * hashBytes, 0x01);

/** SHA-256 of 0x00 and the leaf's bytes. */
export function leafHash(leaf: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([leafMark, leaf]), 'buffer');
}

/** SHA-256 of 0x01 and both children, 32 bytes each. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1);
  pair.set(right, 1 + hashBytes);
  return hash('sha256', pair, 'buffer');
}

/** The root of a tree without leaves. */
export const emptyRoot: Buffer = hash('sha256', '', 'buffer');
