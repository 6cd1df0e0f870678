// What a page draws reads back as the same answers, for every kind of question, whatever was typed.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { tramites } from '../../../tramites/index.ts';
import type { FieldOptions } from '../../actions/read-field-options.ts';
import * as campos from '../../domain/tramite/campo.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { type Entrada, leerDatos } from '../../domain/tramite/leer-datos.ts';
import { parseForm } from '../../platform/http/form-body.ts';
import { readAnswers, unansweredSearch, withoutEmptyRows } from './read-answers.ts';
import { fieldAnchor, renderField } from './render-field.ts';
import { formPairs } from './testing/form-pairs.ts';

const opciones = { uno: 'Primera', dos: 'Segunda', tres: 'Tercera' };
const fila = {
  tipo: campos.opcion('Tipo', opciones),
  numero: campos.telefono('Número'),
  cuando: campos.fechaHora('Cuándo', { opcional: true }),
  codigo: campos.cpc('Código'),
  actividad: campos.ciiuPropio('Actividad', { opcional: true }),
};
const datos = {
  texto: campos.texto('Texto'),
  largo: campos.textoLargo('Largo'),
  correo: campos.correo('Correo'),
  nuevo: campos.correoConCodigo('Correo nuevo'),
  telefono: campos.telefono('Teléfono'),
  extension: campos.extension('Extensión'),
  fecha: campos.fecha('Fecha'),
  momento: campos.fechaHora('Momento'),
  ruc: campos.ruc('RUC'),
  lugar: campos.ubicacion('Lugar'),
  codigo: campos.cpc('CPC'),
  actividad: campos.ciiuPropio('Actividad'),
  proceso: campos.proceso('Proceso'),
  opcion: campos.opcion('Opción', opciones),
  varias: campos.varias('Varias', opciones),
  filas: campos.lista('Filas', fila, { singular: 'fila', max: 5 }),
};
const [base] = tramites;
assert.ok(base);
const definicion: Definicion = { ...base, datos, mostrarSi: {}, paginas: [] };

const place = { codigo: '170150', nombre: 'Parroquia de prueba' };
const options: FieldOptions = {
  provincias: [{ codigo: '17', nombre: 'Provincia' }],
  cantones: new Map([['17', [{ codigo: '1701', nombre: 'Cantón' }]]]),
  parroquias: new Map([['1701', [place]]]),
  ciius: [
    { codigo: 'C1410.02', nombre: 'Una' },
    { codigo: 'G4641.21', nombre: 'Otra' },
  ],
  nombresCpc: new Map([['28221', 'Algo']]),
  busqueda: null,
};

function readBack(entrada: Entrada): Entrada {
  const drawing = { options, errors: new Map<string, string>() };
  const pairs = Object.entries(datos).flatMap(([name, campo]) =>
    formPairs(renderField(campo, name, entrada[name], drawing).toString()),
  );
  return readAnswers(definicion, Object.keys(datos), parseForm(new URLSearchParams(pairs).toString()));
}

/** One line, as a text box keeps it. */
const line = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((s) => s.replace(/[\r\n\0]/g, ' ').toWellFormed());
const digits = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length }).map((d) => d.join(''));
const date = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString());
const choice = fc.constantFrom('', ...Object.keys(opciones));
const row = fc.record({
  tipo: choice,
  numero: line,
  cuando: fc.oneof(
    fc.constant(''),
    date.map((d) => d.slice(0, 16)),
    line,
  ),
  codigo: fc.oneof(fc.constant(''), digits(5), digits(9)),
  actividad: fc.constantFrom('', 'C1410.02', 'G4641.21'),
});
const answers: fc.Arbitrary<Entrada> = fc.record({
  texto: line,
  largo: line,
  correo: line,
  nuevo: fc.oneof(line, fc.constant('a@ejemplo.example')),
  telefono: fc.oneof(line, digits(10)),
  extension: line,
  fecha: fc.oneof(
    fc.constant(''),
    date.map((d) => d.slice(0, 10)),
    fc.constant('31/02/2026'),
    fc.constant('1/2/'),
  ),
  momento: fc.oneof(
    line,
    date.map((d) => d.slice(0, 16)),
  ),
  ruc: fc.oneof(line, digits(13)),
  lugar: fc.constantFrom('', '17', '1701', '170150'),
  codigo: fc.oneof(fc.constant(''), digits(5), digits(9), fc.constant(' 28.221 ')),
  actividad: fc.constantFrom('', 'C1410.02', 'G4641.21'),
  proceso: line,
  opcion: choice,
  varias: fc.subarray(Object.keys(opciones)),
  filas: fc.array(row, { maxLength: 4 }),
});

test('what is drawn reads back as the same answers, with the same errors', () => {
  fc.assert(
    fc.property(answers, (entrada) => {
      const [before, after] = [leerDatos(definicion, entrada), leerDatos(definicion, readBack(entrada))];
      assert.deepEqual(after.datos, before.datos);
      assert.deepEqual(after.errores, before.errores);
    }),
    { numRuns: 300 },
  );
});

test('an error of any kind of question leads to a box that was drawn', () => {
  const wrong = leerDatos(definicion, { filas: [{ numero: 'x' }] });
  const drawing = { options, errors: new Map(wrong.errores.map((e) => [e.path, e.sentence])) };
  const page = Object.entries(datos)
    .map(([name, campo]) => renderField(campo, name, name === 'filas' ? [{ numero: 'x' }] : '', drawing))
    .join('');
  assert.ok(wrong.errores.length > Object.keys(datos).length);
  for (const { path, sentence } of wrong.errores) {
    const [name = '', , sub] = path.split('.');
    const campo = (datos as campos.Campos)[name];
    const leaf = campo?.tipo === 'lista' && sub !== undefined ? campo.campos[sub] : campo;
    assert.ok(page.includes(`id="${fieldAnchor(leaf, path).slice(1)}"`), path);
    assert.ok(page.includes(sentence), sentence);
  }
});

test('rows nobody wrote into fall out, so that an error names the row it stands in', () => {
  const typed = {
    filas: [
      { tipo: '', numero: ' ' },
      { tipo: 'uno', numero: 'x' },
    ],
    varias: [],
  };
  assert.deepEqual(withoutEmptyRows(typed), { filas: [{ tipo: 'uno', numero: 'x' }], varias: [] });
});

test('words left in a search box are a search; a whole code in it is the answer', () => {
  const search = (pairs: Record<string, string>) =>
    unansweredSearch(definicion, ['codigo', 'filas'], parseForm(new URLSearchParams(pairs).toString()));
  assert.equal(search({ codigo_buscar: 'ropa de cama' }), 'buscar:codigo');
  assert.equal(search({ 'filas.1.codigo_buscar': '282' }), 'buscar:filas.1.codigo');
  assert.equal(search({ codigo_buscar: '28221' }), null);
  assert.equal(search({ codigo_buscar: '28.221.0011' }), null);
  assert.equal(search({ codigo_buscar: 'ropa', codigo: '28221' }), null);
  assert.equal(search({ texto_buscar: 'ropa', otro_buscar: 'x', _buscar: 'y' }), null);
});
