/** Each way in which a definition can contradict itself is found and named. */
import assert from 'node:assert/strict';
import test from 'node:test';
import telefonos from '../../../tramites/contactos-telefonicos.ts';
import correoElectronico from '../../../tramites/correo-electronico.ts';
import denuncia from '../../../tramites/denuncia-de-corrupcion.ts';
import reseteo from '../../../tramites/reseteo-de-clave.ts';
import { cronograma, opcion, texto, textoLargo } from './campo.ts';
import type { Definicion } from './definicion.ts';
import { pdf } from './documento.ts';
import { validarDefinicion, validarTramites } from './validar-definicion.ts';

const ley = { norma: 'Una ley', articulo: 'art. 1', dice: 'Manda algo.', desde: '2020-01-01' };
const termino = {
  plazo: { kind: 'dias-termino', dias: 10 },
  norma: 'Una ley, art. 1',
  desde: '2020-01-01',
} as const;

function problems(change: object, base: Definicion = correoElectronico): string {
  // Deliberately wrong data, as a careless cast elsewhere could hand over.
  return validarDefinicion({ ...base, ...change } as Definicion).join('\n');
}

const wrong: readonly (readonly [string, object, RegExp, Definicion?])[] = [
  ['an id with accents', { id: 'Teléfonos' }, /el id debe ir en minúsculas/],
  ['an id with a double hyphen', { id: 'a--b' }, /el id debe ir/],
  ['no doors', { canales: [] }, /ningún canal/],
  [
    'a question of the chat that is proved by a code',
    { canales: ['chat', 'rapido'] },
    /el chat no puede preguntar «correoNuevo»[\s\S]*el chat no puede preguntar «codigoAnterior»/,
  ],
  [
    'a question of the chat called like one of its steps',
    { datos: { ...telefonos.datos, revisar: texto('Revisar') } },
    /el chat llama «revisar» a un paso suyo/,
    telefonos,
  ],
  ['a door twice', { canales: ['chat', 'chat'] }, /«chat» está repetido/],
  [
    'a field on no page',
    { paginas: [{ titulo: 'Una', campos: ['correoNuevo'] }] },
    /«motivo» no está en ninguna página/,
  ],
  [
    'a field on two pages',
    { paginas: [...correoElectronico.paginas, { titulo: 'Otra', campos: ['motivo'] }] },
    /«motivo» está en más de una página/,
  ],
  [
    'a page of nothing',
    { paginas: [...correoElectronico.paginas, { titulo: 'Otra', campos: [] }] },
    /la página «Otra» no pregunta nada/,
  ],
  [
    'a page with a stranger',
    { paginas: [...correoElectronico.paginas, { titulo: 'Otra', campos: ['ajeno'] }] },
    /«ajeno», que no es un campo/,
  ],
  [
    'a schedule of something that is no process',
    {
      datos: {
        ...correoElectronico.datos,
        fechas: cronograma('Fechas', { proceso: 'motivo' }),
        otras: cronograma('Otras', { proceso: 'ajeno' }),
      },
    },
    /el cronograma «fechas» nombra «motivo»[\s\S]*el cronograma «otras» nombra «ajeno»/,
  ],
  [
    'a condition on a stranger',
    { mostrarSi: { motivo: { campo: 'ajeno', es: ['si'] } } },
    /«ajeno», que no es un campo/,
  ],
  [
    'a condition of a stranger',
    { mostrarSi: { ajeno: { campo: 'accesoAnterior', es: ['si'] } } },
    /«ajeno», que no es un campo/,
  ],
  [
    'a condition on free text',
    { mostrarSi: { motivo: { campo: 'correoNuevo', es: ['si'] } } },
    /no es una elección/,
  ],
  [
    'an impossible value',
    { mostrarSi: { motivo: { campo: 'accesoAnterior', es: ['quiza'] } } },
    /«quiza», que «accesoAnterior» no ofrece/,
  ],
  [
    'a condition without values',
    { mostrarSi: { motivo: { campo: 'accesoAnterior', es: [] } } },
    /no nombra ningún valor/,
  ],
  [
    'a condition that looks ahead',
    { mostrarSi: { correoNuevo: { campo: 'accesoAnterior', es: ['si'] } } },
    /se pregunta después/,
  ],
  [
    'a condition on itself',
    { mostrarSi: { accesoAnterior: { campo: 'accesoAnterior', es: ['si'] } } },
    /se pregunta después/,
  ],
  [
    'a condition of a document that is not there',
    { documentosSi: { acta: { campo: 'accesoAnterior', es: ['no'] } } },
    /«acta», que no es un documento/,
  ],
  ['an empty text', { resumen: ' ' }, /«resumen» está vacío/],
  ['a sentence without its end', { resumen: 'Cambie el correo' }, /«resumen» debe terminar como una oración/],
  ['a label with a full stop', { nombre: 'Correo.' }, /«nombre» es un rótulo/],
  ['two spaces', { resumen: 'Cambie  el correo.' }, /espacios de más/],
  [
    'a mark nobody fills',
    { respuestas: { ...correoElectronico.respuestas, aprobado: 'Listo, {nombre}.' } },
    /\{nombre\}, que nadie llena/,
  ],
  [
    'a mark left open',
    { respuestas: { ...correoElectronico.respuestas, negado: 'No. {motivo' } },
    /que nadie llena/,
  ],
  ['a mark outside the answers', { resumen: 'Cambie {motivo}.' }, /no puede llevar llaves/],
  ['no legal basis', { baseLegal: [] }, /«baseLegal» no tiene nada/],
  [
    'a date that does not exist',
    { baseLegal: [{ ...ley, desde: '2026-02-29' }] },
    /«2026-02-29», que no existe/,
  ],
  [
    'a law that ends before it begins',
    { baseLegal: [{ ...ley, hasta: '2019-01-01' }] },
    /termina antes de empezar/,
  ],
  [
    'one article twice at once',
    { baseLegal: [ley, { ...ley, desde: '2021-01-01' }] },
    /rige dos veces a la vez/,
  ],
  [
    'two terms at once',
    {
      plazoLegal: [
        { ...termino, hasta: '2020-12-31' },
        { ...termino, desde: '2020-12-31' },
      ],
    },
    /rige a la vez que otro/,
  ],
  [
    'a legal term in hours',
    { plazoLegal: [{ ...termino, plazo: { kind: 'horas', horas: 72, modo: 'corridas' } }] },
    /no se cuenta en días/,
  ],
  [
    'an impossible time',
    { tiempoEstimado: { kind: 'inmediato', metaMinutos: 0 } },
    /el tiempo estimado no es posible/,
  ],
  ['an unknown check', { comprobaciones: ['toString'] }, /la comprobación «toString» no existe/],
  ['a check twice', { comprobaciones: ['correoNuevoVerificado', 'correoNuevoVerificado'] }, /está repetida/],
  ['an unknown effect', { alAprobar: 'constructor' }, /el efecto «constructor» no existe/],
  ['a document named like a field', { documentos: { motivo: pdf('Motivo') } }, /a la vez campo y documento/],
  [
    'a document with accents',
    { documentos: { petición: pdf('Petición') } },
    /«petición» no es un identificador/,
  ],
  ['a document with too many files', { documentos: { acta: pdf('Acta', { maximo: 99 }) } }, /99 archivos/],
  ['a function in the data', { precarga: () => ({}) }, /«definicion.precarga» no es un dato/],
  ['a date object in the data', { costo: new Date(0) }, /no es un dato/],
  [
    'a number that JSON does not know',
    { tiempoEstimado: { kind: 'inmediato', metaMinutos: Number.NaN } },
    /no es un número finito/,
  ],
  ['a value that JSON drops', { recepcionCerrada: undefined }, /no es un dato/],
  [
    'a public answer missing',
    { respuestas: { aprobado: 'Sí.', negado: 'No.', enRevision: 'Ya.' } },
    /falta «respuestas.unica»/,
    reseteo,
  ],
  ['no word on what to do meanwhile', { recepcionCerrada: '' }, /«recepcionCerrada» está vacío/, denuncia],
];

for (const [what, change, expected, base] of wrong) {
  test(`found: ${what}`, () => assert.match(problems(change, base), expected));
}

test('what is only received by mail needs no door in the web', () => {
  const { sellado: _sellado, identidad: _identidad, ...abierta } = denuncia;
  assert.deepEqual(validarDefinicion(abierta), []);
  assert.deepEqual(validarDefinicion({ ...abierta, tambienPor: ['rapido'] }), []);
  assert.match(problems({ tambienPor: ['correo'] }, abierta), /«correo» ya está publicado/);
  assert.match(problems({ tambienPor: ['rapido', 'rapido'] }, abierta), /«rapido» está repetido/);
});

test('found: fields whose names or limits are unsound', () => {
  const withField = (nombre: string, campo: object) =>
    problems({
      datos: { ...correoElectronico.datos, ...JSON.parse(JSON.stringify({ [nombre]: campo })) },
      paginas: [...correoElectronico.paginas, { titulo: 'Otra', campos: [nombre] }],
    });
  assert.match(withField('año', texto('Año')), /«año» no es un identificador/);
  assert.match(withField('constructor', texto('Constructor')), /«constructor» no es un identificador/);
  assert.match(
    problems({ datos: JSON.parse('{"__proto__":{"tipo":"fecha","etiqueta":"Fecha"}}') }),
    /«__proto__» no es un identificador/,
  );
  assert.match(withField('nota', texto('Nota', { max: 301 })), /el límite es 300/);
  assert.match(withField('nota', textoLargo('Nota', { max: 0 })), /el límite es 4000/);
  assert.match(withField('color', opcion('Color', {})), /no tiene opciones/);
  assert.match(withField('color', opcion('Color', { Añil: 'Añil' })), /la opción «Añil»/);
});

test('found: lists whose limits cross', () => {
  const withLimits = (limits: object) =>
    problems({ datos: { telefonos: { ...telefonos.datos.telefonos, ...limits } } }, telefonos);
  assert.equal(withLimits({ min: 1, max: 5 }), '');
  assert.match(withLimits({ min: 6, max: 5 }), /va de 6 a 5 filas/);
  assert.match(withLimits({ max: 51 }), /el límite es 50/);
  assert.match(withLimits({ min: 0.5 }), /va de 0.5/);
  assert.match(withLimits({ campos: {} }), /no tiene columnas/);
});

test('found: examples that name what does not exist', () => {
  const [ejemplo] = correoElectronico.ejemplos;
  assert.ok(ejemplo);
  const withExample = (change: object) => problems({ ejemplos: [{ ...ejemplo, ...change }] });
  assert.equal(withExample({}), '');
  assert.match(withExample({ datos: { ajeno: 'x' } }), /da «ajeno», que no es un campo/);
  assert.match(withExample({ documentos: ['acta'] }), /adjunta «acta», que no es un documento/);
  assert.match(withExample({ codigos: ['motivo'] }), /el código de «motivo», que no lo pide/);
  assert.match(withExample({ quien: '' }), /nombra a «», que no existe/);
  assert.match(withExample({ espera: { rechaza: 'mala-suerte' } }), /espera «mala-suerte»/);
  assert.match(withExample({ espera: { funcionario: 'mala-suerte' } }), /espera «mala-suerte»/);
  assert.match(withExample({ espera: { errorEn: 'ajeno.0' } }), /espera un error en «ajeno.0»/);
  assert.match(withExample({ espera: { faltaDocumento: 'acta' } }), /espera el documento «acta»/);
  assert.match(problems({ ejemplos: [ejemplo, ejemplo] }), /está repetido/);
  assert.match(problems({ alAprobar: null, ejemplos: [ejemplo] }), /no hay efecto/);
  assert.match(
    validarDefinicion(correoElectronico, { quienes: new Set(['nadie']) }).join('\n'),
    /nombra a «textilera», que no existe/,
  );
});

test('found: two trámites with one id, and none at all', () => {
  assert.match(validarTramites([reseteo, reseteo]).join('\n'), /reseteo-de-clave: hay más de un trámite/);
  assert.deepEqual(validarTramites([]), ['No hay ningún trámite.']);
  assert.deepEqual(validarTramites([reseteo, denuncia, telefonos]), []);
});

test('dated terms that follow one another are welcome', () => {
  const plazoLegal = [
    { ...termino, hasta: '2020-12-31' },
    { ...termino, desde: '2021-01-01' },
  ];
  const baseLegal = [
    { ...ley, hasta: '2020-12-31' },
    { ...ley, desde: '2021-01-01' },
  ];
  assert.equal(problems({ plazoLegal, baseLegal }), '');
});
