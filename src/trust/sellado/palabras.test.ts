import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { systemIds } from '../../platform/ids.ts';
import { keysFrom } from '../keys.ts';
import { keyOfWords, normalWords, palabrasPorRecibo, unknownWords, wordsFrom } from './palabras.ts';
import { palabras } from './palabras-lista.ts';

test('the list holds 8,192 different words of 4 to 9 plain letters', () => {
  assert.equal(palabras.length, 8_192);
  assert.equal(new Set(palabras).size, 8_192);
  for (const word of palabras) assert.match(word, /^[a-z]{4,9}$/);
});

test('one letter wrong, missing or too many never gives another word of the list', () => {
  const holes = new Map<string, string>();
  const known = new Set(palabras);
  for (const word of palabras) {
    for (let i = 0; i < word.length; i += 1) {
      const hole = `${word.slice(0, i)}*${word.slice(i + 1)}`;
      assert.equal(holes.get(hole), undefined, `${word} ~ ${holes.get(hole)}`);
      holes.set(hole, word);
      assert.ok(!known.has(word.slice(0, i) + word.slice(i + 1)), `${word} without its letter ${i}`);
    }
  }
});

test('words are the same for the same secret, others for another, and all of the list are drawn', () => {
  const secret = randomBytes(32);
  assert.deepEqual(wordsFrom(secret), wordsFrom(secret));
  assert.equal(wordsFrom(secret).length, palabrasPorRecibo);
  assert.notDeepEqual(wordsFrom(secret), wordsFrom(randomBytes(32)));
  const seen = new Set<string>();
  for (let i = 0; i < 12_000; i += 1) for (const word of wordsFrom(randomBytes(32))) seen.add(word);
  // 96,000 draws leave a given word out with probability e^-11.7: of 8,192 hardly ever more than a few.
  assert.ok(seen.size > 8_180, String(seen.size));
});

test('test vector of the format: the words of a secret of 32 bytes 0x07', () => {
  const words = 'tenedores ubicaron candado medalla seis florecido cribado arrimaste';
  assert.equal(wordsFrom(Buffer.alloc(32, 7)).join(' '), words);
});

test('words are read however they are typed', () => {
  const plain = 'abeja barco cedro dedal';
  for (const typed of [
    'ABEJA, BARCO, CEDRO, DEDAL',
    ' 1. abeja\r\n2. barco\n3) cedro\t4- dedal ',
    'Abéja   bárco\u00a0cédro · dedál.',
    '«abeja» «barco» «cedro» «dedal»',
  ])
    assert.equal(normalWords(typed), plain);
  assert.equal(normalWords(''), '');
  assert.deepEqual(unknownWords('abeja abejx'), ['abejx']);
});

test('the two ends of the words do not give each other away, and depend on the installation', async () => {
  const secret = Buffer.alloc(32, 3);
  const keys = keysFrom(secret, systemIds);
  const one = await keyOfWords(keys, 'abeja barco cedro dedal');
  assert.deepEqual(await keyOfWords(keys, '1 ABEJA 2 barco 3 cedro 4 dedal'), one);
  assert.notDeepEqual(one.busqueda, one.semilla);
  const elsewhere = await keyOfWords(keysFrom(Buffer.alloc(32, 4), systemIds), 'abeja barco cedro dedal');
  assert.notDeepEqual(elsewhere.busqueda, one.busqueda);
  assert.notDeepEqual(elsewhere.semilla, one.semilla);
  // Test vector: secret of 32 bytes 0x03, see docs/sellado-format.md.
  assert.equal(
    one.busqueda.toString('hex'),
    '05befbef70f8ed92ce6cff4fb9a0829e3b7483bce1ef5eb2429ea916e5345b58',
  );
  assert.equal(
    one.semilla.toString('hex'),
    '3db65445dd73fab3eab8d552e4c3d6918b017259773f1b12db3e28e1a6a6de63',
  );
});
