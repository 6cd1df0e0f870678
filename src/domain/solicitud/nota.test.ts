/** Mentions and references in a note: what points somewhere, what does not, and nothing of the text is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { referenciasEn, trozosDeNota, usuariosMencionados } from './nota.ts';
import { referenciaDesde } from './referencia.ts';

const caso = referenciaDesde(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));

test('names colleagues once, in lower case; addresses and lone signs name nobody', () => {
  assert.deepEqual(usuariosMencionados('@Registro2, vea esto con @ana.demo. Gracias, @registro2'), [
    'registro2',
    'ana.demo',
  ]);
  for (const plain of ['persona@correo.example', 'a las 3 @ 5', '@', 'x@@y', 'correo:@.'])
    assert.deepEqual(usuariosMencionados(plain), [], plain);
  assert.deepEqual(usuariosMencionados('(@registro1)'), ['registro1']);
});

test('references count only whole and right', () => {
  assert.deepEqual(referenciasEn(`Igual que ${caso} y ${caso}.`), [caso]);
  const wrong = `${caso.slice(0, -1)}${caso.endsWith('2') ? '3' : '2'}`;
  assert.deepEqual(referenciasEn(`${wrong} X${caso} ${caso}9`), []);
});

test('cut and put together again, every text is the same', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('@ana', caso, '@', ' ', '@ana@b', 'VT-'));
  fc.assert(
    fc.property(
      fc.array(piece).map((parts) => parts.join('')),
      (texto) => {
        assert.equal(
          trozosDeNota(texto)
            .map((one) => one.texto)
            .join(''),
          texto,
        );
      },
    ),
  );
});
