/** Checking proofs as RFC 9162 describes it (2.1.3.2 and 2.1.4.2): no stored tree, no trust, and no input that makes it throw. */
import { emptyRoot, hashBytes, nodeHash } from './tree-hash.ts';

/** A path in a tree of 2^53 leaves has 53 hashes, a consistency proof one more. */
export const proofHashesMax = 54;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const areHashes = (...hashes: readonly Uint8Array[]): boolean =>
  hashes.every(({ length }) => length === hashBytes);

const isProof = (proof: readonly Uint8Array[]): boolean =>
  proof.length <= proofHashesMax && areHashes(...proof);

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

export type InclusionClaim = {
  /** `leafHash` of the leaf. */
  readonly leaf: Uint8Array;
  /** From 0. */
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Whether the leaf stands at that place of the tree with that root. */
export function verifyInclusion({ leaf, index, size, root, proof }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (!isProof(proof) || !areHashes(leaf, root)) return false;
  let at = index;
  let last = size - 1;
  let computed = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      computed = nodeHash(sibling, computed);
      while (!isOdd(at) && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      computed = nodeHash(computed, sibling);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && same(computed, root);
}

export type ConsistencyClaim = {
  readonly from: number;
  readonly fromRoot: Uint8Array;
  readonly to: number;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Whether the smaller tree is the beginning of the larger one. The empty tree is the beginning of every tree. */
export function verifyConsistency({ from, fromRoot, to, toRoot, proof }: ConsistencyClaim): boolean {
  if (!isCount(from) || !isCount(to) || from > to) return false;
  if (!isProof(proof) || !areHashes(fromRoot, toRoot)) return false;
  if (from === to) return proof.length === 0 && same(fromRoot, toRoot);
  if (from === 0) return proof.length === 0 && same(fromRoot, emptyRoot);
  let at = from - 1;
  let last = to - 1;
  while (isOdd(at)) {
    at = half(at);
    last = half(last);
  }
  // A tree of a power of two is itself the first subtree: its root is not repeated in the proof.
  const path = at === 0 ? [fromRoot, ...proof] : [...proof];
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let older = first;
  let newer = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (!isOdd(at) && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      newer = nodeHash(newer, sibling);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && same(older, fromRoot) && same(newer, toRoot);
}
