/** Derived identifiers: stable, apart, and UUIDs in form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nameId } from './name-id.ts';

test('the same parts always give the same UUIDv8', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 3 }), (parts) => {
      assert.equal(nameId(...parts), nameId(...parts));
      assert.match(nameId(...parts), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
});

test('where a text is cut into parts makes a difference', () => {
  assert.notEqual(nameId('ab', 'c'), nameId('a', 'bc'));
  assert.notEqual(nameId('abc'), nameId('abc', ''));
});
