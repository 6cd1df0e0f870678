import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearCookie, readCookie, setCookie } from './cookies.ts';

test('ASVS 3.3.1 3.3.2 3.3.4 over https a cookie is __Host-, Secure, HttpOnly and SameSite', () => {
  assert.equal(
    setCookie({ name: 'sesion', value: 'abc', secure: true, maxAgeSeconds: 60.9 }),
    '__Host-sesion=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure',
  );
  assert.equal(
    setCookie({ name: 'sesion', value: 'abc', secure: false }),
    'sesion=abc; Path=/; HttpOnly; SameSite=Lax',
  );
  assert.match(clearCookie('sesion', true), /^__Host-sesion=; Path=\/; Max-Age=0;/);
});

test('a value cannot break out of its header', () => {
  for (const value of ['a;b', 'a\r\nSet-Cookie: x=1', 'a b', 'ñ']) {
    assert.throws(() => setCookie({ name: 'sesion', value, secure: true }), RangeError);
  }
});

test('ASVS 1.1.1 a cookie is read by its exact name; one planted twice or malformed is absent', () => {
  assert.equal(readCookie('otra=1; __Host-sesion=abc; x=y', 'sesion', true), 'abc');
  assert.equal(readCookie('sesion=abc', 'sesion', false), 'abc');
  for (const header of [
    undefined,
    '',
    'sesion=abc',
    '__Host-sesion=abc; __Host-sesion=def',
    '__host-sesion=abc',
    '__Host-sesion=a%00',
    `__Host-sesion=${'a'.repeat(5_000)}`,
  ]) {
    assert.equal(readCookie(header, 'sesion', true), null, String(header));
  }
});
