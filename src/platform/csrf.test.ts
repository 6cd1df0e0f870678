import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { formToken, isFormToken, isOwnOrigin } from './csrf.ts';
import type { Signer } from './signer.ts';

const sign = (text: string): string => createHmac('sha256', 'de prueba').update(text).digest('base64url');
const signer: Signer = { sign, isSigned: (text, signature) => sign(text) === signature };
const binding = { holder: 'sesion-a', purpose: 'presentar' };
const hourMs = 3_600_000;

test('ASVS 3.5.1 a form token holds for its session, its form and twelve hours', () => {
  const token = formToken(signer, binding, 100 * hourMs, 'sal-de-prueba');
  assert.equal(isFormToken(signer, binding, 100 * hourMs, token), true);
  assert.equal(isFormToken(signer, binding, 111.9 * hourMs, token), true);
  assert.equal(isFormToken(signer, binding, 112 * hourMs, token), false);
  assert.equal(isFormToken(signer, binding, 99 * hourMs, token), false);
  assert.equal(isFormToken(signer, { ...binding, holder: 'sesion-b' }, 100 * hourMs, token), false);
  assert.equal(isFormToken(signer, { ...binding, purpose: 'salir' }, 100 * hourMs, token), false);
});

test('a forged or empty form token is refused', () => {
  const token = formToken(signer, binding, 0, 'sal-de-prueba');
  for (const text of ['', '0', token.slice(0, -1), `${token}a`, `1${token}`, token.replace('.', '..')]) {
    assert.equal(isFormToken(signer, binding, 0, text), false, text);
  }
});

test('ASVS 3.5.3 3.5.8 only requests from our own pages may write', () => {
  const own = ['https://ventanilla.example'];
  const cases: readonly (readonly [string | undefined, string | undefined, boolean])[] = [
    ['https://ventanilla.example', 'same-origin', true],
    ['https://ventanilla.example', undefined, true],
    ['null', 'same-origin', true],
    [undefined, 'same-origin', true],
    [undefined, 'none', true],
    [undefined, undefined, false],
    ['null', undefined, false],
    ['null', 'cross-site', false],
    ['https://malo.example', 'same-origin', false],
    ['https://malo.example', undefined, false],
    ['https://ventanilla.example', 'cross-site', false],
    ['https://ventanilla.example', 'same-site', false],
    ['http://ventanilla.example', undefined, false],
    ['https://ventanilla.example.malo.example', undefined, false],
    [undefined, '', false],
  ];
  for (const [origin, secFetchSite, allowed] of cases) {
    assert.equal(isOwnOrigin({ origin, secFetchSite }, own), allowed, `${origin} ${secFetchSite}`);
  }
});
