// Fence: every fault point stands somewhere in the product, and some test makes it happen.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { type FaultPoint, faultPoints } from '../../src/platform/fault-points.ts';

const read = (patterns: readonly string[], keep: (path: string) => boolean): string =>
  globSync([...patterns])
    .filter(keep)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

const isTest = (path: string) => path.endsWith('.test.ts');
const product = read(['src/**/*.ts'], (path) => !isTest(path));
const tests = read(['src/**/*.test.ts', 'tests/**/*.ts'], (path) => !path.includes('fences/'));
const points = Object.keys(faultPoints) as FaultPoint[];

test('ASVS 16.5.2 every fault point is passed by the product', () => {
  assert.deepEqual(
    points.filter((point) => !product.includes(`hit('${point}')`)),
    [],
  );
});

test('every fault point is made to happen by a test', () => {
  assert.deepEqual(
    points.filter((point) => !tests.includes(point)),
    [],
  );
});
