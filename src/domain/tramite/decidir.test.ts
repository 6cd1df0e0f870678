/** From findings to what follows: a rejection stops, a doubt goes to a person, the rest is granted; nothing unknown reads as well. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import cambioAPasivo from '../../../tramites/cambio-a-pasivo.ts';
import denuncia from '../../../tramites/denuncia-de-corrupcion.ts';
import { confirmacionesPedidas, encaminar } from './decidir.ts';
import { type Finding, type VerdictState, verdictOf } from './verdict.ts';

const finding = (state: VerdictState, more: Partial<Finding> = {}) =>
  verdictOf('prueba', 1, { state, code: 'codigo', sentence: 'Oración.', ...more });

const anyVerdict = fc
  .record({
    state: fc.constantFrom<VerdictState>('ok', 'warn', 'reject', 'unknown'),
    officer: fc.boolean(),
    secondPerson: fc.boolean(),
  })
  .map(({ state, ...more }) => finding(state, more));

test('whatever the findings, one rejection rejects, and any doubt keeps the machine from granting', () => {
  fc.assert(
    fc.property(fc.array(anyVerdict), (verdicts) => {
      const { rumbo } = encaminar(cambioAPasivo, verdicts);
      const rejects = verdicts.some((v) => v.state === 'reject');
      const doubts = verdicts.some((v) => v.officer || v.state === 'unknown');
      assert.equal(rumbo, rejects ? 'rechazar' : doubts ? 'funcionario' : 'aprobar');
    }),
  );
});

test('an unknown finding always goes to a person, even if its author forgot to say so', () => {
  assert.equal(finding('unknown', { officer: false }).officer, true);
});

test('where nothing happens on approval, the machine never approves', () => {
  assert.equal(encaminar(denuncia, []).rumbo, 'funcionario');
});

test('a second person is asked for when any finding asks for it', () => {
  const verdicts = [
    finding('warn', { officer: true }),
    finding('warn', { officer: true, secondPerson: true }),
  ];
  const rumbo = encaminar(cambioAPasivo, verdicts);
  assert.ok(rumbo.rumbo === 'funcionario' && rumbo.secondPerson);
});

test('the same declaration is asked once, in order', () => {
  const verdicts = ['b', 'a', 'b'].map((confirm) => finding('warn', { confirm }));
  assert.deepEqual(confirmacionesPedidas([...verdicts, finding('ok')]), ['b', 'a']);
});
