/** New schedules: every row judged, the whole kept in order, the fault put on a row that was asked for. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoRegister } from '../../../../demo/register.ts';
import { plainFacts } from '../../../../tests/promises/plain-facts.ts';
import type { EtapaPedida } from '../../cronograma/cronograma-propuesto.ts';
import { diaEntreSemana } from '../ejemplo.ts';
import { cronogramaEnOrden } from './cronograma-en-orden.ts';

const today = '2026-11-23';
const proceso = demoRegister(today).procesos.find((p) => p.codigo === 'SIE-MDEMO-001-2026') ?? null;
const at = (days: number, hour = '15:00') => `${diaEntreSemana(today, days)}T${hour}`;

function found(etapas: readonly EtapaPedida[], known = true) {
  const hechos = plainFacts(today, { proceso: known ? proceso : null });
  return cronogramaEnOrden.halla({ etapas }, hechos, []).map((f) => [f.code, f.field ?? null]);
}

test('moving every later stage keeps the order', () => {
  const later = (proceso?.etapas ?? []).slice(3).map((e, i) => ({ etapa: e.nombre, fechaHora: at(20 + i) }));
  assert.deepEqual(found(later), []);
});

test('a stage moved past the next one is the row at fault, though the next one was not asked for', () => {
  assert.deepEqual(found([{ etapa: 'Fecha Límite entrega Ofertas', fechaHora: at(25) }]), [
    ['etapas-en-desorden', 'etapas.0.fechaHora'],
  ]);
});

test('two stages at the same minute are in order: opening may follow at once', () => {
  const pair = ['Fecha Límite entrega Ofertas', 'Fecha Límite solicitar Convalidación'];
  assert.deepEqual(found(pair.map((etapa) => ({ etapa, fechaHora: at(4) }))), []);
});

test('the present minute has passed', () => {
  assert.deepEqual(found([{ etapa: 'Fecha Límite entrega Ofertas', fechaHora: `${today}T12:00` }])[0], [
    'fecha-pasada',
    'etapas.0.fechaHora',
  ]);
});

test('without the process at hand only the dates themselves are judged', () => {
  assert.deepEqual(found([{ etapa: 'Cualquiera', fechaHora: at(5) }], false), []);
  assert.deepEqual(found([{ etapa: 'Cualquiera', fechaHora: at(-5) }], false), [
    ['fecha-pasada', 'etapas.0.fechaHora'],
  ]);
});

test('capitals, accents and spaces do not make another stage', () => {
  const rows = ['FECHA LIMITE ENTREGA  OFERTAS', 'Fecha límite entrega ofertas'].map((etapa) => ({
    etapa,
    fechaHora: at(4, '14:00'),
  }));
  assert.deepEqual(found(rows), [['etapa-repetida', 'etapas.1.etapa']]);
});
