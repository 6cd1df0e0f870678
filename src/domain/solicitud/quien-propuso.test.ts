/** The record of a filing names who proposed it, and nobody else is taken for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quienPropuso } from './quien-propuso.ts';

test('only a filing that says who proposed it names somebody', () => {
  const propuesta = { nombre: 'Funcionaria de Ejemplo Uno', cuenta: 'c', n: 7 };
  assert.equal(quienPropuso({ clase: 'presentada', datos: { propuesta } }), 'Funcionaria de Ejemplo Uno');
  for (const datos of [
    {},
    { propuesta: null },
    { propuesta: 'texto' },
    { propuesta: [] },
    { propuesta: { nombre: 4 } },
  ])
    assert.equal(quienPropuso({ clase: 'presentada', datos }), null);
  assert.equal(quienPropuso({ clase: 'proponer', datos: { propuesta } }), null);
});
