import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileEndBytes, fileEnds } from './file-ends.ts';

test('whatever the pieces a file comes in, both its ends are kept, and no more', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 2 * fileEndBytes }), { maxLength: 6 });
  fc.assert(
    fc.property(sizes, (pieces) => {
      const chunks = pieces.map((size, n) => Buffer.from(Array.from({ length: size }, (_, i) => n + i)));
      const whole = Buffer.concat(chunks);
      const ends = fileEnds();
      for (const chunk of chunks) ends.take(chunk);
      assert.ok(ends.head.equals(whole.subarray(0, fileEndBytes)));
      assert.ok(ends.tail.equals(whole.subarray(-fileEndBytes)));
    }),
    { numRuns: 40 },
  );
});
