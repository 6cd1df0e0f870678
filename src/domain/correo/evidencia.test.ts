/** Proves what is found in a mail that points to a thread: only what we wrote ourselves, or what its check confirms. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { referenciaDesde } from '../solicitud/referencia.ts';
import { buscarMarcas, type CorreoConMarcas, type LectorDeMarcas, referenciasEn } from './evidencia.ts';

const lector: LectorDeMarcas = {
  hiloDeDireccion: (direccion) => /^tramites\+(h\d)@/.exec(direccion)?.[1] ?? null,
  mensaje: (messageId) =>
    messageId.startsWith('nuestro.') ? { salida: messageId.slice(8), hilo: 'h1' } : null,
};

const mail: CorreoConMarcas = {
  messageId: 'propio@taller.example',
  enRespuestaA: [],
  referencias: [],
  asunto: '',
  informe: null,
  para: [],
  copia: [],
};
const sobre = { de: 'maria@taller.example', para: ['tramites@agencia.example'] };
const find = (given: Partial<CorreoConMarcas>, para = sobre.para) =>
  buscarMarcas({ ...mail, ...given }, { ...sobre, para }, lector);

const reference = referenciaDesde(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]));

test('correo 45: a reference counts only where its check characters hold, however it is written', () => {
  const bare = reference.replaceAll('-', '');
  for (const subject of [
    `Re: Falta la factura [${reference}]`,
    `RV: ${reference.toLowerCase()}`,
    `caso ${reference.replaceAll('-', ' ')} gracias`,
    `${bare} pago`,
    `Solicitud N.º ${reference}.`,
  ])
    assert.deepEqual(referenciasEn(subject), [reference], subject);
  const slip = `${reference.slice(0, -1)}${reference.endsWith('2') ? '3' : '2'}`;
  const swapped = reference.replace(/^VT-(.)(.)/, 'VT-$2$1');
  for (const wrong of [slip, swapped, `${reference}2`, `X${reference}`, 'VT-0000-0000-00', 'VT', ''])
    assert.deepEqual(referenciasEn(wrong), [], wrong);
});

test('a subject of any length or shape costs a bounded look', () => {
  assert.deepEqual(referenciasEn('VT '.repeat(100_000)), []);
  assert.equal(referenciasEn(`${reference} `.repeat(50)).length, 1);
  fc.assert(fc.property(fc.string(), (subject) => assert.deepEqual(referenciasEn(subject), [])));
});

test('correo 12: the address of a thread is a mark wherever it stands: envelope, To or Cc', () => {
  const plus = { nombre: '', direccion: 'tramites+h2@agencia.example' };
  for (const marks of [find({}, [plus.direccion]), find({ para: [plus] }), find({ copia: [plus, plus] })])
    assert.deepEqual(marks[0], { fuente: 'direccion-con-clave', hilo: 'h2' });
});

test('correo 19: what it answers is looked up before its chain, the latest first, and its own id is asked about', () => {
  const marks = find({ enRespuestaA: ['c@x'], referencias: ['a@x', 'b@x', 'c@x'] });
  assert.deepEqual(marks, [
    { fuente: 'mensaje-conocido', messageId: 'c@x' },
    { fuente: 'mensaje-conocido', messageId: 'b@x' },
    { fuente: 'mensaje-conocido', messageId: 'a@x' },
    { fuente: 'lo-responden', messageId: 'propio@taller.example' },
  ]);
});

test('correo 20: of a hundred thousand references a few are looked up', () => {
  const referencias = Array.from({ length: 100_000 }, (_, i) => `${i}@x`);
  assert.ok(find({ referencias }).length <= 21);
});

test('correo 32: a delivery report points to the letter it reports on', () => {
  const marks = find({ messageId: null, informe: { estados: [], original: 'nuestro.s9@agencia.example' } });
  assert.deepEqual(marks, [{ fuente: 'mensaje-con-clave', salida: 's9@agencia.example', hilo: 'h1' }]);
});

test('correo 6: our own letter that comes back is known by its Message-ID', () => {
  assert.equal(find({ messageId: 'nuestro.s1@x' })[0]?.fuente, 'mensaje-devuelto');
});

test('correo 9: a mail without a Message-ID has the marks that it has', () => {
  assert.deepEqual(find({ messageId: null }), []);
});
