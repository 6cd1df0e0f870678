/** A trámite's own words for how it ends reach every place where a state or an event has a name, and no other state changes. */
import assert from 'node:assert/strict';
import test from 'node:test';
import consulta from '../../../tramites/consulta.ts';
import telefonos from '../../../tramites/contactos-telefonicos.ts';
import { definiciones, tramites } from '../../../tramites/index.ts';
import { type ClaseEvento, nombreDeEvento } from '../solicitud/evento.ts';
import { type Estado, nombreDeEstado } from '../solicitud/lifecycle.ts';
import { nombreDeEstadoEn, nombreDeEventoEn, seOfrece } from './resultados.ts';
import { validarDefinicion } from './validar-definicion.ts';

const states = Object.keys(nombreDeEstado) as Estado[];
const classes = Object.keys(nombreDeEvento) as ClaseEvento[];

test('a trámite without words of its own reads as always, one that is not known too', () => {
  for (const definicion of [telefonos, null, undefined]) {
    for (const state of states) assert.equal(nombreDeEstadoEn(definicion, state), nombreDeEstado[state]);
    for (const clase of classes) assert.equal(nombreDeEventoEn(definicion, clase), nombreDeEvento[clase]);
  }
});

test('with words of its own only the two results change', () => {
  const differ = states.filter((state) => nombreDeEstadoEn(consulta, state) !== nombreDeEstado[state]);
  assert.deepEqual(differ, ['aprobada', 'negada']);
  assert.equal(nombreDeEstadoEn(consulta, 'aprobada'), 'Respondida');
  assert.equal(nombreDeEstadoEn(consulta, 'negada'), 'Cerrada sin respuesta');
  const events = classes.filter((clase) => nombreDeEventoEn(consulta, clase) !== nombreDeEvento[clase]);
  assert.deepEqual(events, ['decidida', 'aprobar', 'negar']);
});

test('the ten of the published table are offered, and what a conversation becomes is not', () => {
  assert.equal(tramites.length, 10);
  assert.deepEqual(definiciones.filter(seOfrece), tramites);
  assert.deepEqual(
    definiciones.filter((d) => !seOfrece(d)),
    [consulta],
  );
});

test('what is not offered has no words to be found by, and its results are labels', () => {
  const problems = (change: object) => validarDefinicion({ ...consulta, ...change }).join('\n');
  assert.equal(problems({}), '');
  assert.match(problems({ tambienSeDice: ['preguntar'] }), /no se ofrece, y «tambienSeDice»/);
  assert.match(problems({ resultados: { aprobada: '', negada: 'No.' } }), /«resultados.aprobada» está vacío/);
  assert.match(
    problems({ resultados: { aprobada: 'Sí', negada: 'No.' } }),
    /«resultados.negada» es un rótulo/,
  );
  assert.match(
    validarDefinicion({ ...telefonos, tambienSeDice: [] }).join('\n'),
    /«tambienSeDice» no tiene nada/,
  );
});
