// Differences of settings in words: what changed is told, what did not is not, whatever the order of members.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, type Json } from '../canonical-json.ts';
import { diferencias } from './diferencias.ts';
import { palabraDe } from './palabras.ts';

test('members are named in words, and elements of a list by what they are called', () => {
  const antes = { unidades: [{ nombre: 'Registro', recibe: true, aptitudes: [] }] };
  const ahora = {
    unidades: [
      { nombre: 'Registro', recibe: false, aptitudes: [] },
      { nombre: 'Control', recibe: true },
    ],
  };
  assert.deepEqual(diferencias(antes, ahora), [
    { que: 'unidades › Registro › recibe por reparto', antes: 'sí', ahora: 'no' },
    { que: 'unidades › Control › nombre', antes: null, ahora: 'Control' },
    { que: 'unidades › Control › recibe por reparto', antes: null, ahora: 'sí' },
  ]);
  assert.deepEqual(diferencias({ plazos: { cartas: 30 } }, { plazos: {} }), [
    { que: 'tiempos › cartas', antes: '30', ahora: null },
  ]);
});

test('what was not there and what is empty are the same in words', () => {
  assert.deepEqual(diferencias({ avisos: [] }, { cartas: {}, firma: '', nota: null }), []);
});

test('office hours are told by weekday, and ids by the name the caller gives', () => {
  const week = (closes: number) => ({ horas: [[], [[480, closes]], [], [], [], [], []] });
  assert.deepEqual(diferencias(week(1020), week(990)), [
    { que: 'horario › lunes', antes: 'de 08h00 a 17h00', ahora: 'de 08h00 a 16h30' },
  ]);
  const nombrar = (miembro: string) => (miembro === 'uno' ? 'Trámite Uno' : null);
  assert.deepEqual(diferencias({ uno: 5 }, { uno: 6 }, nombrar), [
    { que: 'Trámite Uno', antes: '5', ahora: '6' },
  ]);
});

test('a member nobody named is taken apart into words', () => {
  assert.equal(palabraDe('soloEnHorario'), 'solo en horario de oficina');
  assert.equal(palabraDe('plazoDeGracia'), 'plazo de gracia');
  assert.equal(palabraDe('toString'), 'to string');
});

test('equal values never differ, and turning a change around turns its sides around', () => {
  const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
  const shuffled = (valor: Json): Json => JSON.parse(canonicalJson(valor));
  fc.assert(fc.property(value, (valor) => diferencias(valor, shuffled(valor)).length === 0));
  const sides = (all: ReturnType<typeof diferencias>, of: 'antes' | 'ahora') =>
    all.map((one) => one[of]).sort();
  fc.assert(
    fc.property(value, value, (a, b) => {
      const there = diferencias(a, b);
      const back = diferencias(b, a);
      assert.deepEqual(sides(there, 'antes'), sides(back, 'ahora'));
    }),
  );
});
