/** Trámite 6: a contracting entity asks for new dates in the schedule of its process, for force majeure only. */
import { cronograma, opcion, proceso, texto, textoLargo } from '../src/domain/tramite/campo.ts';
import { cuando } from '../src/domain/tramite/condicion.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { justificativo, oficioFirmado, pdf } from '../src/domain/tramite/documento.ts';
import { enDias, enSabado } from '../src/domain/tramite/ejemplo.ts';
import { diasTermino, horas } from '../src/domain/tramite/plazos.ts';

/** A complete petition, from which the examples below differ in one thing each. */
const peticion = {
  proceso: 'SIE-MDEMO-001-2026',
  causa: 'fuerzaMayor',
  motivacion: 'Un deslave cortó la electricidad del edificio municipal durante dos días.',
  numeroOficio: 'MDEMO-ALC-2026-0147-O',
  firma: 'maximaAutoridad',
  etapas: [{ etapa: 'Fecha Estimada de Adjudicación', fechaHora: enDias(20, '16:00') }],
};

export default tramite({
  id: 'reprogramacion-de-procesos',
  nombre: 'Reprogramación de procesos',
  resumen: 'Pida fechas nuevas para un proceso en fase precontractual, por fuerza mayor o caso fortuito.',
  fuente: 'Tabla «Trámites en línea», fila 6',
  procedimiento:
    'Solicitar la reprogramación en la opción Trámite Rápido del portal de Compras Públicas, con los respaldos que motiven la petición.',
  canales: ['rapido'],
  tiempoEstimado: horas(72),
  plazoLegal: [
    { plazo: diasTermino(30), norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' },
  ],
  solicitante: 'entidad',
  dirigidoA: 'Entidades contratantes, por medio de su máxima autoridad o de su delegado.',
  obtendra: 'El cronograma del proceso con las fechas nuevas.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 19',
      dice: 'La entidad puede pedir la reprogramación en la fase precontractual por fuerza mayor o caso fortuito, con petición motivada de su máxima autoridad o delegado.',
      desde: '2025-10-28',
    },
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 97',
      dice: 'Hasta la fecha límite de respuestas, la entidad modifica el cronograma por sí misma, con resolución motivada.',
      desde: '2025-10-28',
    },
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 21',
      dice: 'La hora oficial es la del portal; las etapas se programan de 08h00 a 20h00.',
      desde: '2025-10-28',
    },
  ],
  contacto: 'Mesa de ayuda 1800-737267, lunes a viernes de 08h00 a 17h00',
  datos: {
    proceso: proceso('Código del proceso', {
      ayuda: 'Como consta en el portal; por ejemplo SIE-INICIALES-001-2026.',
    }),
    causa: opcion('Causa', { fuerzaMayor: 'Fuerza mayor', casoFortuito: 'Caso fortuito' }),
    motivacion: textoLargo('¿Qué ocurrió y por qué impide cumplir las fechas?', {
      max: 4_000,
      ayuda: 'Diga qué pasó, cuándo, y qué etapa no pudo o no podrá cumplirse.',
    }),
    numeroOficio: texto('Número del oficio de petición', {
      max: 60,
      opcional: true,
      ayuda: 'Si lo tiene, como consta en el oficio; por ejemplo GADM-ALC-2026-0147-O.',
    }),
    firma: opcion('¿Quién firma la petición?', {
      maximaAutoridad: 'La máxima autoridad',
      delegado: 'Su delegado',
    }),
    etapas: cronograma('Etapas que se mueven', {
      proceso: 'proceso',
      ayuda:
        'Escriba la fecha y la hora nuevas solo de las etapas que se mueven; por ejemplo 27/11/2026 15:30. Las demás quedan como están.',
    }),
  },
  paginas: [
    { titulo: 'El proceso', campos: ['proceso'] },
    { titulo: 'La causa', campos: ['causa', 'motivacion', 'numeroOficio', 'firma'] },
    { titulo: 'El cronograma nuevo', campos: ['etapas'] },
  ],
  documentos: {
    oficio: oficioFirmado('Oficio de petición', {
      ayuda:
        'Firmado por la máxima autoridad o su delegado. Si la firma es electrónica, adjunte el archivo original.',
    }),
    delegacion: pdf('Acto de delegación', {
      ayuda: 'La resolución por la que la máxima autoridad delegó esta facultad.',
    }),
    respaldos: justificativo('Respaldos que motivan la petición', {
      ayuda: 'Por ejemplo: el informe del incidente o la comunicación de la empresa eléctrica o de internet.',
      maximo: 10,
    }),
  },
  documentosSi: { delegacion: cuando('firma', 'delegado') },
  comprobaciones: [
    'procesoReprogramable',
    'cronogramaEnOrden',
    'terminosDelCronograma',
    'horarioDelCronograma',
    'documentosPorRevisar',
  ],
  atiende: 'Control de procesos',
  revisiones: [
    'Firma la máxima autoridad o un delegado con delegación vigente.',
    'Los hechos son de fuerza mayor o caso fortuito y los respaldos los prueban.',
    'Las fechas nuevas respetan el orden, los términos mínimos y el horario de las etapas.',
    'El proceso sigue en fase precontractual y no está suspendido.',
  ],
  causalesDeNegativa: [
    'Los hechos no constituyen fuerza mayor ni caso fortuito.',
    'Los respaldos no prueban los hechos.',
    'No firma la máxima autoridad ni un delegado.',
    'El proceso ya no está en fase precontractual.',
    'Las fechas propuestas no respetan los términos mínimos.',
  ],
  alAprobar: 'cambiarCronograma',
  respuestas: {
    aprobado: 'El cronograma del proceso tiene las fechas nuevas.',
    negado: 'No reprogramamos el proceso. Motivo: {motivo}',
    enRevision: 'Un funcionario de Control de procesos revisará la petición y sus respaldos.',
  },
  despues: {
    aprobado: 'Revise el cronograma en el portal y avise a los oferentes por los medios del proceso.',
    negado:
      'Puede corregir lo señalado y presentar una nueva petición mientras el proceso siga en fase precontractual.',
  },
  tambienSeDice: [
    'cambiar fechas del proceso',
    'mover el cronograma',
    'ampliar el plazo de ofertas',
    'se cayó el portal',
    'se fue la luz en la puja',
    'sin internet el día de las ofertas',
    'no alcanzamos a calificar',
    'reprogramar una subasta',
    'modificar cronograma',
    'postergar un proceso',
    'fuerza mayor',
    'caso fortuito',
    'extender fechas',
  ],
  ejemplos: [
    {
      dice: 'con oficio y respaldos la recibe un funcionario',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [
          { etapa: 'Fecha Límite entrega Ofertas', fechaHora: enDias(6, '15:00') },
          { etapa: 'fecha limite solicitar convalidacion', fechaHora: enDias(7, '15:00') },
          { etapa: 'Fecha Límite respuesta Convalidación', fechaHora: enDias(11, '15:00') },
          { etapa: 'Fecha Límite de Calificación', fechaHora: enDias(12, '15:00') },
          { etapa: 'Fecha Inicio de Puja', fechaHora: enDias(13, '10:00') },
          { etapa: 'Fecha Final de Puja', fechaHora: enDias(13, '10:15') },
          { etapa: 'Fecha Estimada de Adjudicación', fechaHora: enDias(19, '16:00') },
        ],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'el delegado adjunta además su delegación',
      quien: 'municipio',
      datos: { ...peticion, causa: 'casoFortuito', firma: 'delegado' },
      documentos: ['oficio', 'delegacion', 'respaldos'],
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'sin la delegación del delegado no se recibe',
      quien: 'municipio',
      datos: { ...peticion, firma: 'delegado' },
      documentos: ['oficio', 'respaldos'],
      espera: { faltaDocumento: 'delegacion' },
    },
    {
      dice: 'sin el oficio no se recibe',
      quien: 'municipio',
      datos: peticion,
      documentos: ['respaldos'],
      espera: { faltaDocumento: 'oficio' },
    },
    {
      dice: 'sin respaldos no se recibe',
      quien: 'municipio',
      datos: peticion,
      documentos: ['oficio'],
      espera: { faltaDocumento: 'respaldos' },
    },
    {
      dice: 'una etapa que ya pasó la decide un funcionario',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [{ etapa: 'Fecha Límite de Respuestas', fechaHora: enDias(2, '15:00') }],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { funcionario: 'etapa-ya-cumplida' },
    },
    {
      dice: 'una etapa que no consta la comprueba un funcionario',
      quien: 'municipio',
      datos: { ...peticion, etapas: [{ etapa: 'Audiencia de aclaraciones', fechaHora: enDias(2, '15:00') }] },
      documentos: ['oficio', 'respaldos'],
      espera: { funcionario: 'etapa-no-consta' },
    },
    {
      dice: 'un proceso que no está en los datos cargados lo busca un funcionario',
      quien: 'municipio',
      datos: { ...peticion, proceso: 'SIE-MDEMO-999-2026' },
      documentos: ['oficio', 'respaldos'],
      espera: { funcionario: 'proceso-no-consta' },
    },
    {
      dice: 'sin respuesta del registro también la recibe un funcionario',
      quien: 'municipio',
      datos: peticion,
      documentos: ['oficio', 'respaldos'],
      circunstancia: 'registro-no-responde',
      espera: { funcionario: 'registro-sin-respuesta' },
    },
    {
      dice: 'el proceso de otra entidad no se toca',
      quien: 'municipio',
      datos: { ...peticion, proceso: 'SIE-HDEMO-001-2026' },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'proceso-ajeno' },
    },
    {
      dice: 'antes de la fecha límite de respuestas la entidad lo hace por sí misma',
      quien: 'municipio',
      datos: { ...peticion, proceso: 'SIE-MDEMO-002-2026' },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'aun-puede-modificar-la-entidad' },
    },
    {
      dice: 'un proceso con contrato ya no se reprograma',
      quien: 'municipio',
      datos: { ...peticion, proceso: 'LICO-MDEMO-003-2026' },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'fase-no-reprogramable' },
    },
    {
      dice: 'un proceso suspendido por supervisión no se reprograma',
      quien: 'municipio',
      datos: { ...peticion, proceso: 'SIE-MDEMO-004-2026' },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'proceso-suspendido' },
    },
    {
      dice: 'una fecha pasada no sirve',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [{ etapa: 'Fecha Límite entrega Ofertas', fechaHora: enDias(-1, '15:00') }],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'fecha-pasada' },
    },
    {
      dice: 'mover una sola etapa más allá de la siguiente rompe el orden',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [{ etapa: 'Fecha Límite entrega Ofertas', fechaHora: enDias(25, '15:00') }],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'etapas-en-desorden' },
    },
    {
      dice: 'un día hábil para convalidar errores no alcanza',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [{ etapa: 'Fecha Límite respuesta Convalidación', fechaHora: enDias(5, '15:00') }],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'termino-minimo' },
    },
    {
      dice: 'más de cinco días hábiles para convalidar errores sobran',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [
          { etapa: 'Fecha Límite respuesta Convalidación', fechaHora: enDias(16, '15:00') },
          { etapa: 'Fecha Límite de Calificación', fechaHora: enDias(17, '15:00') },
          { etapa: 'Fecha Inicio de Puja', fechaHora: enDias(18, '10:00') },
          { etapa: 'Fecha Final de Puja', fechaHora: enDias(18, '10:30') },
          { etapa: 'Fecha Estimada de Adjudicación', fechaHora: enDias(26, '16:00') },
        ],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'termino-maximo' },
    },
    {
      dice: 'una etapa de noche no sirve',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [{ etapa: 'Fecha Estimada de Adjudicación', fechaHora: enDias(20, '21:30') }],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'hora-fuera-de-horario' },
    },
    {
      dice: 'un sábado lo decide un funcionario',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [{ etapa: 'Fecha Estimada de Adjudicación', fechaHora: enSabado(6, '10:00') }],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { funcionario: 'dia-no-habil' },
    },
    {
      dice: 'un proceso exento del horario lo confirma un funcionario',
      quien: 'municipio',
      datos: {
        ...peticion,
        proceso: 'SIE-MDEMO-005-2026',
        etapas: [{ etapa: 'Fecha Estimada de Adjudicación', fechaHora: enDias(20, '21:30') }],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { funcionario: 'exencion-de-horario' },
    },
    {
      dice: 'los términos de un proceso publicado con las reglas anteriores los comprueba un funcionario',
      quien: 'municipio',
      datos: { ...peticion, proceso: 'LICO-MDEMO-006-2025' },
      documentos: ['oficio', 'respaldos'],
      espera: { funcionario: 'reglas-anteriores' },
    },
    {
      dice: 'sin presupuesto en el registro, el término de las ofertas lo comprueba un funcionario',
      quien: 'hospital',
      datos: {
        ...peticion,
        proceso: 'LICO-HDEMO-002-2026',
        etapas: [
          { etapa: 'Fecha Límite de Propuestas', fechaHora: enDias(2, '10:00') },
          { etapa: 'Fecha Apertura de Ofertas', fechaHora: enDias(2, '11:00') },
        ],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { funcionario: 'presupuesto-no-consta' },
    },
    {
      dice: 'la misma etapa no puede ir dos veces',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [
          { etapa: 'Fecha Estimada de Adjudicación', fechaHora: enDias(20, '16:00') },
          { etapa: 'FECHA ESTIMADA DE ADJUDICACION', fechaHora: enDias(21, '16:00') },
        ],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'etapa-repetida' },
    },
    {
      dice: 'pedir las fechas que ya tiene no reprograma nada',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [{ etapa: 'Fecha Estimada de Adjudicación', fechaHora: enDias(12, '16:00') }],
      },
      documentos: ['oficio', 'respaldos'],
      espera: { rechaza: 'fechas-iguales' },
    },
    {
      dice: 'una hora que no existe se corrige',
      quien: 'municipio',
      datos: {
        ...peticion,
        etapas: [{ etapa: 'Fecha Límite entrega Ofertas', fechaHora: enDias(6, '25:00') }],
      },
      espera: { errorEn: 'etapas.0.fechaHora' },
    },
  ],
});
