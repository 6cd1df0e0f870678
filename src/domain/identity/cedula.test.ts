// Proves the cédula parser: province, third digit, and a check digit that only warns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCedula } from './cedula.ts';

function noticeOf(raw: string): string {
  const parsed = parseCedula(raw);
  return parsed.ok ? 'ok' : parsed.notice.code;
}

test('of the ten endings of nine digits exactly one matches; the others are accepted with a warning', () => {
  const nineDigits = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 6_999_999 }));
  fc.assert(
    fc.property(nineDigits, ([province, rest]) => {
      const nine = `${String(province).padStart(2, '0')}${String(rest).padStart(7, '0')}`;
      const results = Array.from({ length: 10 }, (_, digit) => parseCedula(`${nine}${digit}`));
      const matching = results.filter((parsed) => parsed.ok && parsed.value.checkDigit === 'ok');
      const warned = results.filter(
        (parsed) => parsed.ok && parsed.warnings[0]?.code === 'cedula-digito-verificador',
      );
      assert.equal(matching.length, 1);
      assert.equal(warned.length, 9);
    }),
  );
});

test('modulo 10 worked by hand: 300000000 gives 4 (3 times 2 is 6); province 30 and third digit 6 are in use', () => {
  assert.deepEqual(parseCedula('300 000000-4'), {
    ok: true,
    value: { cedula: '3000000004', checkDigit: 'ok' },
    warnings: [],
  });
  assert.equal(noticeOf('0969999990'), 'ok');
});

test('every refusal names its reason', () => {
  assert.equal(noticeOf(''), 'cedula-vacia');
  assert.equal(noticeOf('1'.repeat(301)), 'cedula-longitud');
  assert.equal(noticeOf('300000000'), 'cedula-longitud');
  assert.equal(noticeOf('3000000004001'), 'cedula-longitud');
  assert.equal(noticeOf('300000000x'), 'cedula-caracteres');
  assert.equal(noticeOf('3000000004\u0000'), 'cedula-caracteres');
  assert.equal(noticeOf('2500000004'), 'cedula-provincia');
  assert.equal(noticeOf('3070000004'), 'cedula-tercer-digito');
});
