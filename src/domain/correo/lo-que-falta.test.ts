/** Proves that what is missing is told by the definition’s own labels and conditions, and nothing else is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loQueFalta } from './lo-que-falta.ts';
import { tramiteDeMuestra } from './testing/correo-de-muestra.ts';

const datos = { proceso: 'SIE-MDEMO-001-2026', entidad: 'Municipio', correo: 'maria@taller.example' };
const documentos = [{ clave: 'acta' }, { clave: 'factura' }];
const keys = (given: Parameters<typeof loQueFalta>[1]) =>
  loQueFalta(tramiteDeMuestra, given).map(({ clave }) => clave);

test('with every required answer and paper nothing is missing', () => {
  assert.deepEqual(loQueFalta(tramiteDeMuestra, { datos, documentos }), []);
});

test('an empty mail misses all that is required, in the order of the form, and nothing optional', () => {
  assert.deepEqual(keys({ datos: {}, documentos: [] }), ['proceso', 'entidad', 'correo', 'acta', 'factura']);
});

test('an answer that cannot be read is told with its reason; one that never came has none', () => {
  const [wrong] = loQueFalta(tramiteDeMuestra, { datos: { ...datos, proceso: '???' }, documentos });
  assert.equal(wrong?.clave, 'proceso');
  assert.match(wrong?.porque ?? '', /código/);
  const { proceso: _, ...rest } = datos;
  assert.deepEqual(loQueFalta(tramiteDeMuestra, { datos: rest, documentos }), [
    {
      clase: 'dato',
      clave: 'proceso',
      etiqueta: 'Código del proceso',
      ayuda: 'Como consta en el portal.',
      porque: null,
    },
  ]);
});

test('what an answer brings along is missing too', () => {
  const given = { datos: { ...datos, via: 'parcial' }, documentos };
  assert.deepEqual(
    loQueFalta(tramiteDeMuestra, given).map(({ clase, clave }) => `${clase} ${clave}`),
    ['dato partes', 'documento partes'],
  );
});
