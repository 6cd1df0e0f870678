/** Phrases that are no phrases, or speak for two trámites, are found and named. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { frases } from './frases.ts';
import { frasesCompartidas, frasesLimits, validarFrases } from './validar-frases.ts';

test('a text gives its phrases, parted by strokes and line breaks', () => {
  assert.deepEqual(frases('\n  clave / olvidé mi clave\n  dirección y/o nombre /\n\n'), [
    'clave',
    'olvidé mi clave',
    'dirección y/o nombre',
  ]);
  assert.deepEqual(frases(' \n / \n'), []);
});

const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['one letter', ['a'], /tiene 1 caracteres/],
  ['a treatise', ['palabra '.repeat(60).trim()], /tiene \d+ caracteres/],
  ['only signs', ['¿¡!?'], /no dice nada/],
  ['two spaces', ['mi  clave'], /espacios de más/],
  ['an invisible mark', ['mi\u200bclave'], /caracteres invisibles/],
  ['a mark of a template', ['mi {clave}'], /llaves/],
  ['a tag', ['mi <b>clave'], /marcas/],
  [
    'the same twice but for accents and case',
    ['mi dirección', 'MI DIRECCION!'],
    /«MI DIRECCION!» está repetida/,
  ],
];

for (const [name, phrases, expected] of wrong)
  test(`not a phrase: ${name}`, () => {
    assert.match(validarFrases({ frases: phrases }).join('\n'), expected);
  });

test('slips of spelling, capitals and codes are what people write', () => {
  assert.deepEqual(
    validarFrases({ frases: ['olbide la clabe', 'NO PUEDO!!!', 'SIE-MDEMO-001-2026', 'CPC'] }),
    [],
  );
});

test('there are not more phrases than can be learnt at start', () => {
  const many = Array.from({ length: frasesLimits.phrasesMax + 1 }, (_, i) => `frase ${i}`);
  assert.match(validarFrases({ frases: many }).join('\n'), /el límite es/);
});

test('a phrase or other name belongs to one definition, whatever its accents', () => {
  const one = { id: 'uno', frases: ['mi dirección'], tambienSeDice: ['domicilio'] };
  const two = { id: 'dos', frases: ['Domicilio.', 'otra cosa'], tambienSeDice: ['MI DIRECCION'] };
  const found = frasesCompartidas([one, two]).join('\n');
  assert.match(found, /dos: la frase «Domicilio\.» también es de «uno»/);
  assert.match(found, /dos: la frase «MI DIRECCION» también es de «uno»/);
  assert.deepEqual(frasesCompartidas([one, { ...two, frases: ['otra cosa'], tambienSeDice: [] }]), []);
});

test('any text can be checked', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (phrases) => {
      assert.ok(Array.isArray(validarFrases({ frases: phrases })));
    }),
  );
});
