import assert from 'node:assert/strict';
import { hash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { systemIds } from '../../platform/ids.ts';
import { boxClearBytesMax, openBox, sealBox } from './box.ts';

const key = Buffer.alloc(32, 9);

test('a box opens under its key and about the same thing only, unaltered in every part', () => {
  const clear = Buffer.from('texto sintético');
  const sealed = sealBox(systemIds, key, clear, 'pieza|a|1');
  assert.deepEqual(openBox(key, sealed, 'pieza|a|1'), clear);
  assert.equal(openBox(Buffer.alloc(32, 8), sealed, 'pieza|a|1'), null);
  assert.equal(openBox(key, sealed, 'pieza|a|2'), null);
  for (let i = 0; i < sealed.length; i += i < 40 ? 1 : 37) {
    const altered = Buffer.from(sealed);
    altered[i] = (altered[i] ?? 0) ^ 0x80;
    assert.equal(openBox(key, altered, 'pieza|a|1'), null, `byte ${i}`);
    assert.equal(openBox(key, sealed.subarray(0, i), 'pieza|a|1'), null, `cut at ${i}`);
  }
});

test('sizes tell no more than the bucket', () => {
  const sizeOf = (bytes: number) => sealBox(systemIds, key, Buffer.alloc(bytes), '').length;
  assert.equal(sizeOf(0), sizeOf(1_020));
  assert.equal(sizeOf(1_021), sizeOf(4_092));
  assert.equal(new Set([0, 10, 1_021, 5_000, 20_000, 70_000, 300_000, 1_100_000].map(sizeOf)).size, 7);
  assert.throws(() => sealBox(systemIds, key, Buffer.alloc(boxClearBytesMax + 1), ''), RangeError);
});

test('any content comes back as it was', () => {
  for (const bytes of [0, 1, 1_019, 1_020, 1_021, 65_532, 65_533, 1_048_573]) {
    const clear = randomBytes(bytes);
    assert.deepEqual(openBox(key, sealBox(systemIds, key, clear, 'x'), 'x'), clear);
  }
});

test('test vector of the format: docs/sellado-format.md', () => {
  const counting = (bytes: number) =>
    Buffer.from(Array.from({ length: bytes }, (_, i) => i)).toString('base64url');
  const sealed = sealBox({ ...systemIds, randomToken: counting }, key, Buffer.from('texto'), 'pieza|a|1');
  assert.equal(sealed.length, 1 + 12 + 16 + 1_024);
  const start = '01000102030405060708090a0bcba679bb0bd4ff08e1b36966583f9415ea519bc7482a5291f0562c9fd0c3c534';
  assert.equal(sealed.toString('hex', 0, 45), start);
  assert.equal(
    hash('sha256', sealed, 'hex'),
    'cd8fff402b03c96536d76295557698d7ad516813e266f86fc128310904ce1f77',
  );
});

test('ASVS 11.3.4 a hundred thousand nonces do not repeat', () => {
  const seen = new Set<string>();
  for (let i = 0; i < 100_000; i += 1)
    seen.add(sealBox(systemIds, key, Buffer.alloc(0), '').toString('latin1', 1, 13));
  assert.equal(seen.size, 100_000);
});
