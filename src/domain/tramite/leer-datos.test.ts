/** Whatever arrives, reading answers never throws, never keeps what was not asked, and never stores what cannot be stored. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { tramites } from '../../../tramites/index.ts';
import {
  correo,
  extension,
  fecha,
  fechaHora,
  lista,
  opcion,
  siNo,
  telefono,
  texto,
  textoLargo,
  varias,
} from './campo.ts';
import { cuando } from './condicion.ts';
import { type Definicion, tramite } from './definicion.ts';
import { leerDatos } from './leer-datos.ts';
import { inmediato } from './plazos.ts';

const prueba: Definicion = tramite({
  id: 'de-prueba',
  nombre: 'De prueba',
  resumen: 'Para probar la lectura.',
  fuente: 'Prueba',
  procedimiento: 'No existe.',
  canales: ['rapido'],
  tiempoEstimado: inmediato(),
  plazoLegal: [],
  solicitante: 'proveedor',
  dirigidoA: 'Nadie.',
  obtendra: 'Nada.',
  costo: 'Gratuito',
  baseLegal: [],
  contacto: 'Nadie',
  datos: {
    gusta: siNo('¿Le gusta?'),
    cual: opcion('¿Cuál?', { rojo: 'Rojo', verde: 'Verde' }),
    tono: texto('Tono', { max: 10 }),
    dias: varias('Días', { lunes: 'Lunes', martes: 'Martes' }, { opcional: true }),
    nota: textoLargo('Nota', { opcional: true, max: 50 }),
    llamar: telefono('Teléfono', { opcional: true }),
    nace: fecha('Nacimiento', { opcional: true }),
    cita: fechaHora('Cita', { opcional: true }),
    escribir: correo('Correo', { opcional: true }),
    filas: lista(
      'Números',
      { numero: telefono('Número'), extension: extension('Extensión') },
      { singular: 'número', min: 0, max: 2 },
    ),
  },
  mostrarSi: { cual: cuando('gusta', 'si'), tono: cuando('cual', 'rojo') },
  documentos: {},
  comprobaciones: [],
  atiende: 'Nadie',
  revisiones: [],
  causalesDeNegativa: [],
  alAprobar: null,
  respuestas: { aprobado: 'Sí.', negado: 'No.', enRevision: 'Quizá.' },
  despues: { aprobado: 'Nada.', negado: 'Nada.' },
  tambienSeDice: [],
  ejemplos: [],
});

const errorsOf = (entrada: unknown) => leerDatos(prueba, entrada as never).errores.map((e) => e.path);

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Any JSON, and often the names and values of a real form with any JSON inside. */
const anything = (definicion: Definicion) => {
  const names = Object.keys(definicion.datos);
  const row = fc.dictionary(
    fc.constantFrom('tipo', 'numero', 'cpc', 'ciiu', 'etapa', 'fechaHora', '__proto__'),
    fc.jsonValue(),
  );
  const answer = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('si', 'no', 'direccion'),
    fc.array(row),
  );
  return fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'ajeno'), answer),
  );
};

for (const definicion of [prueba, ...tramites]) {
  test(`${definicion.id}: any JSON is read without throwing, and only sound answers to shown questions stay (ASVS 15.3.5 15.3.6)`, () => {
    fc.assert(
      fc.property(anything(definicion), (entrada) => {
        const { datos, errores } = leerDatos(definicion, entrada as never);
        for (const nombre of Object.keys(datos)) assert.ok(Object.hasOwn(definicion.datos, nombre), nombre);
        for (const texto of stringsIn(datos)) {
          assert.ok(texto.isWellFormed());
          assert.doesNotMatch(texto, /\0/);
          assert.notEqual(texto.trim(), '');
        }
        for (const { path, sentence } of errores) assert.ok(path.isWellFormed() && /[.»]$/.test(sentence));
        assert.equal(Object.getPrototypeOf(datos), Object.prototype);
        // What was read is read again the same: an accepted answer is a fixed point.
        if (errores.length === 0) assert.deepEqual(leerDatos(definicion, datos).datos, datos);
      }),
      { numRuns: 300 },
    );
  });
}

test('what is not an object has no answers', () => {
  for (const entrada of [null, undefined, 'gusta', 7, true, [], [{ gusta: 'no' }]])
    assert.deepEqual(errorsOf(entrada), ['']);
});

test('names nobody asked for are refused, a few of them named and shortened', () => {
  assert.deepEqual(errorsOf({ gusta: 'no', rol: 'administrador' }), ['rol']);
  assert.deepEqual(errorsOf(JSON.parse('{"gusta":"no","__proto__":{"a":"b"},"constructor":"x"}')), [
    '__proto__',
    'constructor',
  ]);
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`${'x'.repeat(500)}${i}`, '']));
  const paths = errorsOf({ gusta: 'no', ...many });
  assert.equal(paths.length, 10);
  assert.ok(paths.every((p) => p.length <= 60));
});

test('names nobody asked for are refused inside rows too', () => {
  assert.deepEqual(errorsOf({ gusta: 'no', filas: [{ numero: '0991234567', rol: 'x' }] }), ['filas.0.rol']);
});

test('an answer to a question that is not shown is dropped, and cannot show another', () => {
  const { datos, errores } = leerDatos(prueba, { gusta: 'no', cual: 'rojo', tono: 'claro' });
  assert.deepEqual([datos, errores], [{ gusta: 'no', filas: [] }, []]);
});

test('a question is asked once the answers before it show it', () => {
  assert.deepEqual(errorsOf({ gusta: 'si' }), ['cual']);
  assert.deepEqual(errorsOf({ gusta: 'si', cual: 'rojo' }), ['tono']);
  assert.deepEqual(errorsOf({ gusta: 'si', cual: 'verde' }), []);
});

test('a page reports its own errors only, and sees the answers of the others', () => {
  const page = leerDatos(prueba, { gusta: 'si', cual: 'rojo', escribir: 'no es un correo' }, ['tono']);
  assert.deepEqual(
    page.errores.map((e) => e.path),
    ['tono'],
  );
  assert.deepEqual(leerDatos(prueba, { gusta: 'si', cual: 'rojo', tono: 'claro' }, ['tono']).datos, {
    tono: 'claro',
  });
});

test('an answer of the wrong type is refused, never converted (ASVS 15.3.5)', () => {
  assert.deepEqual(errorsOf({ gusta: ['si'] }), ['gusta']);
  assert.deepEqual(errorsOf({ gusta: true }), ['gusta']);
  assert.deepEqual(errorsOf({ gusta: 'no', nota: 5 }), ['nota']);
  assert.deepEqual(errorsOf({ gusta: 'no', nota: { texto: 'x' } }), ['nota']);
  assert.deepEqual(errorsOf({ gusta: 'no', dias: ['lunes', 4] }), ['dias']);
  assert.deepEqual(errorsOf({ gusta: 'no', dias: 'domingo' }), ['dias']);
  assert.deepEqual(errorsOf({ gusta: 'no', filas: 'x' }), ['filas']);
  assert.deepEqual(errorsOf({ gusta: 'no', filas: ['x'] }), ['filas.0']);
  assert.deepEqual(errorsOf({ gusta: 'toString' }), ['gusta']);
});

test('repeated choices count once, one alone may come as text', () => {
  assert.deepEqual(leerDatos(prueba, { gusta: 'no', dias: ['lunes', 'lunes'] }).datos.dias, ['lunes']);
  assert.deepEqual(leerDatos(prueba, { gusta: 'no', dias: 'martes' }).datos.dias, ['martes']);
});

test('null, blanks and invisible characters are no answer', () => {
  for (const nada of [null, '', ' \t\n', '\u200b\u2060', '\u2800'])
    assert.deepEqual(errorsOf({ gusta: 'si', cual: 'rojo', tono: nada }), ['tono'], JSON.stringify(nada));
  assert.deepEqual(leerDatos(prueba, { gusta: 'no', nota: null, dias: null, filas: null }).datos, {
    gusta: 'no',
    filas: [],
  });
});

test('empty rows fall out, and positions count the rows that remain', () => {
  const filas = [{ numero: ' ', extension: '' }, { numero: '0991234567' }, { numero: 'x' }];
  assert.deepEqual(errorsOf({ gusta: 'no', filas }), ['filas.1.numero']);
});

test('a list has its limits', () => {
  assert.deepEqual(
    errorsOf({ gusta: 'no', filas: Array.from({ length: 3 }, () => ({ numero: '0991234567' })) }),
    ['filas'],
  );
  const [telefonos] = tramites.filter((d) => d.id === 'contactos-telefonicos');
  assert.ok(telefonos);
  assert.deepEqual(
    leerDatos(telefonos, {}).errores.map((e) => [e.path, e.sentence]),
    [['telefonos.0.tipo', 'Complete al menos una fila de «Teléfonos de contacto».']],
  );
});

test('hostile and damaged text is refused or cleaned, never stored as it came', () => {
  assert.deepEqual(errorsOf({ gusta: 'no', nota: 'medio \ud83d' }), ['nota']);
  assert.deepEqual(errorsOf({ gusta: 'no', nota: 'x'.repeat(51) }), ['nota']);
  assert.equal(leerDatos(prueba, { gusta: 'no', nota: 'a\u0000b\u202ec' }).datos.nota, 'abc');
  assert.equal(leerDatos(prueba, { gusta: 'no', nota: `<script>'";--` }).datos.nota, `<script>'";--`);
});

test('an extension typed with the number is sent to its own box, not lost', () => {
  assert.deepEqual(errorsOf({ gusta: 'no', llamar: '022345678 ext. 12' }), ['llamar']);
  const filas = [{ numero: '022345678', extension: '12' }];
  assert.deepEqual(leerDatos(prueba, { gusta: 'no', filas }).datos.filas, filas);
  assert.deepEqual(errorsOf({ gusta: 'no', filas: [{ numero: '022345678', extension: '1234567' }] }), [
    'filas.0.extension',
  ]);
});

test('dates are read as people write them', () => {
  const read = (nace: string) => leerDatos(prueba, { gusta: 'no', nace }).datos.nace;
  assert.equal(read('1985-3-27'), '1985-03-27');
  assert.equal(read('27/03/1985'), '1985-03-27');
  assert.equal(read('27-3-1985'), '1985-03-27');
  assert.equal(read('29/02/2027'), undefined);
  const when = (cita: string) => leerDatos(prueba, { gusta: 'no', cita }).datos.cita;
  assert.equal(when('27/11/2026 15:30'), '2026-11-27T15:30');
  assert.equal(when('2026-11-27T9h05'), '2026-11-27T09:05');
  assert.equal(when('27/11/2026 24:00'), undefined);
});

test('a likely slip in an address is a remark, not an error', () => {
  const lectura = leerDatos(prueba, { gusta: 'no', escribir: 'persona@gmial.com' });
  assert.deepEqual(lectura.errores, []);
  assert.deepEqual(
    lectura.avisos.map((a) => a.path),
    ['escribir'],
  );
});
