/** Relative dates skip weekends and are written out wherever they stand. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { conFechas, diaEntreSemana, enDias } from './ejemplo.ts';

test('weekdays are counted forwards and backwards over weekends', () => {
  assert.equal(diaEntreSemana('2026-11-23', 0), '2026-11-23');
  assert.equal(diaEntreSemana('2026-11-23', 5), '2026-11-30');
  assert.equal(diaEntreSemana('2026-11-23', -1), '2026-11-20');
  assert.equal(diaEntreSemana('2026-11-28', 1), '2026-11-30');
  assert.equal(diaEntreSemana('2026-11-29', -1), '2026-11-27');
});

test('marks are replaced deep inside answers and nothing else is touched', () => {
  const datos = {
    filas: [{ cuando: enDias(1, '10:00'), nota: 'x' }],
    dia: enDias(-1),
    numero: 7,
    nada: null,
  };
  assert.deepEqual(conFechas(datos, '2026-11-23'), {
    filas: [{ cuando: '2026-11-24T10:00', nota: 'x' }],
    dia: '2026-11-20',
    numero: 7,
    nada: null,
  });
});
