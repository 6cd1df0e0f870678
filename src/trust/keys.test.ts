// Keys: one purpose never opens what another made, and a sealed text cannot be altered or moved.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { systemIds } from '../platform/ids.ts';
import { keysFrom, sameText } from './keys.ts';

const keys = keysFrom(randomBytes(32), systemIds);

test('ASVS 11.3.4 what is sealed opens whole, for its purpose and subject only, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const clear = Buffer.from(bytes);
      const sealed = keys.seal('totp', clear, 'cuenta-1');
      assert.deepEqual(keys.unseal('totp', sealed, 'cuenta-1'), clear);
      assert.equal(keys.unseal('totp', sealed, 'cuenta-2'), null);
      assert.equal(keys.unseal('sesion', sealed, 'cuenta-1'), null);
      assert.notDeepEqual(keys.seal('totp', clear, 'cuenta-1'), sealed);
    }),
  );
});

test('one flipped bit is noticed', () => {
  const sealed = keys.seal('totp', Buffer.from('secreto'), 'cuenta-1');
  for (let i = 0; i < sealed.length; i += 1) {
    const altered = Buffer.from(sealed);
    altered[i] = (altered[i] ?? 0) ^ 1;
    assert.equal(keys.unseal('totp', altered, 'cuenta-1'), null);
  }
  assert.equal(keys.unseal('totp', Buffer.alloc(3), 'cuenta-1'), null);
});

test('a signature belongs to its purpose and its installation', () => {
  const signed = keys.mac('formulario', 'texto');
  assert.equal(keys.macIs('formulario', 'texto', signed), true);
  assert.equal(keys.macIs('sesion', 'texto', signed), false);
  assert.equal(keysFrom(randomBytes(32), systemIds).macIs('formulario', 'texto', signed), false);
  assert.equal(sameText('a', 'a') && !sameText('a', 'ab'), true);
});
