/** The steps of a dialogue follow from the definition and the answers, whatever they are. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { tramites } from '../../../tramites/index.ts';
import type { Datos } from '../tramite/campo.ts';
import { seCumple } from '../tramite/condicion.ts';
import type { Definicion } from '../tramite/definicion.ts';
import { leerDatos } from '../tramite/leer-datos.ts';
import {
  canBeSkipped,
  canGoBackTo,
  pasoAnterior,
  pasoPresente,
  pasosDe,
  seAtiendePorChat,
  siguientePaso,
  takesAnswer,
  textoDePregunta,
} from './dialogo.ts';

const conEfecto = (efecto: Definicion['alAprobar']): Definicion => {
  const found = tramites.find(({ alAprobar }) => alAprobar === efecto);
  assert.ok(found);
  return found;
};
const direccion = conEfecto('actualizarDireccionYNombre');
const telefonos = conEfecto('actualizarTelefonos');
const nada = { pendientes: new Set<string>(), contestados: [] as string[] };

test('questions come in the order of the pages, one by one, and only those that are shown', () => {
  assert.deepEqual(pasosDe(direccion, {}), ['cambia', 'revisar']);
  assert.deepEqual(pasosDe(direccion, { cambia: ['nombreComercial'] }), [
    'cambia',
    'nombreComercial',
    'revisar',
  ]);
  assert.deepEqual(pasosDe(direccion, { cambia: ['direccion'] }), [
    'cambia',
    'parroquia',
    'calle',
    'numero',
    'interseccion',
    'referencia',
    'revisar',
  ]);
  assert.deepEqual(pasosDe(telefonos, {}), ['telefonos', 'documentos', 'revisar']);
});

test('an answer filled in beforehand is still asked, to be confirmed; one gone through is not', () => {
  const datos: Datos = { cambia: ['direccion'], parroquia: '170150', calle: 'Una' };
  assert.equal(siguientePaso(direccion, { ...nada, datos }), 'cambia');
  const contestados = ['cambia', 'parroquia'];
  assert.equal(siguientePaso(direccion, { ...nada, datos, contestados }), 'calle');
  const todos = pasosDe(direccion, datos);
  assert.equal(siguientePaso(direccion, { ...nada, datos, contestados: todos }), 'revisar');
});

test('what has to be mended is asked again, papers included', () => {
  const datos: Datos = { telefonos: [] };
  const contestados = ['telefonos', 'documentos'];
  const pendientes = (paso: string) => ({ datos, contestados, pendientes: new Set([paso]) });
  assert.equal(siguientePaso(telefonos, pendientes('telefonos')), 'telefonos');
  assert.equal(siguientePaso(telefonos, pendientes('documentos')), 'documentos');
});

test('the step kept is asked as long as it is still asked for', () => {
  const datos: Datos = { cambia: ['nombreComercial'] };
  const progress = { ...nada, datos, contestados: ['cambia'] };
  assert.equal(pasoPresente(direccion, progress, 'cambia'), 'cambia', 'gone back to');
  assert.equal(pasoPresente(direccion, progress, 'calle'), 'nombreComercial', 'hidden meanwhile');
  assert.equal(pasoPresente(direccion, progress, 'revisar'), 'nombreComercial', 'nothing to review yet');
});

test('an answer is taken for the present question and for one gone through, never for a hidden or a later one', () => {
  const datos: Datos = { cambia: ['direccion'] };
  const contestados = ['cambia'];
  const takes = (paso: string) => takesAnswer(direccion, { datos, contestados }, 'parroquia', paso);
  assert.deepEqual(['parroquia', 'cambia', 'calle', 'nombreComercial', 'revisar', 'ajeno'].map(takes), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('one goes back to earlier steps only', () => {
  const datos: Datos = { cambia: ['direccion'] };
  assert.equal(pasoAnterior(direccion, datos, 'cambia'), null);
  assert.equal(pasoAnterior(direccion, datos, 'parroquia'), 'cambia');
  assert.equal(canGoBackTo(direccion, datos, 'calle', 'parroquia'), true);
  assert.equal(canGoBackTo(direccion, datos, 'calle', 'calle'), false);
  assert.equal(canGoBackTo(direccion, datos, 'calle', 'numero'), false);
  assert.equal(canGoBackTo(direccion, datos, 'revisar', 'nombreComercial'), false);
});

test('the question says what is written already, and that it may be left out', () => {
  const text = (paso: string, actual: readonly string[], isAnswered = false) =>
    textoDePregunta(direccion, { cambia: ['direccion'] }, { paso, actual, isAnswered });
  assert.equal(text('cambia', []), '¿Qué desea actualizar?');
  assert.equal(text('calle', []), 'Calle principal:');
  assert.equal(text('calle', ['Sucre']), 'Calle principal. Ya está escrito «Sucre». Confírmelo o cámbielo.');
  assert.equal(text('calle', ['Sucre'], true), 'Calle principal. Su respuesta es «Sucre». Puede cambiarla.');
  assert.match(text('numero', []), /^Número\. .*omitirla\.$/);
  assert.match(
    textoDePregunta(telefonos, {}, { paso: 'documentos', actual: [], isAnswered: false }),
    /^Adjunte los documentos: Justificativos\.$/,
  );
  assert.equal(canBeSkipped(direccion.datos.numero), true);
  assert.equal(canBeSkipped(telefonos.datos.telefonos), false);
});

const atendidos = tramites.filter(seAtiendePorChat);

test('whatever is answered, answering step after step visits every shown question once, in order, and ends at the review', () => {
  const raw = fc.dictionary(
    fc.constantFrom(...atendidos.flatMap(({ datos }) => Object.keys(datos))),
    fc.oneof(fc.constant('x'), fc.subarray(['direccion', 'nombreComercial']), fc.constant([{}])),
  );
  fc.assert(
    fc.property(fc.constantFrom(...atendidos), raw, (definicion, answers) => {
      const typed = Object.fromEntries(
        Object.entries(answers).filter(([k]) => Object.hasOwn(definicion.datos, k)),
      );
      let entrada: Record<string, unknown> = {};
      const contestados: string[] = [];
      for (let turns = 0; turns < 40; turns += 1) {
        const { datos } = leerDatos(definicion, entrada);
        const paso = siguientePaso(definicion, { datos, contestados, pendientes: new Set() });
        if (paso === 'revisar') break;
        assert.ok(!contestados.includes(paso), 'asked twice');
        assert.ok(paso === 'documentos' || seCumple(definicion.mostrarSi[paso], datos), 'hidden and asked');
        if (Object.hasOwn(typed, paso)) entrada = { ...entrada, [paso]: typed[paso] };
        contestados.push(paso);
      }
      const { datos } = leerDatos(definicion, entrada);
      assert.deepEqual([...contestados, 'revisar'], pasosDe(definicion, datos));
    }),
  );
});
