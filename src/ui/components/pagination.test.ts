import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pageItems } from './pagination.ts';

function shown(current: number, total: number): (number | string)[] {
  return pageItems(current, total, (page) => `?p=${page}`).map((item) =>
    item === 'ellipsis' ? '…' : item.number,
  );
}

test('first, neighbours and last are shown, with gaps between', () => {
  assert.deepEqual(shown(5, 9), [1, '…', 4, 5, 6, '…', 9]);
  assert.deepEqual(shown(1, 1), [1]);
  assert.deepEqual(shown(2, 3), [1, 2, 3]);
});

test('numbers rise, exactly one is current, and there are never more than seven places', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(499), (total, offset) => {
      const items = pageItems(1 + (offset % total), total, String);
      const numbers = items.flatMap((item) => (item === 'ellipsis' ? [] : [item.number]));
      assert.deepEqual(
        numbers,
        [...new Set(numbers)].sort((a, b) => a - b),
      );
      assert.equal(items.filter((item) => item !== 'ellipsis' && item.isCurrent).length, 1);
      assert.ok(items.length <= 7);
    }),
  );
});
