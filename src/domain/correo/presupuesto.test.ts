/** Proves that automatic mails to one peer end, and that staff hear of it once in each window. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correoLimits } from './correo-limits.ts';
import { parDePresupuesto, presupuestoDe, ventanaDePresupuesto } from './presupuesto.ts';

test('correo 5: two machines that answer each other fall silent, and staff are told once', () => {
  const answers = Array.from({ length: 100 }, (_, sent) => presupuestoDe(sent));
  assert.equal(answers.filter(({ permite }) => permite).length, correoLimits.automaticMailsPerWindowMax);
  assert.equal(answers.filter(({ avisar }) => avisar).length, 1);
  assert.ok(answers.every(({ permite, avisar }) => !(permite && avisar)));
});

test('a window holds all of its moments and begins again after its hours', () => {
  const start = ventanaDePresupuesto(Date.UTC(2026, 5, 1, 13));
  const hours = correoLimits.windowHours * 3_600_000;
  assert.equal(ventanaDePresupuesto(start), start);
  assert.equal(ventanaDePresupuesto(start + hours - 1), start);
  assert.equal(ventanaDePresupuesto(start + hours), start + hours);
});

test('correo 5: addresses with a tag count as the one mailbox they are', () => {
  assert.equal(parDePresupuesto('Persona+uno@Correo.example'), 'persona@correo.example');
  assert.equal(parDePresupuesto('persona@correo.example'), 'persona@correo.example');
});
