/** Trámite 6: a contracting entity asks for new dates in the schedule of its process, for force majeure only. */
import { cronograma, opcion, proceso, texto, textoLargo } from '../src/domain/tramite/campo.ts';
import { cuando } from '../src/domain/tramite/condicion.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { justificativo, oficioFirmado, pdf } from '../src/domain/tramite/documento.ts';
import { enDias, enSabado } from '../src/domain/tramite/ejemplo.ts';
import { frases } from '../src/domain/tramite/frases.ts';
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

/** The same petition, moving one stage only. */
const moviendo = (etapa: string, fechaHora: string) => ({ ...peticion, etapas: [{ etapa, fechaHora }] });

/** Who files most of the examples, with all that must be attached. */
const deMunicipio = { quien: 'municipio', documentos: ['oficio', 'respaldos'] } as const;

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
  silencio: [{ efecto: 'positivo', norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' }],
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
  frases: frases(`
    reprogramacion / reprogramar / reprogramar proceso / cronograma / cambio de cronograma
    reprogramación de procesos por fuerza mayor / solicito reprogramar el proceso SIE-MDEMO-001-2026
    necesitamos reprogramar la subasta inversa
    somos una entidad contratante y se nos pasó la fecha de calificación
    se nos venció la etapa y no pudimos calificar ofertas
    no alcanzamos a subir el acta de calificación a tiempo / se nos pasó la hora de adjudicar
    no pudimos responder las preguntas por corte de luz
    corte de energía en el municipio y se venció la etapa / por los apagones no pudimos cumplir las etapas
    no hubo internet en la institución el día de la apertura de ofertas
    falló el internet y no subimos las aclaraciones / el portal estuvo caído el día de la puja
    el sistema estaba caido y no se pudo hacer la puja / se cayó el sistema del SERCOP cuando íbamos a calificar
    la plataforma no funcionó y se nos venció el plazo / caso fortuito, inundación en el edificio
    hubo un deslave y no se pudo trabajar / por el paro nacional no se pudo continuar con el proceso
    feriado local no considerado en el cronograma
    la autoridad cambió y no hubo quién firme la resolución a tiempo
    el funcionario encargado se enfermó y no registró la etapa / prórroga de fechas
    prorrogar el plazo de entrega de ofertas / ampliación de plazo para presentar ofertas
    extender fechas del proceso / extender la fecha límite de propuestas / mover la fecha de adjudicación
    correr las fechas / recorrer el cronograma / postergar la puja / postergar la apertura de ofertas
    aplazar la subasta / suspender y cambiar fechas de la licitación
    habilitar nuevamente la etapa de calificación / abrir la etapa de convalidación de errores otra vez
    retroceder el proceso a la etapa anterior / regresar la etapa de preguntas / reabrir la etapa
    se nos cerró la etapa de negociación / como reprogramo una feria inclusiva
    reprograme por favor la etapa de puja del proceso SIE-GADX-05-2026
    oficio para reprogramar proceso firmado por el alcalde / la máxima autoridad solicita reprogramar
    delegado de la maxima autoridad pide nuevas fechas
    soy de compras públicas de un GAD y necesito cambiar el cronograma
    trabajo en la unidad de compras del hospital y no calificamos a tiempo
    soy analista de compras públicas, tengo un proceso con etapas vencidas / reprogamacion
    reprogramasion de proseso / reprogramar fechas del cronograna / CRONOGRAMA VENCIDO URGENTE
    el proceso quedó trabado porque pasó la fecha / proceso estancado por etapa caducada / la etapa caducó
    nos olvidamos de registrar la calificación y ahora no deja el sistema
    error en las fechas del proceso publicado / pusimos mal la hora de la puja
    las fechas del proceso caen en feriado / etapa vencida
    no pudimos subir los documentos a la hora porque falló el portal
    se nos fue el tiempo y el proceso pasó de etapa
    la etapa de convalidación se cerró sin que la registremos / pedir más plazo para evaluar las ofertas
    el técnico no pudo entrar al sistema y se venció la calificación / mover fechas de la puja por apagón
    hubo un incendio en la entidad y no seguimos con el proceso / correr la fecha de apertura
    el proceso no avanza a la siguiente etapa por tiempo vencido / cambio de fechas
    plazo vencido en el proceso / más tiempo para que presenten ofertas
    temblor y evacuación el día de la apertura / no se firmó a tiempo la resolución de adjudicación
    el director estaba con permiso y no se adjudicó / el proceso se quedó en calificación
    cortes de luz programados nos impidieron seguir con el proceso / cambiar la fecha de la puja
    se dañó el servidor de la institución y no pudimos responder preguntas
    necesitamos que nos abran el sistema para registrar la calificación / reapertura de etapa
    dar más días para la convalidación / la comisión técnica no se reunió y se venció la fecha
    cambiar los días de un concurso publicado / alargar el plazo de la licitación
    no se registró la apertura de ofertas a tiempo / no hubo energía y la puja no se realizó
    nuevo cronograma para el proceso de mi entidad
  `),
  ejemplos: [
    {
      dice: 'con oficio y respaldos la recibe un funcionario',
      ...deMunicipio,
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
      ...deMunicipio,
      datos: { ...peticion, firma: 'delegado' },
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
      ...deMunicipio,
      datos: moviendo('Fecha Límite de Respuestas', enDias(2, '15:00')),
      espera: { funcionario: 'etapa-ya-cumplida' },
    },
    {
      dice: 'una etapa que no consta la comprueba un funcionario',
      ...deMunicipio,
      datos: moviendo('Audiencia de aclaraciones', enDias(2, '15:00')),
      espera: { funcionario: 'etapa-no-consta' },
    },
    {
      dice: 'un proceso que no está en los datos cargados lo busca un funcionario',
      ...deMunicipio,
      datos: { ...peticion, proceso: 'SIE-MDEMO-999-2026' },
      espera: { funcionario: 'proceso-no-consta' },
    },
    {
      dice: 'sin respuesta del registro también la recibe un funcionario',
      ...deMunicipio,
      datos: peticion,
      circunstancia: 'registro-no-responde',
      espera: { funcionario: 'registro-sin-respuesta' },
    },
    {
      dice: 'el proceso de otra entidad no se toca',
      ...deMunicipio,
      datos: { ...peticion, proceso: 'SIE-HDEMO-001-2026' },
      espera: { rechaza: 'proceso-ajeno' },
    },
    {
      dice: 'antes de la fecha límite de respuestas la entidad lo hace por sí misma',
      ...deMunicipio,
      datos: { ...peticion, proceso: 'SIE-MDEMO-002-2026' },
      espera: { rechaza: 'aun-puede-modificar-la-entidad' },
    },
    {
      dice: 'un proceso con contrato ya no se reprograma',
      ...deMunicipio,
      datos: { ...peticion, proceso: 'LICO-MDEMO-003-2026' },
      espera: { rechaza: 'fase-no-reprogramable' },
    },
    {
      dice: 'un proceso suspendido por supervisión no se reprograma',
      ...deMunicipio,
      datos: { ...peticion, proceso: 'SIE-MDEMO-004-2026' },
      espera: { rechaza: 'proceso-suspendido' },
    },
    {
      dice: 'una fecha pasada no sirve',
      ...deMunicipio,
      datos: moviendo('Fecha Límite entrega Ofertas', enDias(-1, '15:00')),
      espera: { rechaza: 'fecha-pasada' },
    },
    {
      dice: 'mover una sola etapa más allá de la siguiente rompe el orden',
      ...deMunicipio,
      datos: moviendo('Fecha Límite entrega Ofertas', enDias(25, '15:00')),
      espera: { rechaza: 'etapas-en-desorden' },
    },
    {
      dice: 'un día hábil para convalidar errores no alcanza',
      ...deMunicipio,
      datos: moviendo('Fecha Límite respuesta Convalidación', enDias(5, '15:00')),
      espera: { rechaza: 'termino-minimo' },
    },
    {
      dice: 'más de cinco días hábiles para convalidar errores sobran',
      ...deMunicipio,
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
      espera: { rechaza: 'termino-maximo' },
    },
    {
      dice: 'una etapa de noche no sirve',
      ...deMunicipio,
      datos: moviendo('Fecha Estimada de Adjudicación', enDias(20, '21:30')),
      espera: { rechaza: 'hora-fuera-de-horario' },
    },
    {
      dice: 'un sábado lo decide un funcionario',
      ...deMunicipio,
      datos: moviendo('Fecha Estimada de Adjudicación', enSabado(6, '10:00')),
      espera: { funcionario: 'dia-no-habil' },
    },
    {
      dice: 'un proceso exento del horario lo confirma un funcionario',
      ...deMunicipio,
      datos: {
        ...peticion,
        proceso: 'SIE-MDEMO-005-2026',
        etapas: [{ etapa: 'Fecha Estimada de Adjudicación', fechaHora: enDias(20, '21:30') }],
      },
      espera: { funcionario: 'exencion-de-horario' },
    },
    {
      dice: 'los términos de un proceso publicado con las reglas anteriores los comprueba un funcionario',
      ...deMunicipio,
      datos: { ...peticion, proceso: 'LICO-MDEMO-006-2025' },
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
      ...deMunicipio,
      datos: {
        ...peticion,
        etapas: [
          { etapa: 'Fecha Estimada de Adjudicación', fechaHora: enDias(20, '16:00') },
          { etapa: 'FECHA ESTIMADA DE ADJUDICACION', fechaHora: enDias(21, '16:00') },
        ],
      },
      espera: { rechaza: 'etapa-repetida' },
    },
    {
      dice: 'pedir las fechas que ya tiene no reprograma nada',
      ...deMunicipio,
      datos: moviendo('Fecha Estimada de Adjudicación', enDias(12, '16:00')),
      espera: { rechaza: 'fechas-iguales' },
    },
    {
      dice: 'una hora que no existe se corrige',
      quien: 'municipio',
      datos: moviendo('Fecha Límite entrega Ofertas', enDias(6, '25:00')),
      espera: { errorEn: 'etapas.0.fechaHora' },
    },
  ],
});
