// References: read however people type them, and never a wrong one taken for another.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { leerReferencia, referenciaDesde } from './referencia.ts';

const references = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(referenciaDesde);

test('a reference has no character that could be taken for another', () => {
  fc.assert(
    fc.property(references, (reference) =>
      /^VT-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{2}$/.test(reference),
    ),
  );
});

test('it is read in any case, with spaces, without dashes, with or without its prefix', () => {
  fc.assert(
    fc.property(references, (reference) => {
      for (const typed of [
        reference.toLowerCase(),
        ` ${reference} `,
        reference.replaceAll('-', ''),
        reference.replaceAll('-', ' '),
        reference.slice(3),
      ]) {
        assert.equal(leerReferencia(typed), reference, typed);
      }
    }),
    { examples: [['VT-VT22-2222-NE']] },
  );
});

test('one wrong character, or two neighbours swapped, is noticed', () => {
  const body = (reference: string) => [...reference.replace(/^VT-|-/g, '')];
  fc.assert(
    fc.property(
      references,
      fc.nat(9),
      fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'),
      (reference, at, other) => {
        const chars = body(reference);
        if (chars[at] === other) return;
        assert.equal(leerReferencia(chars.with(at, other).join('')), null);
      },
    ),
  );
  fc.assert(
    fc.property(references, fc.nat(6), (reference, at) => {
      const chars = body(reference);
      const [a = '', b = ''] = [chars[at], chars[at + 1]];
      if (a === b) return;
      assert.equal(
        leerReferencia(
          chars
            .with(at, b)
            .with(at + 1, a)
            .join(''),
        ),
        null,
      );
    }),
  );
});

test('anything else is no reference', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => leerReferencia(text) === null || text.length >= 10),
  );
  assert.equal(leerReferencia(''), null);
  assert.equal(leerReferencia('V'.repeat(10_000)), null);
});
