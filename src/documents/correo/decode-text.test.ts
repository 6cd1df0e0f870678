// Bytes to text: Spanish stays Spanish under every label, and no bytes are refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { latin } from '../../../tests/correo/mail-bytes.ts';
import { decodeText } from './decode-text.ts';
import { decodeWords } from './decode-words.ts';
import { decodeUtf7 } from './utf7.ts';

const text = 'Señor Núñez: 1.200 € “según” lo previsto…';
const labels = [
  null,
  '',
  'utf-8',
  'UTF8',
  'us-ascii',
  'iso-8859-1',
  'windows-1252',
  '"latin1"',
  'x-inventado',
];

test('both ways of writing an accent are understood under every label', () => {
  for (const label of labels) {
    assert.equal(decodeText(Buffer.from(text), label).text, text, `utf-8 as ${label}`);
    assert.equal(decodeText(latin(text), label).text, text, `windows-1252 as ${label}`);
  }
});

test('it is told whether the label was true', () => {
  assert.equal(decodeText(Buffer.from(text), 'utf-8').repaired, false);
  assert.equal(decodeText(latin(text), 'ISO-8859-1').repaired, false);
  assert.equal(decodeText(latin(text), 'utf-8').repaired, true);
  assert.equal(decodeText(Buffer.from(text), 'us-ascii').repaired, true);
  assert.equal(decodeText(Buffer.from('hola'), null).repaired, false);
});

test('a letter cut in the middle and a footer of another charset cost nothing else', () => {
  const mixed = Buffer.concat([Buffer.from('Señal '), latin('Núñez'), Buffer.from(' fin ñ').subarray(0, 6)]);
  assert.equal(decodeText(mixed, 'utf-8').text, 'Señal Núñez fin Ã');
});

test('other charsets are taken at their word where the bytes fit', () => {
  assert.equal(decodeText(Buffer.from('cff0e8e2e5f2', 'hex'), 'windows-1251').text, 'Привет');
  assert.equal(decodeText(Buffer.from('1b2442467c4b5c1b2842', 'hex'), 'iso-2022-jp').text, '日本');
  assert.equal(decodeText(Buffer.from(text), 'shift_jis').text, text);
});

test('UTF-7: letters, the plus itself, broken runs', () => {
  assert.equal(decodeUtf7('Se+APE-or, 1 +- 1 = 2 +IKw'), 'Señor, 1 + 1 = 2 €');
  assert.equal(decodeUtf7('+A'), '');
});

test('any bytes under any label give text', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.oneof(fc.constantFrom(...labels, 'utf-7', 'utf-16le', 'gb18030', 'big5'), fc.string()),
      (bytes, label) => {
        assert.equal(typeof decodeText(bytes, label).text, 'string');
      },
    ),
  );
});

test('encoded words: neighbours joined, quoted, folded, cut inside a letter, with raw letters around', () => {
  assert.equal(
    decodeWords('=?utf-8?Q?Petici=C3?= =?utf-8?Q?=B3n_de?= =?iso-8859-1?q?_a=F1o?=').text,
    'Petición de año',
  );
  assert.equal(decodeWords('"=?UTF-8?B?w5E=?=" texto').text, '"Ñ" texto');
  assert.equal(decodeWords('=?utf-8*es?Q?ma=C3=B1ana?=').text, 'mañana');
  assert.equal(decodeWords(`Año =?utf-8?Q?a=C3=B1o?=`).text, 'Año año');
  assert.equal(decodeWords('=?utf-8?x?no?= =?').text, '=?utf-8?x?no?= =?');
});
