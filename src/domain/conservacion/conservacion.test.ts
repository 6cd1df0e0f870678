// The setting of how long things are kept: whatever is stored or typed, every term stays within its bounds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../canonical-json.ts';
import { clases, clavesConservadas } from './clases.ts';
import { aniosDe, conservacionFrom, conservacionPropia, leerConservacion, limiteDe } from './conservacion.ts';

const typed = (over: Readonly<Record<string, string>>) => (name: string) =>
  over[name] ??
  (name === 'respuesta'
    ? '15'
    : name.startsWith('tramite-')
      ? ''
      : String(conservacionPropia.plazos[name as keyof typeof clases]));

test('whatever lies in the setting, every term is within its bounds', () => {
  const terms = fc.dictionary(fc.constantFrom<string>(...clavesConservadas, 'otra'), fc.jsonValue());
  const stored = fc.oneof(
    fc.jsonValue(),
    fc.record({
      plazos: terms,
      porTramite: fc.dictionary(fc.string(), fc.jsonValue()),
      respuestaDias: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(stored, (valor) => {
      const read = conservacionFrom(valor as Json);
      for (const clave of clavesConservadas) {
        const { min, max } = clases[clave];
        assert.ok(read.plazos[clave] >= min && read.plazos[clave] <= max);
      }
      for (const years of Object.values(read.porTramite)) assert.ok(years >= 1 && years <= 100);
      assert.deepEqual(conservacionFrom(JSON.parse(JSON.stringify(read))), read);
    }),
  );
});

test('what is typed is read whole, or every wrong field is named', () => {
  const read = leerConservacion(typed({ conversaciones: '400', 'tramite-telefonos': '3' }), ['telefonos']);
  assert.ok('plazos' in read);
  assert.deepEqual(
    [read.plazos.conversaciones, aniosDe(read, 'telefonos'), aniosDe(read, 'otro')],
    [400, 3, 10],
  );
  const wrong = leerConservacion(typed({ conversaciones: '7', cartas: 'mucho', 'tramite-telefonos': '-1' }), [
    'telefonos',
  ]);
  assert.ok(!('plazos' in wrong));
  assert.deepEqual(
    wrong.map(({ path }) => path),
    ['conversaciones', 'cartas', 'tramite-telefonos'],
  );
});

test('years are civil years, days are days', () => {
  const now = Date.UTC(2028, 1, 29, 12);
  assert.equal(limiteDe(4, 'años', now), Date.UTC(2024, 1, 29, 12));
  assert.equal(limiteDe(30, 'días', now), now - 30 * 86_400_000);
});
