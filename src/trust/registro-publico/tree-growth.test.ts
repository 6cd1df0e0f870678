/** The tree against a naive model written from the RFC's recursive definitions: every size, every leaf, every pair of sizes. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { growWithCuts } from './tree-cuts.ts';
import { type Edge, emptyEdge, growTree, rootOf } from './tree-growth.ts';
import { leafHash } from './tree-hash.ts';
import { consistencyRanges, foldPlaces, inclusionRanges, placesOf, type Range } from './tree-ranges.ts';
import { verifyConsistency, verifyInclusion } from './tree-verify.ts';

const sizesMax = 300;

/** The eight inputs of Certificate Transparency's own test tree. */
const wellKnown = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));
const wellKnownRoot = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';

const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const split = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1);

/** MTH, PATH and SUBPROOF as RFC 6962 writes them, over the leaves themselves. */
function modelRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha();
  if (leaves.length === 1) return sha(Buffer.of(0), only);
  const k = split(leaves.length);
  return sha(Buffer.of(1), modelRoot(leaves.slice(0, k)), modelRoot(leaves.slice(k)));
}

function modelPath(m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...modelPath(m, leaves.slice(0, k)), modelRoot(leaves.slice(k))]
    : [...modelPath(m - k, leaves.slice(k)), modelRoot(leaves.slice(0, k))];
}

function modelSubproof(m: number, leaves: readonly Buffer[], whole: boolean): Buffer[] {
  if (m === leaves.length) return whole ? [] : [modelRoot(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...modelSubproof(m, leaves.slice(0, k), whole), modelRoot(leaves.slice(k))]
    : [...modelSubproof(m - k, leaves.slice(k), false), modelRoot(leaves.slice(0, k))];
}

type Stored = { edge: Edge; readonly nodes: Map<string, Buffer>; readonly roots: Buffer[] };

/** What a store keeps: all complete nodes, and the root after every batch. */
function grow(stored: Stored, leaves: readonly Buffer[]): void {
  const { edge, levels } = growTree(stored.edge, Buffer.concat(leaves.map(leafHash)));
  for (const { level, first, hashes } of levels)
    for (let i = 0; i * 32 < hashes.length; i += 1)
      stored.nodes.set(`${level}/${first + i}`, hashes.subarray(i * 32, i * 32 + 32));
  stored.edge = edge;
  stored.roots[edge.size] = rootOf(edge);
}

const emptyStore = (): Stored => ({ edge: emptyEdge, nodes: new Map(), roots: [rootOf(emptyEdge)] });

function proofFrom({ nodes }: Stored, ranges: readonly Range[]): Buffer[] {
  return ranges.map((range) =>
    foldPlaces(
      placesOf(range).map(({ level, index }) => {
        const hash = nodes.get(`${level}/${index}`);
        assert.ok(hash, `node ${level}/${index} is not stored`);
        return hash;
      }),
    ),
  );
}

const leafOf = (i: number) => Buffer.from(`leaf ${i}`);
const leaves = Array.from({ length: sizesMax }, (_, i) => leafOf(i));
const full = emptyStore();
for (const leaf of leaves) grow(full, [leaf]);

test('the tree of the well-known inputs has the well-known root', () => {
  const stored = emptyStore();
  for (const leaf of wellKnown) grow(stored, [leaf]);
  assert.equal(rootOf(stored.edge).toString('hex'), wellKnownRoot);
  assert.equal(modelRoot(wellKnown).toString('hex'), wellKnownRoot);
  for (const size of [0, 1, 2, 3, 4, 5, 6, 7, 8])
    assert.deepEqual(stored.roots[size], modelRoot(wellKnown.slice(0, size)));
});

test('roots agree with the model for every size', () => {
  for (let size = 0; size <= sizesMax; size += 1)
    assert.deepEqual(full.roots[size], modelRoot(leaves.slice(0, size)), `size ${size}`);
});

test('however leaves come in batches, nodes and right edge are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 8 }), (batches) => {
      const stored = emptyStore();
      for (const count of batches)
        grow(stored, leaves.slice(stored.edge.size, Math.min(sizesMax, stored.edge.size + count)));
      assert.deepEqual(rootOf(stored.edge), full.roots[stored.edge.size]);
      for (const [place, hash] of stored.nodes) assert.deepEqual(hash, full.nodes.get(place), place);
      const perLevel = (level: number) => Math.floor(stored.edge.size / 2 ** level);
      let expected = 0;
      for (let level = 0; perLevel(level) > 0; level += 1) expected += perLevel(level);
      assert.equal(stored.nodes.size, expected);
    }),
  );
});

test('roots taken on the way are those of that size, and the nodes are the same as without', () => {
  const sizes = fc.integer({ min: 0, max: sizesMax + 5 });
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 99 }), fc.array(sizes), (before, count, cuts) => {
      const { edge } = growTree(emptyEdge, Buffer.concat(leaves.slice(0, before).map(leafHash)));
      const hashes = Buffer.concat(leaves.slice(before, before + count).map(leafHash));
      const cut = growWithCuts(edge, hashes, cuts);
      assert.deepEqual({ edge: cut.edge, levels: cut.levels }, growTree(edge, hashes));
      const expected = [...cuts.filter((size) => size > before && size < before + count), before + count];
      assert.deepEqual(
        [...cut.roots.keys()],
        [...new Set(expected)].sort((a, b) => a - b),
      );
      for (const [size, root] of cut.roots) assert.deepEqual(root, full.roots[size]);
    }),
  );
});

test('inclusion: every leaf of every size; with the model’s proof, and nothing else passes', () => {
  for (let size = 1; size <= sizesMax; size += 1) {
    const root = full.roots[size] ?? Buffer.alloc(0);
    for (let index = 0; index < size; index += 1) {
      const proof = proofFrom(full, inclusionRanges(index, size));
      const leaf = leafHash(leafOf(index));
      assert.ok(verifyInclusion({ leaf, index, size, root, proof }), `${index} of ${size}`);
      assert.equal(verifyInclusion({ leaf, index: (index + 1) % size, size, root, proof }), size === 1);
      assert.equal(verifyInclusion({ leaf, index, size, root: leafHash(root), proof }), false);
    }
  }
  for (const size of [1, 2, 3, 7, 8, 100, 299])
    for (let index = 0; index < size; index += 1)
      assert.deepEqual(
        proofFrom(full, inclusionRanges(index, size)),
        modelPath(index, leaves.slice(0, size)),
      );
});

test('consistency: every pair of sizes; with the model’s proof, and nothing else passes', () => {
  for (let to = 1; to <= sizesMax; to += 1) {
    const toRoot = full.roots[to] ?? Buffer.alloc(0);
    for (let from = 1; from <= to; from += 1) {
      const fromRoot = full.roots[from] ?? Buffer.alloc(0);
      const proof = proofFrom(full, consistencyRanges(from, to));
      const claim = { from, fromRoot, to, toRoot, proof };
      assert.ok(verifyConsistency(claim), `${from} of ${to}`);
      assert.equal(verifyConsistency({ ...claim, fromRoot: leafHash(fromRoot) }), false);
      assert.equal(verifyConsistency({ ...claim, toRoot: leafHash(toRoot) }), false);
    }
  }
  for (const to of [2, 3, 8, 100, 299])
    for (let from = 1; from < to; from += 1)
      assert.deepEqual(
        proofFrom(full, consistencyRanges(from, to)),
        modelSubproof(from, leaves.slice(0, to), true),
      );
});

test('a proof with a bit flipped, a hash more or a hash less proves nothing', () => {
  const pick = fc.record({ size: fc.integer({ min: 2, max: sizesMax }), seed: fc.nat(), bit: fc.nat() });
  fc.assert(
    fc.property(pick, ({ size, seed, bit }) => {
      const index = seed % size;
      const root = full.roots[size] ?? Buffer.alloc(0);
      const proof = proofFrom(full, inclusionRanges(index, size));
      const claim = { leaf: leafHash(leafOf(index)), index, size, root };
      const changed = proof.map((hash) => Buffer.from(hash));
      const at = changed[seed % changed.length];
      if (at !== undefined) at[bit % 32] = (at[bit % 32] ?? 0) ^ (1 << (bit % 8));
      assert.equal(verifyInclusion({ ...claim, proof: changed }), false);
      assert.equal(verifyInclusion({ ...claim, proof: proof.slice(1) }), false);
      assert.equal(verifyInclusion({ ...claim, proof: [...proof, root] }), false);
    }),
  );
});

test('no claim makes the check throw', () => {
  const odd = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(Number.NaN, Infinity, -1, 2 ** 53));
  const bytes = fc.uint8Array({ maxLength: 33 });
  fc.assert(
    fc.property(odd, odd, bytes, bytes, fc.array(bytes, { maxLength: 80 }), (a, b, root, other, proof) => {
      assert.equal(verifyInclusion({ leaf: other, index: a, size: b, root, proof }), false);
      assert.equal(verifyConsistency({ from: a, fromRoot: root, to: b, toRoot: other, proof }), false);
    }),
  );
});
