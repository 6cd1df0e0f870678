/** Search as people type: without accents, in other words, with filler words between. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tramites } from '../../../tramites/index.ts';
import { matches } from './catalogue-search.ts';

const search = (q: string) =>
  tramites.filter((t) => matches(t, { q, canal: null })).map(({ nombre }) => nombre);

test('nothing typed shows the whole table, in the order of the agency', () => {
  assert.deepEqual(
    search('  '),
    tramites.map(({ nombre }) => nombre),
  );
});

test('accents and capitals do not matter', () => {
  assert.deepEqual(search('DIRECCION'), search('dirección'));
  assert.ok(search('direccion').length > 0);
});

test('other words people use lead to the trámite', () => {
  for (const words of ['olvidé mi contraseña', 'quiero cambiar mi clave', 'no puedo entrar al portal'])
    assert.ok(search(words).includes('Reseteo de clave'), words);
});

test('every trámite is found by each of its other words', () => {
  for (const t of tramites)
    for (const words of t.tambienSeDice) assert.ok(search(words).includes(t.nombre), `${t.id}: ${words}`);
});

test('every word counts, and nonsense finds nothing', () => {
  assert.deepEqual(search('clave zzz'), []);
  assert.deepEqual(
    search('%'),
    tramites.map(({ nombre }) => nombre),
  );
});

test('a door narrows the table', () => {
  const byChat = tramites.filter((t) => matches(t, { q: '', canal: 'chat' }));
  assert.deepEqual(
    byChat,
    tramites.filter((t) => t.canales.includes('chat')),
  );
});
