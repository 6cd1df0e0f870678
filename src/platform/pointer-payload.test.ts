// Payloads of NOTIFY stay under the server's limit and give back what went in.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { payloadBytesMax, payloadsFrom, pointersFrom } from './pointer-payload.ts';

const pointer = fc.record(
  {
    topic: fc.constantFrom('chat', 'bandeja', 'escribiendo'),
    key: fc.string({ unit: 'grapheme', maxLength: 200 }),
    n: fc.integer({ min: 0, max: 100_000 }),
  },
  { noNullPrototype: true },
);

test('whatever is announced comes out whole, in order, in payloads below 8,000 bytes', () => {
  fc.assert(
    fc.property(fc.array(pointer, { maxLength: 300 }), (pointers) => {
      const payloads = payloadsFrom(pointers);
      assert.ok(payloads.every((payload) => Buffer.byteLength(payload) <= payloadBytesMax));
      assert.deepEqual(payloads.flatMap(pointersFrom), pointers);
    }),
    { numRuns: 60 },
  );
});

test('few go in one payload, and none makes none', () => {
  const few = Array.from({ length: 100 }, (_, n) => ({ topic: 'chat', key: 'x'.repeat(36), n }));
  assert.equal(payloadsFrom(few).length, 1);
  assert.deepEqual(payloadsFrom([]), []);
});

test('a key too long for any payload is left to the poll, and takes no other with it', () => {
  const short = { topic: 'chat', key: 'a', n: 1 };
  const payloads = payloadsFrom([short, { topic: 'chat', key: 'ñ'.repeat(8_000), n: 2 }, { ...short, n: 3 }]);
  assert.deepEqual(payloads.flatMap(pointersFrom), [short, { ...short, n: 3 }]);
});

test('what somebody else writes to the channel does no harm', () => {
  for (const payload of [
    '',
    'hola',
    '{"a":1}',
    '[[1,2,3]]',
    '[["chat","k"]]',
    '[["chat","k",1.5]]',
    '[null]',
  ])
    assert.deepEqual(pointersFrom(payload), []);
});
