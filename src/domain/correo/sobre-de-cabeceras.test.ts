/** Proves what is taken for the envelope of a mail that comes without one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sobreDeCabeceras } from './sobre-de-cabeceras.ts';
import { correoDeMuestra } from './testing/correo-de-muestra.ts';

const para = [{ nombre: '', direccion: 'tramites@agencia.example' }];

test('Return-Path is the sender, `<>` is none, and without it From stands in', () => {
  const of = (...paths: string[]) =>
    sobreDeCabeceras(correoDeMuestra({ para, cabeceras: { 'return-path': paths } })).de;
  assert.equal(of('<Rebotes@taller.example>', '<otro@ajeno.example>'), 'rebotes@taller.example');
  assert.equal(of('<>'), '');
  assert.equal(of(), 'maria@taller.example');
  assert.equal(sobreDeCabeceras(correoDeMuestra({ de: null })).de, '');
});

test('who it was delivered to counts before whom it names, each once', () => {
  const cabeceras = {
    'delivered-to': ['tramites+x@agencia.example'],
    'x-original-to': ['TRAMITES+x@agencia.example'],
  };
  assert.deepEqual(sobreDeCabeceras(correoDeMuestra({ para, cabeceras })).para, [
    'tramites+x@agencia.example',
  ]);
  assert.deepEqual(sobreDeCabeceras(correoDeMuestra({ para, copia: para })).para, [
    'tramites@agencia.example',
  ]);
});
