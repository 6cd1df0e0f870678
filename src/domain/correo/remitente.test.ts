/** Proves who a mail is taken to be from: the address of From, believed only as far as something vouches for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Autenticacion, sinAutenticacion } from './autenticacion.ts';
import type { CorreoLeido } from './leido.ts';
import { juzgarRemitente } from './remitente.ts';

const maria = { nombre: 'María Ejemplo', direccion: 'maria@taller.example' };
const otro = { nombre: '', direccion: 'cobros@otro.example' };
const propia: Autenticacion = { ...sinAutenticacion, fuente: 'servidor-propio' };
const vouched: Autenticacion = { ...propia, dkim: 'pass', dmarc: 'pass', alineada: true };
const forged: Autenticacion = { ...propia, dmarc: 'fail' };

function judge(
  autenticacion: Autenticacion,
  correo: Partial<Pick<CorreoLeido, 'de' | 'responderA' | 'avisos'>> = {},
) {
  return juzgarRemitente({ de: maria, responderA: [], avisos: [], ...correo }, autenticacion, {
    personal: ['oficial@agencia.example'],
  });
}

test('who is vouched for is verified; who is not stays unverified', () => {
  assert.deepEqual(judge(vouched), {
    direccion: maria.direccion,
    nombre: maria.nombre,
    autenticidad: 'verificado',
    esPersonal: false,
    responderA: maria.direccion,
    avisos: [],
  });
  assert.equal(judge(sinAutenticacion).autenticidad, 'sin-verificar');
  assert.equal(judge({ ...propia, spf: 'fail', dkim: 'fail' }).autenticidad, 'sin-verificar');
});

test('correo 13: a From that its own domain disowns is forged and is not answered', () => {
  const found = judge(forged);
  assert.equal(found.autenticidad, 'falsificado');
  assert.equal(found.responderA, null);
  assert.equal(found.direccion, maria.direccion);
});

test('correo 13: a chain that was whole before a list changed the mail leaves it unverified, not forged', () => {
  assert.equal(judge({ ...forged, arc: 'pass' }).autenticidad, 'sin-verificar');
});

test('correo 15: with two From headers, a group or none, no check vouches for the sender', () => {
  for (const aviso of ['varios-remitentes', 'remitente-en-grupo', 'sin-remitente'] as const) {
    const found = judge(vouched, { avisos: [aviso] });
    assert.equal(found.autenticidad, 'sin-verificar', aviso);
    assert.ok(found.avisos.includes(aviso));
  }
  const none = judge(vouched, { de: null });
  assert.deepEqual(
    [none.direccion, none.nombre, none.responderA, none.autenticidad],
    [null, '', null, 'sin-verificar'],
  );
  assert.deepEqual(none.avisos, ['sin-remitente']);
});

test('correo 15: a name that is another address is not shown as a name; a look-alike domain is told', () => {
  const fake = judge(vouched, {
    de: { ...maria, nombre: 'director@agencia.example' },
    avisos: ['nombre-parece-direccion', 'dominio-parecido'],
  });
  assert.equal(fake.nombre, '');
  assert.deepEqual(fake.avisos, ['nombre-parece-direccion', 'dominio-parecido']);
});

test('correo 16: answers go to Reply-To only of a verified sender, and the identity stays that of From', () => {
  const colleague = { nombre: '', direccion: `cobros@${maria.direccion.split('@').at(-1)}` };
  const verified = judge(vouched, { responderA: [colleague] });
  assert.deepEqual([verified.direccion, verified.responderA], [maria.direccion, colleague.direccion]);
  assert.deepEqual(verified.avisos, ['responder-a-otra']);
  // Nobody has letters of ours sent to a stranger by naming them.
  assert.equal(judge(vouched, { responderA: [otro] }).responderA, maria.direccion);
  assert.equal(judge(propia, { responderA: [otro] }).responderA, maria.direccion);
  assert.equal(judge(forged, { responderA: [otro] }).responderA, null);
  assert.deepEqual(judge(vouched, { responderA: [maria] }).avisos, []);
});

test('correo 17: who writes from an address of the staff is told, verified or not', () => {
  const staff = judge(vouched, { de: { nombre: 'Oficial', direccion: 'OFICIAL@agencia.example' } });
  assert.equal(staff.esPersonal, true);
  assert.deepEqual(staff.avisos, ['dice-ser-personal']);
});
