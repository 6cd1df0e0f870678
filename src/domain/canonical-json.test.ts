// One text for one value: whatever order a database gives members back in, the hash is the same.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical-json.ts';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
};

test('the order of members does not matter, everything else does', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (value) => canonicalJson(value as Json) === canonicalJson(shuffled(value) as Json),
    ),
  );
  assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
  assert.notEqual(canonicalJson('1'), canonicalJson(1));
});

test('it is JSON, and reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      assert.deepEqual(JSON.parse(canonicalJson(value as Json)), JSON.parse(JSON.stringify(value))),
    ),
  );
});

test('members without value are left out', () => {
  assert.equal(canonicalJson({ b: undefined, a: null }), '{"a":null}');
});
