/** Suggestions fit on wording they never learnt, are empty where nothing fits, and bear any text. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { developmentWording } from '../../../bench/sugerencias-wording.ts';
import { tramites } from '../../../tramites/index.ts';
import { mismaFrase } from '../tramite/validar-frases.ts';
import { indiceDeSugerencias, sugerir } from './sugerir.ts';
import { frasesAjenas, frasesDeRelleno } from './sugerir-ajenas.ts';
import { sugerirLimits } from './sugerir-limits.ts';
import { soundOf, wordsIn } from './sugerir-words.ts';
import { accuracyOf, answer, crossValidate, inWords } from './testing/measure-suggestions.ts';

const indice = indiceDeSugerencias(tramites);
const ids = new Set(tramites.map(({ id }) => id));
const first = (texto: string) => sugerir(indice, texto)[0]?.tramite ?? null;

test('phrases left out of the learning are still understood', () => {
  const accuracy = accuracyOf(crossValidate(tramites));
  process.stdout.write(`cross-validated phrases: ${inWords(accuracy)}\n`);
  assert.ok(accuracy.first >= 0.86 && accuracy.amongThree >= 0.91, inWords(accuracy));
  assert.ok(accuracy.leftEmpty >= 0.7, inWords(accuracy));
});

test('wording written apart from the phrases is understood', () => {
  const accuracy = accuracyOf(answer(indice, developmentWording));
  process.stdout.write(`development wording: ${inWords(accuracy)}\n`);
  assert.ok(accuracy.first >= 0.9 && accuracy.amongThree >= 0.95, inWords(accuracy));
  assert.ok(accuracy.leftEmpty >= 0.85, inWords(accuracy));
});

test('what is asked is found inside a long letter', () => {
  const letter = (dice: string) =>
    `Buenas tardes señorita mire yo soy de un pueblo pequeño y no entiendo mucho de computadoras, mi sobrino escribe
    por mí ${dice} y ya he llamado varias veces y nadie me da razón, ojalá me puedan ayudar, se lo agradecería mucho`;
  const letters = developmentWording.map((said) => ({ ...said, dice: letter(said.dice) }));
  const accuracy = accuracyOf(answer(indice, letters));
  assert.ok(accuracy.amongThree >= 0.8 && accuracy.leftEmpty >= 0.75, inWords(accuracy));
});

test('the development wording is not among the phrases', () => {
  const learnt = new Set([...tramites.flatMap(({ frases }) => frases), ...frasesAjenas].map(mismaFrase));
  const known = developmentWording.filter(
    ({ dice }) => mismaFrase(dice) !== '' && learnt.has(mismaFrase(dice)),
  );
  assert.deepEqual(known, []);
});

test('no phrase of a trámite is also taught as fitting none', () => {
  const own = new Set(
    tramites.flatMap(({ frases, tambienSeDice }) => [...frases, ...tambienSeDice]).map(mismaFrase),
  );
  assert.deepEqual(
    [...frasesAjenas, ...frasesDeRelleno].filter((frase) => own.has(mismaFrase(frase))),
    [],
  );
});

test('accents, capitals and slips of spelling do not change what is meant', () => {
  for (const texto of [
    'olvidé mi contraseña',
    'OLVIDE MI CONTRASENA',
    'olbide mi contrasenia',
    'holvidé mi kontraseña',
  ])
    assert.equal(first(texto), first('olvidé mi clave'), texto);
  assert.equal(soundOf('kambiar'), soundOf('cambiar'));
  assert.equal(soundOf('vasilla'), soundOf('baciya'));
  assert.notEqual(soundOf('chico'), soundOf('cico'));
});

test('where nothing fits nothing is suggested', () => {
  for (const texto of [
    '',
    '   ',
    '???',
    '😀😀',
    'hola',
    'gracias',
    'quiero sacar turno en el IESS',
    'matrícula vehicular',
  ])
    assert.deepEqual(sugerir(indice, texto), [], texto);
});

test('the same text always gets the same answer, also from an index built anew', () => {
  const again = indiceDeSugerencias(tramites);
  for (const { dice } of developmentWording.slice(0, 40))
    assert.deepEqual(sugerir(again, dice), sugerir(indice, dice));
});

test('a definition without phrases is not suggested, and no definitions give no suggestions', () => {
  const [one, ...others] = tramites;
  assert.ok(one !== undefined);
  const without = indiceDeSugerencias([{ ...one, frases: [] }, ...others]);
  for (const { dice } of developmentWording)
    assert.ok(sugerir(without, dice).every(({ tramite }) => tramite !== one.id));
  assert.deepEqual(sugerir(indiceDeSugerencias([]), 'olvidé mi clave'), []);
});

function assertSound(texto: string) {
  const found = sugerir(indice, texto);
  assert.ok(found.length <= sugerirLimits.suggestionsMax);
  assert.equal(new Set(found.map(({ tramite }) => tramite)).size, found.length);
  let before = 1;
  for (const { tramite, puntaje } of found) {
    assert.ok(ids.has(tramite));
    assert.ok(puntaje > 0 && puntaje <= before, `${puntaje}`);
    before = puntaje;
  }
}

test('any text gets at most three known trámites in falling order', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), assertSound));
  const words = fc.constantFrom(
    ...developmentWording.flatMap(({ dice }) => dice.split(' ')),
    '\n',
    '__proto__',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 900 }), (chosen) => assertSound(chosen.join(' '))),
    { numRuns: 40 },
  );
});

test('however long or odd a text is, the words read are bounded', () => {
  const { firstWordsMax, lastWordsMax, wordCharsMax, textCharsMax } = sugerirLimits;
  for (const texto of [
    'a'.repeat(1_000_000),
    'ab '.repeat(300_000),
    '\ufdfa'.repeat(100_000),
    '\ud800'.repeat(9_000),
  ]) {
    const words = wordsIn(texto);
    assert.ok(words.length <= firstWordsMax + lastWordsMax);
    assert.ok(words.every(({ sound }) => sound.length <= wordCharsMax));
    assertSound(texto);
  }
  assert.deepEqual(wordsIn(`${' '.repeat(textCharsMax)}clave`), []);
});
