/** What the page of a trámite asks for follows from its definition. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tramites } from '../../../tramites/index.ts';
import { tienePuertaWeb } from '../../domain/tramite/puertas.ts';
import { dataAsked, documentsAsked, stepsOf } from './requirements.ts';

test('every document of every trámite is listed with the formats it takes', () => {
  for (const t of tramites) {
    const listed = documentsAsked(t);
    assert.equal(listed.length, Object.keys(t.documentos).length, t.id);
    for (const { help } of listed) assert.match(help ?? '', /^[A-Z]/);
  }
});

test('a question asked under a condition says so in the words of the form', () => {
  const conditional = tramites.flatMap(dataAsked).filter(({ solo }) => solo !== undefined);
  assert.ok(conditional.length > 0);
  for (const { solo } of conditional) assert.match(solo ?? '', /^solo si responde «.+» a «.+»$/);
});

test('every trámite has its steps, and whoever needs no session is not told to sign in', () => {
  for (const t of tramites) {
    const hasWebDoor = tienePuertaWeb(t, new Set());
    const steps = stepsOf(t, hasWebDoor);
    assert.ok(steps.length >= (hasWebDoor ? 3 : 1), t.id);
    const signsIn = steps.some((step) => step.startsWith('Ingrese con'));
    assert.equal(signsIn, hasWebDoor && t.solicitante !== 'titular-sin-sesion', t.id);
  }
});
