import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { findNonce, leadingZeroBits } from './find-nonce.ts';
import { sha256 } from './sha256.ts';

function hex(words: Uint32Array): string {
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function nodeHex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

test('our SHA-256 gives what the platform gives, for any text and around the block size', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    assert.equal(hex(sha256('a'.repeat(length))), nodeHex('a'.repeat(length)), String(length));
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(hex(sha256(text)), nodeHex(text))),
  );
});

test('zero bits are counted across words', () => {
  assert.equal(leadingZeroBits(Uint32Array.of(0x80000000, 0)), 0);
  assert.equal(leadingZeroBits(Uint32Array.of(0, 0x00ffffff)), 40);
});

test('the nonce found satisfies the challenge as the server checks it', () => {
  const bits = 12;
  const digest = nodeHex(`reto-de-prueba:${findNonce('reto-de-prueba', bits)}`);
  assert.ok(Number.parseInt(digest.slice(0, 8), 16) < 2 ** (32 - bits));
});
