/** Proves which trámites are filed by mail: published or left open, of anybody, and never the sealed one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bastaUnCorreo, recibePorCorreo } from './recibe-por-correo.ts';
import { tramiteDeMuestra } from './testing/correo-de-muestra.ts';

const none = new Set<string>();

test('the door the agency published is open; the sealed room, a closed one and one with a session are not', () => {
  assert.equal(recibePorCorreo(tramiteDeMuestra, none), true);
  assert.equal(recibePorCorreo({ ...tramiteDeMuestra, sellado: true }, none), false);
  assert.equal(recibePorCorreo({ ...tramiteDeMuestra, recepcionCerrada: 'Todavía no.' }, none), false);
  assert.equal(recibePorCorreo({ ...tramiteDeMuestra, solicitante: 'proveedor' }, none), false);
});

test('a mail is enough for what anybody may file, whatever its doors, and for nothing else', () => {
  const elsewhere = { ...tramiteDeMuestra, canales: ['chat'] } as const;
  assert.equal(bastaUnCorreo(elsewhere), true);
  assert.equal(bastaUnCorreo({ ...elsewhere, sellado: true }), false);
  assert.equal(bastaUnCorreo({ ...elsewhere, solicitante: 'entidad' }), false);
  assert.equal(bastaUnCorreo({ ...elsewhere, noSeOfrece: true }), false);
});

test('a door beyond the published ones is the agency’s to close', () => {
  const more = { ...tramiteDeMuestra, canales: ['chat'], tambienPor: ['correo'] } as const;
  assert.equal(recibePorCorreo(more, none), true);
  assert.equal(recibePorCorreo(more, new Set([`${more.id}:correo`])), false);
  assert.equal(recibePorCorreo({ ...tramiteDeMuestra, canales: ['chat'] }, none), false);
});
