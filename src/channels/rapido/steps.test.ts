// The way through each form: what is asked follows from what was answered, in the order of the definition.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { tramites } from '../../../tramites/index.ts';
import type { Datos } from '../../domain/tramite/campo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { hrefOf, type Step, stepsOf, whereabouts } from './steps.ts';

function definitionOf(efecto: Definicion['alAprobar']): Definicion {
  const found = tramites.find(({ alAprobar }) => alAprobar === efecto);
  assert.ok(found);
  return found;
}

/** A step in one word: `p2` a page, `c:correo` a code. */
function short(step: Step): string {
  if (step.kind === 'pregunta') return `p${step.page}`;
  return step.kind === 'codigo' ? `c:${step.campo}` : step.kind;
}
const way = (efecto: Definicion['alAprobar'], datos: Datos) =>
  stepsOf(definitionOf(efecto), datos).map(short);

test('a page whose questions are all hidden is skipped, and the others keep their number', () => {
  assert.deepEqual(way('actualizarDireccionYNombre', {}), ['p1', 'revisar']);
  assert.deepEqual(way('actualizarDireccionYNombre', { cambia: ['nombreComercial'] }), [
    'p1',
    'p3',
    'revisar',
  ]);
  assert.deepEqual(way('actualizarDireccionYNombre', { cambia: ['direccion', 'nombreComercial'] }), [
    'p1',
    'p2',
    'p3',
    'revisar',
  ]);
});

test('codes come after the questions, each on its own page; documents after the codes', () => {
  assert.deepEqual(way('actualizarCorreo', { accesoAnterior: 'si' }), [
    'p1',
    'p2',
    'p3',
    'c:correoNuevo',
    'c:codigoAnterior',
    'revisar',
  ]);
  assert.deepEqual(way('actualizarCorreo', { accesoAnterior: 'no' }), [
    'p1',
    'p2',
    'p3',
    'c:correoNuevo',
    'documentos',
    'revisar',
  ]);
});

test('a step stands among the others; one that is gone counts as the first', () => {
  const steps = stepsOf(definitionOf('actualizarDireccionYNombre'), { cambia: ['nombreComercial'] });
  const [first, second] = steps;
  assert.ok(first && second);
  const at = whereabouts(steps, second);
  assert.deepEqual([at.position, at.total, at.previous, at.next], [2, 3, first, { kind: 'revisar' }]);
  const gone: Step = { kind: 'pregunta', page: 2, titulo: '', campos: [] };
  assert.equal(whereabouts(steps, gone).position, 1);
  assert.deepEqual(whereabouts(steps, { kind: 'revisar' }).next, { kind: 'revisar' });
});

test('whatever is answered, the way ends at the review, asks nothing twice, and every address is its own', () => {
  const answers = fc.dictionary(
    fc.constantFrom(...tramites.flatMap(({ datos }) => Object.keys(datos))),
    fc.oneof(
      fc.constantFrom('si', 'no', 'delegado', 'direccion'),
      fc.subarray(['direccion', 'nombreComercial']),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...tramites), answers, (definicion, datos) => {
      const steps = stepsOf(definicion, datos);
      assert.deepEqual(steps.at(-1), { kind: 'revisar' });
      const asked = steps.flatMap((step) => (step.kind === 'pregunta' ? step.campos : []));
      assert.equal(new Set(asked).size, asked.length);
      const addresses = steps.map((step) => hrefOf(step, 'b'));
      assert.equal(new Set(addresses).size, addresses.length);
      steps.forEach((step, i) => {
        const { position, next } = whereabouts(steps, step);
        assert.equal(position, i + 1);
        assert.deepEqual(next, steps[i + 1] ?? { kind: 'revisar' });
      });
    }),
  );
});
