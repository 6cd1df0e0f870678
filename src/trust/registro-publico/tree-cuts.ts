/** Growing a tree while taking its root at chosen sizes on the way: how a copy is held against many checkpoints at once. */
import { type Edge, growTree, type LevelGrowth, rootOf } from './tree-growth.ts';
import { hashBytes } from './tree-hash.ts';

export type CutGrowth = {
  readonly edge: Edge;
  /** As of one growth over all leaves. */
  readonly levels: readonly LevelGrowth[];
  /** Roots by size, for each cut within the new leaves and at their end. */
  readonly roots: ReadonlyMap<number, Buffer>;
};

/** `cuts` are sizes; those not above the old size or beyond the new one are passed over. */
export function growWithCuts(edge: Edge, leaves: Buffer, cuts: Iterable<number>): CutGrowth {
  const end = edge.size + leaves.length / hashBytes;
  const inside = [...new Set(cuts)].filter((cut) => cut > edge.size && cut < end).sort((a, b) => a - b);
  const stretches = new Map<number, LevelGrowth[]>();
  const roots = new Map<number, Buffer>();
  let at = edge;
  for (const cut of [...inside, end]) {
    const part = leaves.subarray((at.size - edge.size) * hashBytes, (cut - edge.size) * hashBytes);
    const grown = growTree(at, part);
    at = grown.edge;
    roots.set(cut, rootOf(at));
    for (const level of grown.levels)
      stretches.set(level.level, [...(stretches.get(level.level) ?? []), level]);
  }
  const levels = [...stretches].map(([level, parts]) => ({
    level,
    first: parts[0]?.first ?? 0,
    hashes: Buffer.concat(parts.map(({ hashes }) => hashes)),
  }));
  return { edge: at, levels, roots };
}
