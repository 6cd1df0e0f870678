/** Published doors are always open; each door beyond them is the agency's to close. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tramites } from '../../../tramites/index.ts';
import { puertaCerrada, puertasDe, tienePuertaWeb } from './puertas.ts';

const everyClosed = new Set(
  tramites.flatMap(({ id }) => ['portal', 'chat', 'rapido', 'correo'].map((canal) => `${id}:${canal}`)),
);

test('closing everything that can be closed leaves the published doors open', () => {
  for (const definicion of tramites) {
    const doors = puertasDe(definicion, everyClosed);
    assert.deepEqual(
      doors.filter(({ abierta }) => abierta).map(({ canal }) => canal),
      definicion.recepcionCerrada === undefined ? definicion.canales : [],
      definicion.id,
    );
  }
});

test('a trámite whose web door is closed says where to write', () => {
  const extra = tramites.find(({ tambienPor }) => tambienPor?.includes('rapido'));
  assert.ok(extra);
  assert.equal(tienePuertaWeb(extra, new Set()), true);
  assert.equal(tienePuertaWeb(extra, new Set([`${extra.id}:rapido`])), false);
  assert.equal(tienePuertaWeb(extra, new Set(['otro:rapido'])), true);
  assert.ok(puertaCerrada(extra).includes(extra.contacto));
  assert.equal(puertaCerrada({ ...extra, recepcionCerrada: 'Abrirá en mayo.' }), 'Abrirá en mayo.');
});
