/** The scale of durations keeps its word: percentiles of added sketches lie within 5 % of the exact ones. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { cuboDe, demoraDeCubo, type Peldano, percentil } from './escala.ts';

const yearsMs = 2 * 365 * 86_400_000;
const durations = fc.array(fc.integer({ min: 1_000, max: yearsMs }), { minLength: 1, maxLength: 200 });

const sketchOf = (all: readonly number[]): readonly Peldano[] =>
  all.map((ms) => ({ cubo: cuboDe(ms), casos: 1 }));

function exact(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? Number.NaN;
}

test('any percentile of sketches added up is within 5 % of the exact one', () => {
  fc.assert(
    fc.property(durations, durations, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, share) => {
      const found = percentil([...sketchOf(one), ...sketchOf(other)], share) ?? Number.NaN;
      const wanted = exact([...one, ...other], share);
      assert.ok(Math.abs(found - wanted) <= 0.05 * wanted, `${found} for ${wanted}`);
    }),
  );
});

test('decisions at once take no time, and nothing has no percentile', () => {
  assert.equal(
    percentil(
      [
        { cubo: 0, casos: 9 },
        { cubo: 60, casos: 1 },
      ],
      0.5,
    ),
    0,
  );
  assert.equal(percentil([], 0.5), null);
  assert.equal(percentil([{ cubo: 3, casos: 0 }], 0.9), null);
});

test('longer is never in a lower step, and the scale ends', () => {
  fc.assert(
    fc.property(fc.nat(yearsMs), fc.nat(yearsMs), (a, b) => cuboDe(Math.min(a, b)) <= cuboDe(Math.max(a, b))),
  );
  assert.equal(cuboDe(Number.MAX_SAFE_INTEGER), 255);
  assert.equal(cuboDe(0), 1);
  assert.ok(demoraDeCubo(255) > 100 * yearsMs);
});
