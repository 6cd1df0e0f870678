import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ContextoDeClave, objecionALaClave } from './clave.ts';
import { commonClaves, isCommonClave } from './claves-comunes.ts';

const alone: ContextoDeClave = {
  segundoFactor: false,
  ruc: '1799999028001',
  usuario: 'mcedeno',
  nombres: ['Textiles Demostración S.A.'],
};
const withFactor: ContextoDeClave = { ...alone, segundoFactor: true };

const accepted = [
  'tres sauces bajo la lluvia tibia',
  'Mi tía Hortensia vende humitas',
  'xk2-Vo9_pRu6tQm',
  'correcto caballo grapa pila batería',
  '   mantel de cuadros y panela   ',
  '🦜🥑🌋🧉 loro palta volcán mate',
  'ñandú-cigüeña-pingüino',
];

test('ASVS 6.2.9 6.2.12 long phrases with blanks, accents and emoji are accepted, up to 256 characters', () => {
  for (const clave of accepted) assert.equal(objecionALaClave(clave, alone), null, clave);
  const phrase = 'la garúa moja los geranios de la azotea vecina mientras suena un pasillo ';
  for (const chars of [64, 128, 256]) {
    const clave = phrase.repeat(4).slice(0, chars);
    assert.equal(objecionALaClave(clave, alone), null, String(chars));
  }
  assert.match(objecionALaClave(phrase.repeat(4).slice(0, 257), alone) ?? '', /hasta 256/);
});

test('ASVS 6.2.1 the least length is 15 alone and 12 beside a second factor, counted in characters', () => {
  const fourteen = 'garúa geranios';
  assert.equal([...fourteen].length, 14);
  assert.match(objecionALaClave(fourteen, alone) ?? '', /al menos 15 caracteres y la suya tiene 14/);
  assert.equal(objecionALaClave(fourteen, withFactor), null);
  assert.match(
    objecionALaClave('🦜🥑🌋🧉🦜🥑🌋', withFactor) ?? '',
    /al menos 12 caracteres y la suya tiene 7/,
  );
  assert.equal(objecionALaClave('', alone), 'Escriba la clave nueva.');
});

test('ASVS 6.2.5 no composition is asked: any kind of characters will do', () => {
  const randomOf = (alphabet: string) =>
    fc.array(fc.constantFrom(...alphabet), { minLength: 24, maxLength: 40 }).map((all) => all.join(''));
  const letters = randomOf('bcdfghjklmnpqrstvwxzñáé');
  fc.assert(
    fc.property(letters, (clave) => {
      fc.pre(new Set(clave).size > 8);
      assert.equal(objecionALaClave(clave, alone), null);
    }),
  );
});

test('ASVS 6.2.4 6.2.12 at least 3,000 common passwords long enough for the rule are refused', () => {
  for (const charsMin of [12, 15]) {
    let refused = 0;
    for (const clave of commonClaves(charsMin)) {
      assert.equal(isCommonClave(clave), true, clave);
      refused += 1;
      if (refused === 6_000) break;
    }
    assert.ok(refused >= 3_000);
  }
});

test('ASVS 6.2.12 disguises, keyboard rows, repeats and figures are refused', () => {
  for (const clave of [
    '123456789012345',
    'qwertyuiopasdfgh',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'P@ssw0rdP@ssw0rd',
    'C0ntr4s3ñ4S3gur4',
    'ContraseñaSegura2026!',
    'Ecuador-Quito-2026',
    'teamo teamo teamo',
    '2026-11-23 15:00:00',
    '1qaz2wsx3edc4rfv',
    'clave123456789clave',
    'zyxwvutsrqponml',
  ]) {
    assert.match(objecionALaClave(clave, alone) ?? '', /primeras que prueba/, clave);
  }
});

test('ASVS 6.2.11 words of the person, the company and the service do not make a password', () => {
  for (const clave of [
    '1799999028001abc',
    'x17-9999-9028 secreto mío',
    'mcedeno-mcedeno1',
    'TextilesDemostracion1',
    'sercop ventanilla sercop',
    'mcedeno sercop clave2026',
  ]) {
    assert.match(objecionALaClave(clave, alone) ?? '', /no debe basarse/, clave);
  }
  assert.equal(objecionALaClave('sercop queda lejos de mi arrozal', alone), null);
});

test('a lone surrogate or a NUL is refused with a reason', () => {
  for (const clave of ['una frase larga \ud800 y propia', 'una frase larga \0 y propia']) {
    assert.match(objecionALaClave(clave, alone) ?? '', /carácter dañado/);
  }
});

test('any text gets an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (clave) => {
      const answer = objecionALaClave(clave, alone);
      assert.ok(answer === null || answer.endsWith('.'));
    }),
  );
});
