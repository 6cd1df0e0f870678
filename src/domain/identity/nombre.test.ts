// Proves the cleaning of free text: nothing invisible survives, nothing honest is lost, cleaning twice changes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanText, foldForSearch } from './nombre.ts';

function clean(raw: string, multiline = false): string {
  const parsed = cleanText(raw, { max: 200, multiline });
  assert.ok(parsed.ok, JSON.stringify(raw));
  return parsed.value;
}

test('names keep their letters and lose only dressing', () => {
  assert.equal(clean('  María   José\u00a0Ñáñez\t Ordóñez '), 'María José Ñáñez Ordóñez');
  assert.equal(clean('Man\u0303ana'), 'Mañana');
  assert.equal(clean("O'Brien & Hijos <script> S.A. '; DROP--"), "O'Brien & Hijos <script> S.A. '; DROP--");
  assert.equal(clean(''), '');
  assert.equal(clean(' \u200b\u2800\u3000\u0000 '), '');
});

test('controls, bidi marks and zero-width characters disappear', () => {
  assert.equal(clean('a\u0000b\u0007c\u009fd'), 'abcd');
  assert.equal(clean('factura\u202efdp.exe\u2066\u2069\u200f\u061c'), 'facturafdp.exe');
  assert.equal(clean('a\u200bd\u200cm\u200di\ufeffn\u00ad\u2060\u3164\ufffe'), 'admin');
  assert.equal(clean('e\u200b\u0301'), 'é');
  assert.equal(clean('a\u{e0041}b\ufe0f'), 'ab');
});

test('emoji sequences stay whole', () => {
  for (const emoji of ['👩🏽‍💻', '👨‍👩‍👧', '🏳️‍🌈', '❤️‍🔥', '1️⃣', '🧑🏻‍🤝‍🧑🏿', '🇪🇨']) {
    assert.equal(clean(`a ${emoji} b`), `a ${emoji} b`);
  }
  assert.equal(clean('👩\u200d a\u200d👩'), '👩 a👩');
});

test('line breaks stay only where asked', () => {
  const raw = 'uno \r\n dos\rtres\u2028cuatro\n\n\n\n  cinco\n';
  assert.equal(clean(raw), 'uno dos tres cuatro cinco');
  assert.equal(clean(raw, true), 'uno\ndos\ntres\ncuatro\n\ncinco');
});

test('the limit counts characters, not UTF-16 units; damaged text is refused', () => {
  assert.deepEqual(cleanText('😀😀😀', { max: 3 }), { ok: true, value: '😀😀😀', warnings: [] });
  const long = cleanText('😀😀😀😀', { max: 3 });
  assert.deepEqual(long, {
    ok: false,
    notice: {
      code: 'texto-demasiado-largo',
      sentence: 'El texto tiene 4 caracteres y el máximo es 3. Acórtelo.',
    },
  });
  const huge = cleanText('\u200b'.repeat(1_000_000), { max: 3 });
  assert.equal(huge.ok ? '' : huge.notice.code, 'texto-demasiado-largo');
  for (const damaged of ['a\ud83d', '\ude00a', 'x\ud800y']) {
    const parsed = cleanText(damaged, { max: 10 });
    assert.equal(parsed.ok ? '' : parsed.notice.code, 'texto-ilegible');
  }
});

const nasty = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      '\u200d',
      '\ufe0f',
      '\u200b',
      '👩',
      '🏽',
      '💻',
      '❤',
      '\u0301',
      '\r',
      '\n',
      ' ',
      '\u0000',
      '\u202e',
      'ñ',
      '1',
      '\u2800',
    ),
  ),
});

test('cleaning never throws, leaves nothing invisible, and repeated changes nothing', () => {
  fc.assert(
    fc.property(nasty, fc.boolean(), (raw, multiline) => {
      const parsed = cleanText(raw, { max: 500, multiline });
      if (!parsed.ok) return;
      assert.equal(clean(parsed.value, multiline), parsed.value);
      assert.ok(parsed.value.isWellFormed());
      assert.doesNotMatch(
        parsed.value.replace(/\n|\u200d|\ufe0f/g, ''),
        /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u,
      );
      assert.doesNotMatch(parsed.value, multiline ? /[^\S\n]{2}|\n{3}/ : /\s{2}|\n/);
    }),
    { numRuns: 2000 },
  );
});

test('the search key ignores case, accents, ñ and spacing', () => {
  assert.equal(
    foldForSearch('  ASOCIACIÓN de   Producción «El Ñandú» '),
    'asociacion de produccion «el nandu»',
  );
  assert.equal(foldForSearch('PINGÜINO'), foldForSearch('pinguino'));
  assert.equal(foldForSearch('a\u0000\u200b\nb'), 'a b');
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
      const key = foldForSearch(text);
      assert.equal(foldForSearch(key), key);
      assert.equal(foldForSearch(text.normalize('NFD')), key);
      assert.ok(key.isWellFormed());
    }),
    { numRuns: 2000 },
  );
});
