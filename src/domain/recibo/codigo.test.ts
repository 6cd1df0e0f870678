// Verification codes: read however people type them, and never a wrong one taken for another.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { codigoBytes, codigoFrom, leerCodigo } from './codigo.ts';

const bytes = fc.uint8Array({ minLength: codigoBytes, maxLength: codigoBytes });
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const sentenceOf = (crudo: string) => {
  const reading = leerCodigo(crudo);
  return reading.ok ? '' : reading.sentence;
};

test('a code is five groups of five signs that cannot be taken for others, and gives back its bytes', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const codigo = codigoFrom(given);
      assert.match(codigo, /^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}$/);
      const reading = leerCodigo(codigo);
      assert.ok(reading.ok);
      assert.deepEqual([...reading.bytes], [...given]);
      assert.equal(reading.codigo, codigo);
    }),
  );
});

test('it is read in lower case, without dashes, with blanks, with O for 0 and I or L for 1', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const codigo = codigoFrom(given);
      for (const typed of [
        codigo.toLowerCase(),
        codigo.replaceAll('-', ''),
        ` ${codigo.replaceAll('-', ' ')} `,
        codigo.replaceAll('-', ' – '),
        codigo.replaceAll('0', 'O').replaceAll('1', 'I'),
        codigo.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
      ]) {
        const reading = leerCodigo(typed);
        assert.ok(reading.ok && reading.codigo === codigo, typed);
      }
    }),
  );
});

test('one wrong sign, or two neighbours swapped, is noticed', () => {
  const signs = fc.constantFrom(...alphabet);
  fc.assert(
    fc.property(bytes, fc.nat(24), signs, (given, at, other) => {
      const chars = [...codigoFrom(given).replaceAll('-', '')];
      if (chars[at] === other) return;
      assert.match(sentenceOf(chars.with(at, other).join('')), /^Algún signo del código no es el correcto/);
    }),
  );
  fc.assert(
    fc.property(bytes, fc.nat(23), (given, at) => {
      const chars = [...codigoFrom(given).replaceAll('-', '')];
      const [a = '', b = ''] = [chars[at], chars[at + 1]];
      if (a === b) return;
      const swapped = chars
        .with(at, b)
        .with(at + 1, a)
        .join('');
      assert.match(sentenceOf(swapped), /^Algún signo del código no es el correcto/);
    }),
  );
});

test('each slip has its sentence', () => {
  assert.match(sentenceOf('  '), /^Escriba el código que está junto al cuadro QR/);
  assert.match(sentenceOf('7U'), /no lleva «U»/);
  assert.match(sentenceOf('7K3MX'), /tiene 25 letras y números; usted escribió 5/);
  assert.ok(!leerCodigo('7'.repeat(100_000)).ok);
});
