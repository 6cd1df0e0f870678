/** Answers in words: places, codes, dates and choices by their names; only what was asked. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoProcesses } from '../../../demo/processes.ts';
import correoElectronico from '../../../tramites/correo-electronico.ts';
import direccion from '../../../tramites/direccion-y-nombre-comercial.ts';
import incremento from '../../../tramites/incremento-de-cpc.ts';
import reprogramacion from '../../../tramites/reprogramacion-de-procesos.ts';
import { documentosPedidos, resumirDatos } from './resumen.ts';

const nombres = {
  parroquias: new Map([
    ['170150', { codigo: '170150', nombre: 'Quito', canton: 'Quito', provincia: 'Pichincha' }],
  ]),
  cpcs: new Map([['28221', { codigo: '28221', descripcion: 'Prendas de punto', restringido: false }]]),
};

const linesOf = (...args: Parameters<typeof resumirDatos>) =>
  resumirDatos(...args).map((r) => [r.campo, ...r.lineas]);

test('a place reads by its names, a choice by its label, and a question left open says so', () => {
  const datos = { cambia: ['direccion'], parroquia: '170150', calle: 'Avenida Ejemplo' };
  assert.deepEqual(linesOf(direccion, datos, nombres), [
    ['cambia', 'La dirección'],
    ['parroquia', 'Quito, Quito, Pichincha'],
    ['calle', 'Avenida Ejemplo'],
    ['numero', 'No respondió'],
    ['interseccion', 'No respondió'],
    ['referencia', 'No respondió'],
  ]);
});

test('codes that the tables do not have are shown as they are', () => {
  const datos = { codigos: [{ cpc: '28221', ciiu: 'C1410.02' }, { cpc: '99999' }] };
  assert.deepEqual(linesOf(incremento, datos, nombres)[0], [
    'codigos',
    'Código CPC: 28221: Prendas de punto · Actividad de su RUC que lo sustenta: C1410.02',
    'Código CPC: 99999',
  ]);
});

test('dates with an hour read as in Ecuador', () => {
  const datos = { etapas: [{ etapa: 'Fecha Inicio de Puja', fechaHora: '2026-11-27T09:05' }] };
  const [, lines] = linesOf(reprogramacion, datos, nombres).find(([campo]) => campo === 'etapas') ?? [];
  assert.equal(lines, 'Fecha Inicio de Puja: 27/11/2026, 09h05');
});

test('a new date stands beside the one the register has', () => {
  const datos = { etapas: [{ etapa: 'FECHA INICIO DE PUJA', fechaHora: '2026-11-27T09:05' }] };
  const [base] = demoProcesses('2026-11-23');
  assert.ok(base);
  const proceso = { ...base, etapas: [{ nombre: 'Fecha Inicio de Puja', fechaHora: '2026-11-26T10:00' }] };
  const [, line] =
    linesOf(reprogramacion, datos, { ...nombres, proceso }).find(([c]) => c === 'etapas') ?? [];
  assert.equal(line, 'Fecha Inicio de Puja: del 26/11/2026, 10h00 al 27/11/2026, 09h05');
});

test('a code is proof, not an answer: it has no line', () => {
  const datos = { correoNuevo: 'a@b.example', accesoAnterior: 'si', motivo: 'Cambio.' };
  assert.deepEqual(
    linesOf(correoElectronico, datos, nombres).map(([campo]) => campo),
    ['correoNuevo', 'accesoAnterior', 'motivo'],
  );
});

test('a document under a condition is asked only when it holds', () => {
  const asked = (firma: string) => documentosPedidos(reprogramacion, { firma }).map(([clave]) => clave);
  assert.deepEqual(asked('maximaAutoridad'), ['oficio', 'respaldos']);
  assert.deepEqual(asked('delegado'), ['oficio', 'delegacion', 'respaldos']);
});
