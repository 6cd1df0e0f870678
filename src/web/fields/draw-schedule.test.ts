/** A schedule drawn as a form: each stage beside its present date, only new dates come back, nothing typed is lost. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { demoProcesses } from '../../../demo/processes.ts';
import { tramites } from '../../../tramites/index.ts';
import * as campos from '../../domain/tramite/campo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { leerDatos } from '../../domain/tramite/leer-datos.ts';
import { parseForm } from '../../platform/http/form-body.ts';
import { readAnswers } from './read-answers.ts';
import { renderField } from './render-field.ts';
import { formPairs } from './testing/form-pairs.ts';

const [base] = tramites;
const proceso = demoProcesses('2026-11-23').find(({ codigo }) => codigo === 'SIE-MDEMO-001-2026');
assert.ok(base && proceso);
const stages = proceso.etapas;
const etapas = campos.cronograma('Etapas que se mueven', { proceso: 'proceso' });
const definicion: Definicion = {
  ...base,
  datos: { proceso: campos.proceso('Proceso'), etapas },
  mostrarSi: {},
  paginas: [],
};
const options = {
  provincias: [],
  cantones: new Map(),
  parroquias: new Map(),
  ciius: [],
  nombresCpc: new Map(),
  busqueda: null,
};

type Rows = readonly { readonly etapa: string; readonly fechaHora: string }[];

function drawn(rows: Rows, errors: ReadonlyMap<string, string> = new Map(), known = true): string {
  const schedule = { etapas: known ? stages : [], check: null, checkHref: '/comprobar' };
  return renderField(etapas, 'etapas', rows, { options, errors, schedule }).toString();
}

const readBack = (html: string) =>
  readAnswers(definicion, ['etapas'], parseForm(new URLSearchParams(formPairs(html)).toString())).etapas;

test('every stage stands with its present date and an empty box; untouched, nothing is answered', () => {
  const html = drawn([]);
  for (const { nombre } of proceso.etapas) assert.ok(html.includes(`>${nombre}</label>`), nombre);
  assert.equal((html.match(/>Consta hoy: /g) ?? []).length, proceso.etapas.length);
  assert.deepEqual(readBack(html), []);
  assert.deepEqual(leerDatos(definicion, { proceso: 'SIE-X-1', etapas: [] }).errores, [
    { path: 'etapas', sentence: 'Escriba la fecha nueva de al menos una etapa.' },
  ]);
  assert.ok(html.includes('id="etapas"'));
});

const names = proceso.etapas.map(({ nombre }) => nombre);
const typed: fc.Arbitrary<Rows> = fc.subarray(names).chain((some) =>
  fc.tuple(
    ...some.map((etapa) =>
      fc.record(
        {
          etapa: fc.constant(etapa),
          fechaHora: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map(
            (s) =>
              `${s
                .replace(/[\r\n\0]/g, ' ')
                .toWellFormed()
                .trim()}x`,
          ),
        },
        { noNullPrototype: true },
      ),
    ),
  ),
);

test('whatever was typed into the boxes reads back, in the order of the schedule', () => {
  fc.assert(fc.property(typed, (rows) => assert.deepEqual(readBack(drawn(rows)), rows)));
});

test('an error stands beside the box of its own stage, also where rows before it have no date', () => {
  const rows = [{ etapa: 'Fecha Final de Puja', fechaHora: '31/02/2027 10:00' }];
  const { errores } = leerDatos(definicion, { proceso: 'SIE-X-1', etapas: rows });
  assert.deepEqual(
    errores.map((e) => e.path),
    ['etapas.0.fechaHora'],
  );
  const html = drawn(rows, new Map(errores.map((e) => [e.path, e.sentence])));
  const row = /<div id="etapas\.0\.etapa"[\s\S]*?<\/div><\/div>/.exec(html)?.[0] ?? '';
  assert.match(row, /Fecha Final de Puja/);
  assert.match(row, /Esa fecha no existe/);
  assert.match(row, /value="31\/02\/2027 10:00"/);
});

test('a stage the process does not have, and one named twice, stay to be mended', () => {
  const rows = [
    { etapa: 'Audiencia', fechaHora: '2026-12-01T10:00' },
    { etapa: 'Fecha Final de Puja', fechaHora: '2026-12-02T10:00' },
    { etapa: '', fechaHora: '' },
    { etapa: 'FECHA FINAL DE PUJA', fechaHora: '2026-12-03T10:00' },
  ];
  const back = readBack(drawn(rows)) as Rows;
  assert.deepEqual(
    back.map((r) => r.etapa),
    ['Fecha Final de Puja', 'Audiencia', 'FECHA FINAL DE PUJA'],
  );
});

test('without the process it is a list in which one writes the stage, and a name without a date is not lost', () => {
  const rows = [{ etapa: 'Una etapa', fechaHora: '' }];
  const html = drawn(rows, new Map(), false);
  assert.match(html, /value="agregar:etapas"/);
  assert.deepEqual(readBack(html), rows);
});
