// Domains whose letters are not what they seem.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dominioParecido } from './dominio-parecido.ts';

test('letters of two scripts in one name, or only look-alikes of ours', () => {
  for (const dominio of [
    'аgencia.example',
    'sercοp.example',
    'раураl.example',
    'соасе.example',
    'ɡob.example',
  ])
    assert.equal(dominioParecido(dominio), true, dominio);
});

test('honest names, with accents, in another script, with numbers', () => {
  for (const dominio of [
    'agencia-demostracion.example',
    'señal.example',
    'пример.example',
    '日本.example',
    '123.example',
    '',
  ])
    assert.equal(dominioParecido(dominio), false, dominio);
});
