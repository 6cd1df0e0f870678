import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reviewed } from '../../actions/review.ts';
import type { Plazo } from '../../domain/calendar/plazo.ts';
import { tramiteDeMuestra } from '../../domain/correo/testing/correo-de-muestra.ts';
import { refuse } from '../../domain/refusals.ts';
import { encaminar } from '../../domain/tramite/decidir.ts';
import { type Finding, verdictOf } from '../../domain/tramite/verdict.ts';
import { filingFields, reviewErrors, reviewOutlook, reviewWarnings } from './review-parts.ts';

/** A review of a trámite that staff decide. */
function reviewed(tiempoEstimado: Plazo, findings: readonly Finding[] = []): Reviewed {
  const definicion = { ...tramiteDeMuestra, tiempoEstimado, alAprobar: null };
  const verdicts = findings.map((finding) => verdictOf('muestra', 1, finding));
  const review = {
    resumen: [],
    adjuntos: [],
    rumbo: encaminar(definicion, verdicts),
    confirmaciones: ['Es así.'],
    faltan: [{ path: 'documento:acta', sentence: 'Falta adjuntar: Acta.' }],
    hash: 'ab',
  };
  return { vigente: { definicion, version: 'v1' }, lectura: { datos: {}, errores: [], avisos: [] }, review };
}

const sinPlazo = reviewed({ kind: 'sin-plazo' });

test('what filing will do is said in a sentence, with a promise only where the agency published one', () => {
  const said = (plazo: Plazo) => reviewOutlook(reviewed(plazo)).toString();
  assert.match(said({ kind: 'sin-plazo' }), /<\/strong>, que le responderá\.</);
  assert.match(
    said({ kind: 'inmediato', metaMinutos: 5 }),
    /que responderá lo antes posible, en horas de oficina\./,
  );
  assert.match(said({ kind: 'dias-plazo', dias: 10 }), /que responderá en 10 días/);
});

test('a warning stands above the review, and not among the reasons once more', () => {
  const shown = reviewed({ kind: 'sin-plazo' }, [
    { state: 'warn', code: 'aviso', sentence: 'Mire esto.', officer: true },
    { state: 'unknown', code: 'duda', sentence: 'Lo verá una persona.' },
  ]);
  assert.match(reviewWarnings(shown).join(''), /Mire esto\./);
  assert.doesNotMatch(reviewOutlook(shown).toString(), /Mire esto\./);
  assert.match(reviewOutlook(shown).toString(), /Lo verá una persona\./);
});

test('a refused filing says why; before that the page says what stops it', () => {
  assert.deepEqual(reviewErrors(sinPlazo, null), sinPlazo.review.faltan);
  const unsaid = refuse('falta-confirmacion');
  assert.deepEqual(reviewErrors(sinPlazo, unsaid), [{ path: 'confirmaciones', sentence: unsaid.sentence }]);
  assert.ok(filingFields(sinPlazo, unsaid).toString().includes(unsaid.sentence));
  const errors = [{ path: 'proceso', sentence: 'No es un código.' }];
  assert.deepEqual(reviewErrors(sinPlazo, refuse('datos-con-errores', { errors })), errors);
  const plain = refuse('puerta-cerrada');
  assert.deepEqual(reviewErrors(sinPlazo, plain), [{ path: '', sentence: plain.sentence }]);
});
