/** What must not compile in a definition. The type check of the whole project is the test: an expected error that does not occur fails it. */
import test from 'node:test';
import { lista, opcion, siNo, telefono, texto } from './campo.ts';
import { cuando } from './condicion.ts';
import { tramite } from './definicion.ts';
import { pdf } from './documento.ts';
import { inmediato } from './plazos.ts';

const comun = {
  id: 'de-prueba',
  nombre: 'De prueba',
  resumen: 'Para probar el compilador.',
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
  atiende: 'Nadie',
  revisiones: [],
  causalesDeNegativa: [],
  respuestas: { aprobado: 'Sí.', negado: 'No.', enRevision: 'Quizá.' },
  despues: { aprobado: 'Nada.', negado: 'Nada.' },
  tambienSeDice: [],
} as const;

const vacio = { documentos: {}, comprobaciones: [], alAprobar: null, ejemplos: [] } as const;
const datos = { otro: siNo('¿Otro?'), cual: texto('¿Cuál?') };

test('a definition that says what it means compiles', () => {
  tramite({ ...comun, ...vacio, datos, mostrarSi: { cual: cuando('otro', 'si') } });
});

test('an unknown effect does not compile', () => {
  // @ts-expect-error there is no such effect
  tramite({ ...comun, ...vacio, datos, alAprobar: 'regalarContratos' });
});

test('an effect whose answers the definition does not ask for does not compile', () => {
  // @ts-expect-error nothing here asks for `correoNuevo`
  tramite({ ...comun, ...vacio, datos, alAprobar: 'actualizarCorreo' });
});

test('an unknown check does not compile', () => {
  // @ts-expect-error there is no such check
  tramite({ ...comun, ...vacio, datos, comprobaciones: ['tieneSuerte'] });
});

test('a check whose answers the definition does not ask for does not compile', () => {
  // @ts-expect-error nothing here asks for `telefonos`
  tramite({ ...comun, ...vacio, datos, comprobaciones: ['telefonosCambian'] });
});

test('a check whose answer may be missing, because the question is conditional, does not compile', () => {
  const condicional = {
    otro: siNo('¿Otro?'),
    telefonos: lista(
      'Teléfonos',
      {
        tipo: opcion('Tipo', {
          celular: 'Celular',
          convencional: 'Convencional',
          'linea-1800': 'Línea 1800',
        }),
        numero: telefono('Número'),
      },
      { singular: 'teléfono' },
    ),
  };
  tramite({ ...comun, ...vacio, datos: condicional, comprobaciones: ['telefonosCambian'] });
  const mostrarSi = { telefonos: cuando('otro', 'si') };
  // @ts-expect-error `telefonos` is there only under a condition, and the check reads it always
  tramite({ ...comun, ...vacio, datos: condicional, mostrarSi, comprobaciones: ['telefonosCambian'] });
});

test('a condition on a missing field does not compile', () => {
  // @ts-expect-error there is no field `alguno`
  tramite({ ...comun, ...vacio, datos, mostrarSi: { cual: cuando('alguno', 'si') } });
});

test('a condition on a value that the field cannot have does not compile', () => {
  // @ts-expect-error `otro` is answered with si or no
  tramite({ ...comun, ...vacio, datos, mostrarSi: { cual: cuando('otro', 'quiza') } });
});

test('a condition on a field that is no choice does not compile', () => {
  // @ts-expect-error `cual` is free text
  tramite({ ...comun, ...vacio, datos, mostrarSi: { otro: cuando('cual', 'si') } });
});

test('a condition for a document that is not asked does not compile', () => {
  const documentos = { acta: pdf('Acta') };
  tramite({ ...comun, ...vacio, datos, documentos, documentosSi: { acta: cuando('otro', 'si') } });
  // @ts-expect-error there is no document `factura`
  tramite({ ...comun, ...vacio, datos, documentos, documentosSi: { factura: cuando('otro', 'si') } });
});

test('a page or an example that names a missing field does not compile', () => {
  // @ts-expect-error there is no field `alguno`
  tramite({ ...comun, ...vacio, datos, paginas: [{ titulo: 'Una', campos: ['otro', 'alguno'] }] });
  const ejemplo = {
    dice: 'x',
    quien: 'y',
    datos: {},
    documentos: ['acta'],
    espera: { rechaza: 'nada' },
  } as const;
  // @ts-expect-error there is no document `acta`
  tramite({ ...comun, ...vacio, datos, ejemplos: [ejemplo] });
});
