// Proves the likeness of names on documented pairs of Ecuadorian spellings, and its bounds on any text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance } from './edit-distance.ts';
import { type NameMatch, nameSimilarity } from './name-similarity.ts';
import { phoneticKey } from './phonetic-key.ts';

const same: readonly (readonly [string, string])[] = [
  ['QUISHPE LEMA ROSA MARÍA', 'Quispe Lema Rosa Maria'],
  ['NÚÑEZ PÉREZ ANA LUCÍA', 'Ana Lucia Nunez Perez'],
  ['YÁNEZ GUALLPA LUIS', 'LLANEZ HUALLPA LUIS'],
  ['VÁSCONEZ JIMÉNEZ HUGO', 'BASCONEZ GIMENEZ UGO'],
  ['DE LA CRUZ TIPÁN MARÍA', 'CRUZ TIPAN MARIA'],
  ['GUAMÁN CHIMBO JOSÉ', 'HUAMAN CHIMBO JOSE'],
  ['XIMENA ZAMBRANO', 'JIMENA SAMBRANO'],
  ["D'AMBROSIO VERA LUZ", 'DAMBROSIO VERA LUZ'],
  ['MA. ROSA VERA LEMA', 'MARIA ROSA VERA LEMA'],
  ['VERA LEMA JUAN C.', 'VERA LEMA JUAN CARLOS'],
  ['MU\uFFFDOZ VERA ANA LUZ', 'MUÑOZ VERA ANA LUZ'],
];

const doubtful: readonly (readonly [string, string])[] = [
  ['VERA LEMA JUAN', 'VERA LEMA JUANA'],
  ['VERA LEMA PÉREZ JUAN', 'VERA LEMA PÉREZ JUANA'],
  ['ANDRÉS LÓPEZ VERA', 'ANDREA LOPEZ VERA'],
  ['MARIO LÓPEZ VERA', 'MARÍA LOPEZ VERA'],
  ['VERA LEMA JUAN CARLOS', 'VERA LEMA JUAN'],
];

const other: readonly (readonly [string, string])[] = [
  ['VERA LEMA JUAN CARLOS', 'VERA LEMA ROSA ELENA'],
  ['GUAMÁN ILVIS ROSA', 'QUITO TOAPANTA LUIS'],
  ['ROSA', 'LUIS'],
  ['', 'VERA'],
  ['', ''],
  ['...', '...'],
];

function check(pairs: readonly (readonly [string, string])[], expected: NameMatch['coincidencia']): void {
  for (const [a, b] of pairs) {
    const { score, coincidencia } = nameSimilarity(a, b);
    assert.equal(coincidencia, expected, `${a} ~ ${b}: ${score}`);
  }
}

test('spellings of one name agree', () => check(same, 'coincide'));
test('one letter of gender or a missing name is doubtful: it must not pass alone', () =>
  check(doubtful, 'dudosa'));
test('other people are other people', () => check(other, 'distinta'));

test('scores, worked by hand', () => {
  const score = (a: string, b: string) => nameSimilarity(a, b).score;
  assert.equal(score('VERA LEMA JUAN CARLOS', 'VERA LEMA JUAN'), 0.75);
  assert.equal(score('QUISHPE LEMA ROSA MARÍA', 'Quispe Lema Rosa Maria'), 0.99);
  assert.equal(score('VERA LEMA JUAN', 'VERA LEMA JUANA'), 0.83);
  assert.equal(score('DE LA', 'DE LA CRUZ'), 0);
});

test('sounds', () => {
  const groups = [
    ['llanez', 'yanez', 'ianez'],
    ['huallpa', 'guallpa', 'wallpa'],
    ['vasconez', 'basconez'],
    ['quispe', 'kispe'],
    ['zambrano', 'sambrano'],
    ['mejia', 'mexia'],
    ['lopez', 'lopes'],
    ['henriquez', 'enrikez'],
    ['parra', 'para'],
  ];
  for (const [first = '', ...others] of groups)
    for (const word of others) assert.equal(phoneticKey(word), phoneticKey(first), word);
  for (const [a, b] of [
    ['chico', 'sico'],
    ['guerra', 'jerra'],
    ['guevara', 'huevara'],
    ['cesar', 'kesar'],
  ] as const)
    assert.notEqual(phoneticKey(a), phoneticKey(b));
});

test('edit distance, worked by hand', () => {
  assert.equal(editDistance('', 'abc'), 3);
  assert.equal(editDistance('kitten', 'sitting'), 3);
  assert.equal(editDistance('abc', 'abc'), 0);
});

const anyName = fc.oneof(
  fc.array(fc.nat({ max: 0xffff }), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(fc.constantFrom('juan', 'JUANA', 'Pérez', 'de', 'la', 'Cruz', 'c', 'Ñ'), { maxLength: 6 })
    .map((words) => words.join(' ')),
);

test('for any two texts: symmetric, between 0 and 1, and a name with letters is itself', () => {
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      const match = nameSimilarity(a, b);
      assert.deepEqual(nameSimilarity(b, a), match);
      assert.ok(match.score >= 0 && match.score <= 1);
      if (/[a-z]/i.test(a)) assert.equal(nameSimilarity(a, ` ${a.toUpperCase()} `).coincidencia, 'coincide');
    }),
  );
});

test('the order of the words does not count', () => {
  const words = fc.uniqueArray(fc.constantFrom('vera', 'lema', 'juan', 'rosa', 'quispe', 'yanez'), {
    minLength: 1,
  });
  fc.assert(
    fc.property(words, (list) => {
      assert.equal(nameSimilarity(list.join(' '), list.toReversed().join(' ')).score, 1);
    }),
  );
});
