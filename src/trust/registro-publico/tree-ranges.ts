/**
 * Which subtrees a proof is made of, and which stored nodes make up a subtree. Leaves count from 0; a range is half open.
 * A stored node (level, index) covers the leaves from index × 2^level on, 2^level of them, all present.
 */
import { emptyRoot, nodeHash } from './tree-hash.ts';

export type Place = { readonly level: number; readonly index: number };
export type Range = { readonly start: number; readonly end: number };

/** The largest power of two below `size` (2 or more): where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The stored nodes that make up a range the tree's splits lead to, left to right: at most one per level. */
export function placesOf({ start, end }: Range): Place[] {
  const places: Place[] = [];
  for (let at = start; at < end; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1;
    places.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return places;
}

/** The hash of a range from the hashes of its places, left to right; of no place, the empty tree's. */
export function foldPlaces(hashes: readonly Buffer[]): Buffer {
  let folded: Buffer | undefined;
  for (const one of hashes.toReversed()) folded = folded === undefined ? one : nodeHash(one, folded);
  return folded ?? emptyRoot;
}

/** The subtrees of the audit path of a leaf in the tree of `size` leaves, nearest first (RFC 6962, 2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/** The subtrees that prove the tree of `from` leaves (1 or more) to be the beginning of that of `to` (RFC 6962, 2.1.2). */
export function consistencyRanges(from: number, to: number): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let end = to;
  while (end !== from) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}
