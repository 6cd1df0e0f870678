import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { test } from 'node:test';
import { solveProof } from '../../tests/solve-proof.ts';
import { createChallenge, isSolved, readChallenge } from './proof-of-work.ts';
import type { Signer } from './signer.ts';

function signerWith(key: string): Signer {
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  return { sign, isSigned: (text, signature) => sign(text) === signature };
}

const signer = signerWith('de prueba');
const salt = 'A'.repeat(22);
const order = { purpose: 'ingreso', bits: 8, expiresMs: 2_000 };

test('ASVS 2.4.1 a solution has the zero bits that were asked for', () => {
  const challenge = createChallenge(signer, order, salt);
  const nonce = solveProof(challenge, order.bits);
  const hash = createHash('sha256').update(`${challenge}:${nonce}`).digest();
  assert.equal(hash[0], 0);
  assert.equal(isSolved(challenge, nonce, order.bits), true);
  assert.equal(isSolved(challenge, nonce, 200), false);
});

test('a challenge tells what it asks until it expires', () => {
  const challenge = createChallenge(signer, order, salt);
  assert.deepEqual(readChallenge(signer, challenge, 1_999), order);
  assert.equal(readChallenge(signer, challenge, 2_000), null);
});

test('a challenge that was changed, or signed by somebody else, is none', () => {
  const challenge = createChallenge(signer, order, salt);
  const forged = [
    challenge.replace('.8.', '.1.'),
    challenge.replace('ingreso', 'reseteo'),
    createChallenge(signerWith('otra'), order, salt),
    `${challenge}x`,
    '',
    'ingreso.8',
  ];
  for (const text of forged) assert.equal(readChallenge(signer, text, 0), null, text);
});

test('an empty or endless nonce solves nothing', () => {
  assert.equal(isSolved('x', '', 0), false);
  assert.equal(isSolved('x', '1'.repeat(1_000), 0), false);
});
