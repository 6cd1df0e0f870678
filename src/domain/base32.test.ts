import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromBase32, rfc4648, toBase32 } from './base32.ts';

// RFC 4648, section 10, without the padding.
const vectors = {
  '': '',
  f: 'MY',
  fo: 'MZXQ',
  foo: 'MZXW6',
  foob: 'MZXW6YQ',
  fooba: 'MZXW6YTB',
  foobar: 'MZXW6YTBOI',
};

test('it writes and reads what RFC 4648 says, without padding', () => {
  for (const [said, written] of Object.entries(vectors)) {
    assert.equal(toBase32(Buffer.from(said), rfc4648), written);
    assert.deepEqual(fromBase32(written, rfc4648), Uint8Array.from(Buffer.from(said)));
  }
});

test('whatever the bytes, they come back, and each sign carries five bits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = toBase32(bytes, rfc4648);
      assert.equal(text.length, Math.ceil((bytes.length * 8) / 5));
      assert.deepEqual(fromBase32(text, rfc4648), bytes);
    }),
  );
});

test('a sign outside the alphabet is not read', () => {
  for (const text of ['MZXW6=', 'mzxw6', 'M1', 'MZ XQ']) assert.equal(fromBase32(text, rfc4648), null);
});
