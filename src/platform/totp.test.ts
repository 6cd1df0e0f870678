import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTotpStep, otpauthUrl, totpCode, totpStepAt } from './totp.ts';

/** The secret and the last six digits of the SHA-1 vectors in RFC 6238, appendix B. */
const secret = Buffer.from('12345678901234567890');
const vectors: readonly (readonly [seconds: number, code: string])[] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];

test('the vectors of RFC 6238 hold', () => {
  for (const [seconds, code] of vectors) {
    assert.equal(totpCode(secret, totpStepAt(seconds * 1000)), code);
    assert.equal(findTotpStep(secret, code, seconds * 1000, null), totpStepAt(seconds * 1000));
  }
});

test('a clock one step off is understood, two steps are not', () => {
  const nowMs = 1_111_111_109_000;
  const now = totpStepAt(nowMs);
  for (const [drift, understood] of [
    [-2, false],
    [-1, true],
    [1, true],
    [2, false],
  ] as const) {
    assert.equal(findTotpStep(secret, totpCode(secret, now + drift), nowMs, null) !== null, understood);
  }
});

test('ASVS 6.5.1 a code at or before the last used step is refused', () => {
  const nowMs = 1_111_111_109_000;
  const now = totpStepAt(nowMs);
  const code = totpCode(secret, now);
  assert.equal(findTotpStep(secret, code, nowMs, now), null);
  assert.equal(findTotpStep(secret, code, nowMs, now + 1), null);
  assert.equal(findTotpStep(secret, code, nowMs, now - 1), now);
});

test('anything but six digits is no code; blanks between groups are', () => {
  const nowMs = 59_000;
  for (const text of ['', '28708', '2870822', '２８７０８２', 'abcdef', '287082\u0000']) {
    assert.equal(findTotpStep(secret, text, nowMs, null), null);
  }
  assert.equal(findTotpStep(secret, '287 082', nowMs, null), 1);
});

test('a secret is written for apps in base32 (RFC 4648, section 10)', () => {
  assert.equal(
    otpauthUrl('Ventanilla', 'ana ejemplo', Buffer.from('foobar')),
    'otpauth://totp/Ventanilla:ana%20ejemplo?secret=MZXW6YTBOI&issuer=Ventanilla',
  );
});
