/** Adding leaves to a tree of which only the right edge is known: which nodes become complete, and the new right edge. */
import { hashBytes, nodeHash } from './tree-hash.ts';
import { foldPlaces, placesOf } from './tree-ranges.ts';

/** The complete nodes on the right edge, left to right, as `placesOf({ start: 0, end: size })` lists them. */
export type Edge = { readonly size: number; readonly hashes: readonly Buffer[] };

export const emptyEdge: Edge = { size: 0, hashes: [] };

/** New nodes of one level, side by side: `hashes` holds 32 bytes for each, from `first` on. */
export type LevelGrowth = { readonly level: number; readonly first: number; readonly hashes: Buffer };

export type Growth = { readonly edge: Edge; readonly levels: readonly LevelGrowth[] };

export function rootOf({ hashes }: Edge): Buffer {
  return foldPlaces(hashes);
}

const slot = (hashes: Buffer, at: number): Buffer => hashes.subarray(at * hashBytes, (at + 1) * hashBytes);

/** `leaves` are leaf hashes, 32 bytes each, side by side. Level 0 of the result are these leaves. */
export function growTree(edge: Edge, leaves: Buffer): Growth {
  const size = edge.size + leaves.length / hashBytes;
  const levels: LevelGrowth[] = [{ level: 0, first: edge.size, hashes: leaves }];
  /** The right edge's node of a level, where the old tree had an unpaired one there. */
  const unpaired = new Map(
    placesOf({ start: 0, end: edge.size }).map(({ level }, i) => [level, edge.hashes[i]]),
  );
  const nextEdge: Buffer[] = [];
  let below = levels[0];
  for (let level = 0; below !== undefined && 2 ** level <= size; level += 1) {
    const left = unpaired.get(level);
    const known: Buffer = left === undefined ? below.hashes : Buffer.concat([left, below.hashes]);
    const count = known.length / hashBytes;
    const parents = Buffer.alloc(Math.floor(count / 2) * hashBytes);
    for (let at = 0; at + 1 < count; at += 2)
      nodeHash(slot(known, at), slot(known, at + 1)).copy(parents, (at / 2) * hashBytes);
    if (count % 2 === 1) nextEdge.unshift(Buffer.from(slot(known, count - 1)));
    below = { level: level + 1, first: Math.floor(edge.size / 2 ** (level + 1)), hashes: parents };
    if (parents.length > 0) levels.push(below);
  }
  return { edge: { size, hashes: nextEdge }, levels };
}
