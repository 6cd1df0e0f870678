/** A condition holds for one answer, for one of several, or for nothing. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { cuando, seCumple } from './condicion.ts';

test('no condition always holds', () => assert.ok(seCumple(undefined, {})));

test('a choice holds by its value, several by any of theirs, an absent answer never', () => {
  const condicion = cuando('color', 'rojo', 'verde');
  assert.ok(seCumple(condicion, { color: 'verde' }));
  assert.ok(seCumple(condicion, { color: ['azul', 'rojo'] }));
  assert.equal(seCumple(condicion, { color: 'azul' }), false);
  assert.equal(seCumple(condicion, { color: [] }), false);
  assert.equal(seCumple(condicion, { color: [{ rojo: 'rojo' }] }), false);
  assert.equal(seCumple(condicion, {}), false);
});
