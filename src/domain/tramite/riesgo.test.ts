/** Risks that ask for a second person: each rule at both sides of its border, and definitions that name an impossible one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tramites } from '../../../tramites/index.ts';
import { zoneGuayaquil } from '../calendar/zone.ts';
import { type HechosDeRiesgo, type ReglaDeRiesgo, razonesDeRiesgo, validarRiesgo } from './riesgo.ts';

const dayMs = 86_400_000;
const ahoraMs = Date.UTC(2026, 10, 23, 15, 0);
const nothing: HechosDeRiesgo = { ahoraMs, zone: zoneGuayaquil, contacto: null, negada: null, socios: null };
const ago = (days: number) => ({ referencia: 'VT-2345-6789-AB', decididaMs: ahoraMs - days * dayMs });
const count = (regla: ReglaDeRiesgo, facts: Partial<HechosDeRiesgo>) =>
  razonesDeRiesgo([regla], { ...nothing, ...facts }).length;

test('what happened lately counts up to its last day, and only what the rule looks at', () => {
  for (const [regla, key] of [
    ['contacto-cambiado-hace-poco', 'contacto'],
    ['negada-hace-poco', 'negada'],
  ] as const) {
    assert.equal(count({ regla, dias: 15 }, { [key]: ago(15) }), 1);
    assert.equal(count({ regla, dias: 15 }, { [key]: ago(15.01) }), 0);
    assert.equal(count({ regla, dias: 15 }, { [key === 'negada' ? 'contacto' : 'negada']: ago(1) }), 0);
  }
  const [sentence = ''] = razonesDeRiesgo([{ regla: 'negada-hace-poco', dias: 15 }], {
    ...nothing,
    negada: ago(1),
  });
  assert.match(sentence, /22 de noviembre de 2026 \(VT-2345-6789-AB\)/);
});

test('a roll is a large change by number and by share at once', () => {
  const regla = { regla: 'cambio-grande-de-socios', porcentaje: 50, socios: 20 } as const;
  assert.equal(count(regla, { socios: { registrados: 40, cambian: 20 } }), 1);
  assert.equal(count(regla, { socios: { registrados: 41, cambian: 20 } }), 0);
  assert.equal(count(regla, { socios: { registrados: 2, cambian: 19 } }), 0);
  assert.equal(count(regla, {}), 0);
});

test('without rules nothing is risky; a rule that measures nothing is told to its author', () => {
  assert.deepEqual(razonesDeRiesgo(undefined, { ...nothing, contacto: ago(0), negada: ago(0) }), []);
  const [definicion] = tramites;
  assert.ok(definicion);
  const wrong: readonly ReglaDeRiesgo[] = [
    { regla: 'negada-hace-poco', dias: 0 },
    { regla: 'contacto-cambiado-hace-poco', dias: 400 },
    { regla: 'cambio-grande-de-socios', porcentaje: 0, socios: 1 },
  ];
  for (const regla of wrong)
    assert.ok(validarRiesgo({ ...definicion, documentos: {}, riesgo: [regla] }).length > 0, regla.regla);
  for (const one of tramites) assert.deepEqual(validarRiesgo(one), [], one.id);
});
