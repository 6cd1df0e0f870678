/** Gaps of templates: a closed list, filled once, and never left open in silence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Hueco,
  huecoEquivocado,
  huecos,
  llenarPlantilla,
  porEscribir,
  usosDePlantilla,
} from './plantilla.ts';

const valores = {
  nombre: 'Constructora Ejemplo',
  referencia: 'VT-2345-6789-AB',
  tramite: 'Cambio a Pasivo',
  unidad: 'Registro de Proveedores',
  plazo: '7 de diciembre de 2026',
  causal: 'No demuestra ser el titular.',
};

test('known gaps are taken, others are refused with a sentence that names them', () => {
  for (const uno of huecos.filter((nombre) => nombre !== 'causal'))
    for (const uso of usosDePlantilla) assert.equal(huecoEquivocado(`Señores {${uno}}:`, uso), null);
  assert.equal(huecoEquivocado('{causal}', 'negativa'), null);
  assert.match(huecoEquivocado('{causal}', 'mensaje') ?? '', /solo se puede usar/);
  assert.match(
    huecoEquivocado('Estimado {cliente}', 'mensaje') ?? '',
    /«\{cliente\}» no es un espacio conocido/,
  );
  for (const loose of ['{nombre', 'nombre}', '{{nombre}}', '{', '}'])
    assert.match(huecoEquivocado(loose, 'mensaje') ?? '', /llave suelta|no es un espacio/, loose);
});

test('a text that is accepted has no brace left once filled, whatever stands around its gaps', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom(...huecos.map((uno) => `{${uno}}`)));
  fc.assert(
    fc.property(
      fc.array(piece).map((parts) => parts.join('')),
      (texto) => {
        if (huecoEquivocado(texto, 'negativa') !== null) return;
        assert.doesNotMatch(llenarPlantilla(texto, valores), /[{}]/);
      },
    ),
  );
});

test('what a value brings in is text and no gap', () => {
  fc.assert(
    fc.property(fc.constantFrom<Hueco>('nombre', 'referencia', 'tramite'), fc.string(), (uno, value) => {
      const filled = llenarPlantilla(`{${uno}}`, { ...valores, [uno]: `{causal}${value}` });
      assert.equal(filled, `{causal}${value}`);
    }),
  );
  assert.equal(llenarPlantilla('Porque {motivo}.', valores), `Porque ${porEscribir}.`);
});
