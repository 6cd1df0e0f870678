/** The estimate says nothing it does not know, grows with the place, and counts no time in which nobody waited. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { esperaEnPalabras, estimarEspera, type Toma } from './espera.ts';

const minute = 60_000;
/** One taken every `gap` minutes, each having waited since long before. */
const every = (gap: number, count: number): readonly Toma[] =>
  Array.from({ length: count }, (_, i) => ({ tomadaMs: i * gap * minute, enEsperaDesdeMs: 0 }));

test('too little data, nobody there or no place: no estimate', () => {
  assert.equal(estimarEspera(1, 1, []), null);
  assert.equal(estimarEspera(1, 1, every(2, 4)), null);
  assert.equal(estimarEspera(1, 0, every(2, 20)), null);
  assert.equal(estimarEspera(0, 1, every(2, 20)), null);
  assert.equal(estimarEspera(60, 1, every(5, 20)), null);
});

test('a steady queue: a range around place times gap', () => {
  assert.deepEqual(estimarEspera(1, 2, every(2, 20)), { desdeMin: 0, hastaMin: 4 });
  assert.deepEqual(estimarEspera(4, 2, every(2, 20)), { desdeMin: 4, hastaMin: 12 });
});

test('time in which nobody waited does not count', () => {
  const quiet = Array.from({ length: 6 }, (_, i) => ({
    tomadaMs: i * 10 * minute,
    enEsperaDesdeMs: i * 10 * minute - 15_000,
  }));
  assert.deepEqual(estimarEspera(1, 1, quiet), { desdeMin: 0, hastaMin: 1 });
});

const anyTakes = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 * minute }), fc.option(fc.integer({ min: 0, max: 60 * minute }))),
  { maxLength: 40 },
);

test('whatever the takes: whole minutes in order, and a later place never waits less', () => {
  fc.assert(
    fc.property(anyTakes, fc.integer({ min: 1, max: 20 }), (pairs, lugar) => {
      const takes = pairs.map(([tomadaMs, waited]) => ({
        tomadaMs,
        enEsperaDesdeMs: waited === null ? null : tomadaMs - waited,
      }));
      const [here, next] = [estimarEspera(lugar, 1, takes), estimarEspera(lugar + 1, 1, takes)];
      if (here === null) return;
      assert.ok(Number.isInteger(here.desdeMin) && Number.isInteger(here.hastaMin));
      assert.ok(here.desdeMin >= 0 && here.desdeMin < here.hastaMin && here.hastaMin <= 120);
      if (next !== null) assert.ok(next.hastaMin >= here.hastaMin && next.desdeMin >= here.desdeMin);
    }),
  );
});

test('the range in words', () => {
  assert.equal(esperaEnPalabras({ desdeMin: 0, hastaMin: 1 }), 'menos de un minuto');
  assert.equal(esperaEnPalabras({ desdeMin: 0, hastaMin: 4 }), 'menos de 4 minutos');
  assert.equal(esperaEnPalabras({ desdeMin: 2, hastaMin: 5 }), 'entre 2 y 5 minutos');
});
