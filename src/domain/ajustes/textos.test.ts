// The agency's own words: gaps of a closed list, filled once; nearer words win; nothing stored can break a letter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../canonical-json.ts';
import {
  avisosVigentes,
  clavesDeCarta,
  conPalabras,
  huecosDeCarta,
  leerTextos,
  llenarParte,
  palabrasDe,
  palabrasPropias,
  parteEquivocada,
  partesDeCarta,
  sinPalabras,
  type Textos,
} from './textos.ts';

const nada: Textos = { cartas: {}, avisos: [] };
const valores = { referencia: 'VT-2345', tramite: 'Trámite {agencia}', agencia: 'Agencia {referencia}' };

test('gaps outside the list, loose braces and a subject without its reference are told', () => {
  assert.match(parteEquivocada('cierre', 'Decidido el {fecha}.') ?? '', /«\{fecha\}»/);
  assert.match(parteEquivocada('cierre', 'Hola {referencia') ?? '', /llave suelta/);
  assert.match(parteEquivocada('asunto', 'Novedades de su trámite') ?? '', /\{referencia\}/);
  assert.equal(parteEquivocada('asunto', ''), null);
  for (const uno of huecosDeCarta) assert.equal(parteEquivocada('firma', `{${uno}}`), null);
});

test('what a value brings in is never read as a gap, and nothing but the gaps changes', () => {
  const plain = fc.string().map((text) => text.replaceAll(/[{}]/g, ''));
  const gap = fc.constantFrom(...huecosDeCarta);
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, gap)), plain, (pairs, end) => {
      const template = pairs.map(([text, name]) => `${text}{${name}}`).join('') + end;
      const filled = pairs.map(([text, name]) => text + valores[name]).join('') + end;
      assert.equal(parteEquivocada('apertura', template), null);
      assert.equal(llenarParte(template, valores), filled);
    }),
  );
});

test('the words of the trámite come before those of the letter, and these before the general ones, part by part', () => {
  let textos = conPalabras(nada, 'general', 'todos', { ...sinPalabras, firma: 'General', cierre: 'General' });
  textos = conPalabras(textos, 'negar', 'todos', { ...sinPalabras, cierre: 'De negar' });
  textos = conPalabras(textos, 'negar', 'uno', { ...sinPalabras, apertura: 'De uno' });
  assert.deepEqual(palabrasDe(textos, 'negar', 'uno'), {
    asunto: '',
    apertura: 'De uno',
    cierre: 'De negar',
    firma: 'General',
  });
  assert.deepEqual(palabrasDe(textos, 'aprobar', 'uno'), {
    ...sinPalabras,
    cierre: 'General',
    firma: 'General',
  });
  assert.deepEqual(palabrasDe(textos, 'tomar', 'toString'), {
    ...sinPalabras,
    cierre: 'General',
    firma: 'General',
  });
  assert.deepEqual(palabrasPropias(textos, 'negar', 'dos'), sinPalabras);
  assert.deepEqual(
    conPalabras(
      conPalabras(nada, 'negar', 'uno', { ...sinPalabras, firma: 'X' }),
      'negar',
      'uno',
      sinPalabras,
    ),
    nada,
  );
});

test('notices show from their first day to their last', () => {
  const avisos = [
    { texto: 'siempre', desde: '', hasta: '' },
    { texto: 'en diciembre', desde: '2026-12-01', hasta: '2026-12-31' },
  ];
  assert.deepEqual(avisosVigentes({ avisos }, '2026-11-30'), ['siempre']);
  assert.deepEqual(avisosVigentes({ avisos }, '2026-12-01'), ['siempre', 'en diciembre']);
  assert.deepEqual(avisosVigentes({ avisos }, '2026-12-31'), ['siempre', 'en diciembre']);
  assert.deepEqual(avisosVigentes({ avisos }, '2027-01-01'), ['siempre']);
});

test('what is written reads back as it was; what nobody could have written here counts for nothing', () => {
  const part = fc.constantFrom('', 'Palabras de {referencia}', 'De {agencia}: {referencia}');
  const words = fc.record(
    { asunto: part, apertura: part, cierre: part, firma: part },
    { noNullPrototype: true },
  );
  const place = fc.tuple(fc.constantFrom(...clavesDeCarta), fc.constantFrom('todos', 'uno', '__proto__x'));
  fc.assert(
    fc.property(fc.array(fc.tuple(place, words)), (writes) => {
      const textos = writes.reduce(
        (all, [[clave, tramite], one]) => conPalabras(all, clave, tramite, one),
        nada,
      );
      assert.deepEqual(leerTextos(JSON.parse(JSON.stringify(textos))), textos);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue() as fc.Arbitrary<Json>, (valor) => {
      for (const one of [valor, { cartas: valor, avisos: valor }, { cartas: { negar: { todos: valor } } }]) {
        const read = palabrasDe(leerTextos(one), 'negar', 'uno');
        for (const parte of partesDeCarta) assert.equal(parteEquivocada(parte, read[parte]), null);
      }
    }),
  );
});
