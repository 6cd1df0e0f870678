/** What the mail door and an entity are told of a definition: each way of contradicting it is found and named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import telefonos from '../../../tramites/contactos-telefonicos.ts';
import retencion from '../../../tramites/retencion-indebida-de-pagos.ts';
import type { Definicion, Requerimiento } from './definicion.ts';
import { justificativo } from './documento.ts';
import { papelDeEntidad } from './documento-de.ts';
import { validarDefinicion } from './validar-definicion.ts';

const problems = (change: object, base: Definicion = retencion) =>
  validarDefinicion({ ...base, ...change } as Definicion).join('\n');
const asked = (change: object) => {
  const requerimiento = { ...retencion.requerimiento, ...change } as Requerimiento;
  return problems({ requerimiento });
};

test('the definition of the house is sound, also without what it asks of an entity', () => {
  assert.equal(problems({}), '');
  const { requerimiento: _asked, ...sinEntidad } = retencion;
  assert.deepEqual(validarDefinicion(sinEntidad), []);
});

test('found: a requerimiento that names what is not there or cannot be kept', () => {
  for (const [change, expected] of [
    [{ proceso: 'monto' }, /«monto», que no pregunta por un proceso/],
    [{ proceso: 'toString' }, /«toString», que no pregunta por un proceso/],
    [{ interes: { monto: 'clave', desde: 'clave' } }, /«clave», que no pregunta por un monto/],
    [{ muestra: ['proceso', 'clave'] }, /muestra» nombra «clave», que no es un campo/],
    [{ plazo: { kind: 'horas', horas: 72, modo: 'corridas' } }, /debe contarse en días/],
    [{ plazo: { kind: 'dias-termino', dias: 0 } }, /debe contarse en días/],
    [{ recordarDias: 10 }, /debe caer dentro de su plazo/],
    [{ recordarDias: 0.5 }, /debe caer dentro de su plazo/],
    [{ respuestas: {} }, /no admite ninguna respuesta/],
    [
      { respuestas: { 'con-guion': { etiqueta: 'Sí', exige: 'fecha' } } },
      /«con-guion» no es un identificador/,
    ],
    [{ respuestas: { toString: { etiqueta: 'Sí', exige: 'fecha' } } }, /«toString» no es un identificador/],
    [{ respuestas: { si: { etiqueta: 'Sí.', exige: 'fecha' } } }, /es un rótulo/],
    [{ pide: 'Pague' }, /«requerimiento.pide» debe terminar como una oración/],
  ] as const)
    assert.match(asked(change), expected);
  const documentos = { ...retencion.documentos, [papelDeEntidad]: justificativo('Otro') };
  assert.match(problems({ documentos }), /es el nombre de lo que adjunta la entidad/);
});

test('found: answers of a mail in questions they do not fit', () => {
  for (const [desdeCorreo, expected] of [
    [{ nadie: 'remitente' }, /nombra «nadie», que no es un campo/],
    [{ monto: 'remitente' }, /«monto» no puede responderse con «remitente»/],
    [{ fechaActa: 'importe-de-la-factura' }, /«fechaActa» no puede responderse/],
    [{ proceso: 'valueOf' }, /«proceso» no puede responderse/],
  ] as const)
    assert.match(problems({ desdeCorreo }), expected);
  assert.match(problems({ desdeCorreo: { telefonos: 'remitente' } }, telefonos), /no tiene esa puerta/);
});
