/** Who may start a reset of the password: the registered address, the former one while the new cools off, and nobody else. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoRegister } from '../../../../demo/register.ts';
import { plainFacts } from '../../../../tests/promises/plain-facts.ts';
import { datosDeLaCuentaCoinciden } from './datos-de-la-cuenta-coinciden.ts';

const today = '2026-11-23';
const demo = demoRegister(today);
const reciente = demo.proveedores.correoReciente;
assert.ok(reciente);

function matches(answers: { correo: string; fechaNacimiento?: string }, ahoraMs = 0): boolean {
  const hechos = plainFacts(today, { ficha: reciente ?? null, ahoraMs });
  return datosDeLaCuentaCoinciden.halla({ ruc: '1799999087001', ...answers }, hechos, []).length === 0;
}

const afterCoolingOffMs = reciente.correo.recuperaDesdeMs;

test('the former address serves only while the new one cools off', () => {
  assert.ok(matches({ correo: 'anterior@papeleria-ejemplo.example' }, afterCoolingOffMs - 1));
  assert.equal(matches({ correo: 'anterior@papeleria-ejemplo.example' }, afterCoolingOffMs), false);
  assert.ok(matches({ correo: ' Nuevo@Papeleria-Ejemplo.example ' }, afterCoolingOffMs));
});

test('the birth date counts where the agency asks it', () => {
  const correo = 'nuevo@papeleria-ejemplo.example';
  assert.ok(matches({ correo, fechaNacimiento: '1980-03-27' }));
  assert.equal(matches({ correo, fechaNacimiento: '1980-03-28' }), false);
});

test('every mismatch gives one and the same finding, and no fact about the account', () => {
  const none = plainFacts(today);
  const other = plainFacts(today, { ficha: reciente ?? null });
  const asked = { ruc: '1799999281001', correo: 'x@ejemplo.example' };
  const found = datosDeLaCuentaCoinciden.halla(asked, none, []);
  assert.deepEqual(datosDeLaCuentaCoinciden.halla(asked, other, []), found);
  assert.equal(found[0]?.facts, undefined);
});
