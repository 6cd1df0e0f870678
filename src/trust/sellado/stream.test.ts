import assert from 'node:assert/strict';
import { hash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { systemIds } from '../../platform/ids.ts';
import { openStream, paddedChunks, SealBroken, sealStream } from './stream.ts';

const key = randomBytes(32);
const headerBytes = 8;
const chunkBytes = 64 * 1024 + 16;

const sealed = (clear: Buffer, partBytes = 10_000) =>
  buffer(Readable.from(partsOf(clear, partBytes)).pipe(sealStream(systemIds, key)));

function* partsOf(whole: Buffer, partBytes: number): Generator<Buffer> {
  for (let at = 0; at < whole.length; at += partBytes) yield whole.subarray(at, at + partBytes);
}

const opened = (whole: Buffer, partBytes = 7_777, under = key) => {
  const through = openStream(under);
  Readable.from(partsOf(whole, partBytes)).pipe(through);
  return buffer(through);
};

test('files of any size come back, however they are cut on the way', async () => {
  for (const bytes of [0, 1, 65_531, 65_532, 65_533, 131_064, 200_000, 1_500_000]) {
    const clear = randomBytes(bytes);
    for (const partBytes of [1_013, 70_000, 2_000_000]) {
      assert.deepEqual(await opened(await sealed(clear, partBytes), partBytes), clear);
    }
  }
});

test('the size tells the number of chunks, rounded up, and nothing of the last one', async () => {
  const lengths = new Set<number>();
  for (const bytes of [0, 1, 30_000, 65_532]) lengths.add((await sealed(Buffer.alloc(bytes))).length);
  assert.deepEqual([...lengths], [headerBytes + chunkBytes]);
  assert.deepEqual([1, 7, 15, 16, 17, 33, 100, 1_000].map(paddedChunks), [1, 7, 15, 16, 18, 36, 104, 1_024]);
});

const swap = (whole: Buffer, a: number, b: number) => {
  const chunk = (n: number) =>
    whole.subarray(headerBytes + n * chunkBytes, headerBytes + (n + 1) * chunkBytes);
  const chunks = [0, 1, 2, 3].map((n) => chunk(n === a ? b : n === b ? a : n));
  return Buffer.concat([whole.subarray(0, headerBytes), ...chunks]);
};

test('cut, reordered, repeated, lengthened, mixed and altered files break', async () => {
  const clear = randomBytes(4 * 65_532);
  const whole = await sealed(clear);
  const twin = await sealed(clear);
  const altered = (at: number) => {
    const copy = Buffer.from(whole);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const cases: Record<string, Buffer> = {
    empty: Buffer.alloc(0),
    'header only': whole.subarray(0, headerBytes),
    'cut between chunks': whole.subarray(0, headerBytes + 2 * chunkBytes),
    'cut inside a chunk': whole.subarray(0, whole.length - 5),
    'last chunk missing': whole.subarray(0, whole.length - chunkBytes),
    'two swapped': swap(whole, 1, 2),
    'last not last': swap(whole, 2, 3),
    'something behind': Buffer.concat([whole, Buffer.from('x')]),
    'twice the last': Buffer.concat([whole, whole.subarray(-chunkBytes)]),
    'chunk of a twin': Buffer.concat([
      whole.subarray(0, headerBytes + chunkBytes),
      twin.subarray(headerBytes + chunkBytes),
    ]),
    version: altered(0),
    prefix: altered(3),
    'first chunk': altered(100),
    'last tag': altered(whole.length - 1),
  };
  assert.equal(swap(whole, 1, 1).equals(whole), true);
  for (const [name, broken] of Object.entries(cases)) await assert.rejects(opened(broken), SealBroken, name);
  await assert.rejects(opened(whole, 5_000, randomBytes(32)), SealBroken, 'another key');
});

test('test vector of the format: docs/sellado-format.md', async () => {
  const counting = (bytes: number) =>
    Buffer.from(Array.from({ length: bytes }, (_, i) => i)).toString('base64url');
  const ids = { ...systemIds, randomToken: counting };
  const whole = await buffer(
    Readable.from([Buffer.from('texto')]).pipe(sealStream(ids, Buffer.alloc(32, 9))),
  );
  assert.equal(whole.toString('hex', 0, 24), '0100010203040506fc18c3cb02ead28e3d15954362193186');
  assert.equal(
    hash('sha256', whole, 'hex'),
    'bbdaef5a23fb5e12fe574bca177bc931158de302a5474ec3226fe00ae53894fe',
  );
});
