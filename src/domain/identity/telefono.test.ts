// Proves the telephone parser on the ways people write Ecuadorian numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTelefono } from './telefono.ts';

function noticeOf(raw: string): string {
  const parsed = parseTelefono(raw);
  return parsed.ok ? 'ok' : parsed.notice.code;
}

function summary(raw: string): string {
  const parsed = parseTelefono(raw);
  if (!parsed.ok) return `${raw}: ${parsed.notice.code}`;
  const { kind, nacional, e164, extension } = parsed.value;
  return [kind, nacional, e164, extension].join(' ').trim();
}

test('mobile numbers, however written', () => {
  for (const raw of [
    '0991234567',
    '099 123 4567',
    '+593 99 123-4567',
    '00593991234567',
    '593991234567',
    '+593 (0)99 123 4567',
    '０９９１２３４５６７',
    '\u202a0991234567\u202c',
  ]) {
    assert.equal(summary(raw), 'celular 0991234567 +593991234567', raw);
  }
});

test('fixed lines with area code and extension', () => {
  for (const raw of ['(02) 234-5678', '+593 2 234 5678', '02−2345678']) {
    assert.equal(summary(raw), 'convencional 022345678 +59322345678', raw);
  }
  for (const raw of [
    '022345678 ext. 123',
    '022345678 Ext:123',
    '022345678 x123',
    '02 2345678, extensión 123',
    '022345678 (ext. 123)',
    '022345678#123',
    '022345678 int. 123',
  ]) {
    assert.equal(summary(raw), 'convencional 022345678 +59322345678 123', raw);
  }
});

test('1800 and 1700 lines have no form for abroad', () => {
  assert.equal(summary('1800-737267'), 'linea-1800 1800737267');
  assert.equal(summary('1 700 123 456'), 'linea-1800 1700123456');
});

test('a missing leading zero is added and said', () => {
  for (const [raw, nacional] of [
    ['991234567', '0991234567'],
    ['22345678', '022345678'],
  ] as const) {
    const parsed = parseTelefono(raw);
    assert.ok(parsed.ok);
    assert.equal(parsed.value.nacional, nacional);
    assert.equal(parsed.warnings[0]?.code, 'telefono-sin-cero');
  }
});

test('every refusal names its reason', () => {
  assert.equal(noticeOf(''), 'telefono-vacio');
  assert.equal(noticeOf('0'.repeat(301)), 'telefono-formato');
  assert.equal(noticeOf('2345678'), 'telefono-formato');
  assert.equal(noticeOf('082345678'), 'telefono-formato');
  assert.equal(noticeOf('09912345678'), 'telefono-formato');
  assert.equal(noticeOf('+1 202 555 0100'), 'telefono-exterior');
  assert.equal(noticeOf('0034 600 000 000'), 'telefono-exterior');
  assert.equal(noticeOf('0991234567 / 022345678'), 'telefono-varios');
  assert.equal(noticeOf('0991234567 y 022345678'), 'telefono-varios');
  assert.equal(noticeOf('022345678 ext 1234567'), 'telefono-extension');
  assert.equal(noticeOf('0991234567 ext 12'), 'telefono-extension');
  assert.equal(noticeOf('1800-SERCOP'), 'telefono-caracteres');
  assert.equal(noticeOf('0991234567\u0000'), 'telefono-caracteres');
});

test('the national form, the form from abroad and any grouping are one number', () => {
  const national = fc.oneof(
    fc.integer({ min: 0, max: 99_999_999 }).map((rest) => `09${String(rest).padStart(8, '0')}`),
    fc
      .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 0, max: 9_999_999 }))
      .map(([area, rest]) => `0${area}${String(rest).padStart(7, '0')}`),
  );
  const gaps = fc.array(fc.constantFrom('', '', ' ', '-', '.', '\u200b'), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(national, gaps, (number, gap) => {
      const spread = [...number].map((digit, index) => `${digit}${gap[index] ?? ''}`).join('');
      assert.equal(summary(spread), summary(number));
      assert.equal(summary(`+593${number.slice(1)}`), summary(number));
    }),
  );
});
