import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUsuario } from './usuario.ts';

test('a user is letters, digits and a few signs', () => {
  for (const text of ['textilera', 'Compras.Públicas', 'ñandú-2', 'a@b.ec', 'x'])
    assert.equal(isUsuario(text), true);
  for (const text of ['', 'dos palabras', "x'--", 'İstanbul', 'ﬁn', 'a\0', 'x\n', 'x'.repeat(101)]) {
    assert.equal(isUsuario(text), false);
  }
});
