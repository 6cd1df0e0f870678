import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { joinParts, type Part, readPart, splitKey } from './shares.ts';

const read = (text: string): Part => {
  const part = readPart(text);
  if (part === null) throw new Error('a part does not read');
  return part;
};

test('any k of n parts give the key, fewer do not', async () => {
  const key = randomBytes(32);
  const parts = (await splitKey(key, 1, 5, 3)).map(read);
  for (let a = 0; a < 5; a += 1)
    for (let b = a + 1; b < 5; b += 1) {
      for (let c = b + 1; c < 5; c += 1) {
        const chosen = [parts[a], parts[b], parts[c]].filter((part) => part !== undefined);
        assert.deepEqual(await joinParts(chosen), key);
      }
      const two = [parts[a], parts[b]].filter((part) => part !== undefined);
      assert.equal(await joinParts(two), null);
      // Even when the number needed is lied about, two parts give another key.
      assert.notDeepEqual(await joinParts(two.map((part) => ({ ...part, needed: 2 }))), key);
    }
});

test('parts are sixteen groups of four, read whatever the case and blanks', async () => {
  const [text = ''] = await splitKey(randomBytes(32), 2, 3, 2);
  assert.match(text, /^(?:[2-9a-km-np-z]{4}-){15}[2-9a-km-np-z]{4}$/);
  assert.deepEqual(readPart(` ${text.toUpperCase().replaceAll('-', '  ')}\n`), readPart(text));
  assert.equal(read(text).recovery, 2);
  assert.equal(read(text).needed, 2);
});

test('a slip in any place is noticed, and parts of two keys do not mix', async () => {
  const key = randomBytes(32);
  const [text = '', other = ''] = await splitKey(key, 1, 3, 2);
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '-') continue;
    const slip = `${text.slice(0, i)}${text[i] === 'a' ? 'b' : 'a'}${text.slice(i + 1)}`;
    assert.equal(readPart(slip), null, `place ${i}`);
  }
  assert.equal(readPart(text.slice(0, -5)), null);
  const [foreign = ''] = await splitKey(key, 2, 3, 2);
  assert.equal(await joinParts([read(text), read(foreign)]), null);
  assert.equal(await joinParts([read(text), read(text)]), null);
  assert.deepEqual(await joinParts([read(text), read(other)]), key);
});
