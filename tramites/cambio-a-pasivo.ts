/** Trámite 5: a supplier leaves the active register, for a while or for good; sanctions stay where they are. */
import { fecha, opcion, textoLargo } from '../src/domain/tramite/campo.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { justificativo } from '../src/domain/tramite/documento.ts';
import { enDias } from '../src/domain/tramite/ejemplo.ts';
import { frases } from '../src/domain/tramite/frases.ts';
import { diasTermino, inmediato } from '../src/domain/tramite/plazos.ts';

export default tramite({
  id: 'cambio-a-pasivo',
  nombre: 'Cambio de estado del proveedor a Pasivo',
  resumen: 'Deje de recibir invitaciones y de ofertar, por un tiempo o de forma definitiva.',
  fuente: 'Tabla «Trámites en línea», fila 5',
  procedimiento:
    'Solicitar cambio del estado en la opción Trámite Rápido del portal de Compras Públicas, con los justificativos del caso.',
  canales: ['rapido'],
  tiempoEstimado: inmediato(),
  plazoLegal: [
    { plazo: diasTermino(30), norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' },
  ],
  silencio: [{ efecto: 'positivo', norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' }],
  solicitante: 'proveedor',
  dirigidoA: 'Proveedores inscritos en el RUP que suspenden o terminan su actividad con el Estado.',
  obtendra: 'Su registro en estado Pasivo. Si no hay nada pendiente, el cambio es inmediato.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 35',
      dice: 'El registro tiene tres estados: Habilitado, No habilitado y Pasivo. El proveedor Pasivo no recibe invitaciones ni participa en procedimientos. A pedido del proveedor procede el cierre definitivo.',
      desde: '2025-10-28',
    },
    {
      norma: 'Ley Orgánica del Sistema Nacional de Contratación Pública (LOSNCP)',
      articulo: 'art. 20',
      dice: 'Señala las causas de suspensión del registro; la habilitación vuelve cuando la causa termina.',
      desde: '2025-10-07',
    },
  ],
  contacto: 'Mesa de ayuda 1800-737267, lunes a viernes de 08h00 a 17h00',
  datos: {
    alcance: opcion('¿Qué cambio pide?', {
      temporal: 'Temporal: pienso volver a ofertar',
      definitivo: 'Definitivo: cierro mi registro',
    }),
    fecha: fecha('¿Desde qué fecha lo necesita?', {
      ayuda:
        'El cambio rige desde el día en que se aprueba. Si escribe una fecha posterior a hoy, lo aprobará un funcionario.',
    }),
    motivo: textoLargo('¿Por qué lo pide?', { max: 1_000 }),
  },
  documentos: {
    justificativos: justificativo('Justificativos', {
      ayuda:
        'Lo que respalde el motivo. Por ejemplo: la decisión de suspender actividades, el acta de disolución o el nombramiento del liquidador.',
    }),
  },
  comprobaciones: ['puedePasarAPasivo'],
  atiende: 'Registro de Proveedores',
  revisiones: [
    'Lo pendiente no impide el cambio, o el proveedor conoce que debe cumplirlo.',
    'Los impedimentos y las sanciones siguen constando después del cambio.',
    'Si es definitivo, los justificativos prueban el motivo y quien pide puede hacerlo.',
    'Si pidió una fecha posterior, ya llegó.',
  ],
  causalesDeNegativa: [
    'El proveedor tiene obligaciones pendientes que el cambio perjudicaría.',
    'Los justificativos no prueban el motivo.',
    'Quien lo pide no representa al proveedor.',
  ],
  alAprobar: 'pasarAPasivo',
  respuestas: {
    aprobado: 'Su registro está en estado Pasivo.',
    negado: 'No cambiamos el estado de su registro. Motivo: {motivo}',
    enRevision:
      'Un funcionario de Registro de Proveedores revisará lo que tiene pendiente y sus justificativos.',
  },
  despues: {
    aprobado:
      'Desde ahora no recibe invitaciones ni puede ofertar. Para volver, actualice sus datos y pida la habilitación.',
    negado:
      'Puede resolver lo pendiente y presentar una nueva solicitud, o apelar ante la máxima autoridad de la institución conforme al Código Orgánico Administrativo.',
  },
  tambienSeDice: [
    'darme de baja del RUP',
    'suspender mi registro',
    'cerrar mi registro de proveedor',
    'ya no quiero ser proveedor',
    'estado pasivo',
    'inactivar proveedor',
    'cerré la empresa',
    'liquidación de la compañía',
    'cierre temporal',
    'dejar de recibir invitaciones',
    'murió el titular del RUC',
    'salir del registro de proveedores',
  ],
  frases: frases(`
    pasivo / cambio a pasivo / estado pasivo / dar de baja / baja del rup / darme de baja como proveedor
    quiero cerrar mi RUP / quiero eliminar mi RUP / como anulo el rup / cancelar mi registro de proveedor
    borrar mi cuenta de proveedor / ya no quiero estar en el registro único de proveedores
    ya no quiero participar más con el estado / ya no voy a vender al estado
    no quiero recibir más invitaciones / dejen de mandarme invitaciones a procesos
    estoy harto de que me lleguen invitaciones sáquenme de ahí / como hago para que no me inviten más
    suspender temporalmente el rup / suspensión temporal de mi RUP por viaje
    me voy del país y quiero dejar inactivo el RUP / voy a estar fuera un año y no podré ofertar
    por enfermedad no puedo seguir ofertando por un tiempo / inhabilitar el rup voluntariamente
    quiero deshabilitarme / desactivar mi registro / desactivar proveedor / inactivar el RUP
    pasar a estado pasivo / cambiar de habilitado a pasivo / solicito cambio de estado a pasivo
    cambio de estado del proveedor / pasarme a pacivo / cambio a pasibo / estado pasibo
    darme de vaja del rup / dar de baja el registro unico de provedores / CERRAR RUP
    CIERRE DEFINITIVO DEL RUP / cierre definitivo de mi registro
    cerré el RUC y quiero cerrar también el RUP / ya cerré mi RUC en el SRI qué hago con el RUP
    suspendí el RUC / cerramos la compañía / la empresa se liquidó
    la compañia esta en liquidacion y soy el liquidador / la empresa quebró y ya no existe
    disolvimos la sociedad, como damos de baja el RUP / me jubilé y ya no trabajo
    conseguí un trabajo de planta y ya no facturo / ahora soy funcionario público y no puedo tener RUP
    entré a trabajar en una institución pública y tengo que dejar de ser proveedor
    falleció mi papá que era proveedor y quiero cerrar su registro / mi esposo murió y tenía RUP
    el titular falleció, cómo se cierra el registro / renunciar a ser proveedor del estado
    retirarme del registro / retiro voluntario del rup / salirme del SERCOP / cese de actividades
    cesé mis actividades económicas / ya no tengo el negocio / vendí el negocio y ya no voy a ofertar
    pausar mi rup / poner en pausa mi cuenta de proveedor
    quisiera saber si puedo dejar mi rup en espera hasta el próximo año
    por favor como hago para ya no constar como proveedor
    buenos dias el motivo de mi mensaje es solicitar que mi rup pase a estado pasivo por que ya no tengo actividad
    anular registro de proveedor / quiero salir del sistema de contratación pública
    no deseo seguir siendo proveedor / me quiero dar de baja tengo un contrato pendiente
    quiero ya no tener RUP / cómo me retiro / ya no me dedico a eso y quiero cerrar mi registro
    suspender mi RUP por unos meses / necesito que me quiten del registro de proveedores
    dejé de trabajar como proveedor / no voy a participar en más procesos / que me borren del sistema
    mi compañía se disolvió / cancelar rup / cerrar la cuenta de proveedor de un difunto
    por problemas de salud voy a dejar de ofertar / ya no estoy activo como proveedor
    quiero dejar de constar como proveedor habilitado / congelar mi registro / bajarme del rup
    no quiero seguir en compras públicas / elimínenme del registro / eliminar mi registro de proveedor
    mi hermano falleció y era proveedor del estado / cerrar el registro de una persona fallecida
    la empresa ya no funciona / la empresa cerró sus puertas / ya no ejerzo
    licencia de maternidad y no voy a ofertar unos meses / me nombraron en un cargo público
    dejar sin efecto mi RUP / me cansé de las invitaciones, ya no las quiero
    por la crisis cerramos el negocio y no queremos seguir registrados / detener un tiempo mi registro
    no participaré más en contratación pública / desafiliarme del registro de proveedores
    disolución de la compañía y baja del registro / póngame como inactivo
    me retiro de la contratación pública
  `),
  ejemplos: [
    {
      dice: 'sin nada pendiente, el cambio temporal es inmediato',
      quien: 'textilera',
      datos: { alcance: 'temporal', fecha: enDias(0), motivo: 'Remodelamos la planta este trimestre.' },
      documentos: ['justificativos'],
      espera: { aprobada: true, cambia: ['estado'] },
    },
    {
      dice: 'el cierre definitivo lo decide un funcionario',
      quien: 'personaNatural',
      datos: { alcance: 'definitivo', fecha: enDias(0), motivo: 'Me jubilo y cierro el taller.' },
      documentos: ['justificativos'],
      confirma: true,
      espera: { funcionario: 'cierre-definitivo' },
    },
    {
      dice: 'el cierre definitivo se confirma antes de presentar',
      quien: 'personaNatural',
      datos: { alcance: 'definitivo', fecha: enDias(0), motivo: 'Me jubilo y cierro el taller.' },
      documentos: ['justificativos'],
      espera: { rechaza: 'falta-confirmacion' },
    },
    {
      dice: 'una fecha posterior la aprueba un funcionario cuando llega',
      quien: 'textilera',
      datos: { alcance: 'temporal', fecha: enDias(10), motivo: 'Cerramos por vacaciones colectivas.' },
      documentos: ['justificativos'],
      espera: { funcionario: 'fecha-futura' },
    },
    {
      dice: 'el cambio no puede regir antes de hoy',
      quien: 'textilera',
      datos: { alcance: 'temporal', fecha: enDias(-5), motivo: 'Cerramos la semana pasada.' },
      documentos: ['justificativos'],
      espera: { rechaza: 'fecha-pasada' },
    },
    {
      dice: 'lo pendiente se confirma y va a un funcionario',
      quien: 'conPendientes',
      datos: { alcance: 'temporal', fecha: enDias(0), motivo: 'Suspendemos operaciones.' },
      documentos: ['justificativos'],
      confirma: true,
      espera: { funcionario: 'pendiente-contrato-en-ejecucion' },
    },
    {
      dice: 'una sanción no se oculta pasando a Pasivo',
      quien: 'noHabilitada',
      datos: { alcance: 'temporal', fecha: enDias(0), motivo: 'Suspendemos operaciones.' },
      documentos: ['justificativos'],
      confirma: true,
      espera: { funcionario: 'impedimento-subsiste' },
    },
    {
      dice: 'un registro No habilitado sin impedimento vigente lo mira un funcionario',
      quien: 'asociacionSinDirectiva',
      datos: { alcance: 'temporal', fecha: enDias(0), motivo: 'La asociación suspende su producción.' },
      documentos: ['justificativos'],
      espera: { funcionario: 'no-habilitado' },
    },
    {
      dice: 'quien ya es Pasivo no tiene qué cambiar',
      quien: 'pasiva',
      datos: { alcance: 'temporal', fecha: enDias(0), motivo: 'Suspendo mi actividad.' },
      documentos: ['justificativos'],
      espera: { rechaza: 'ya-es-pasivo' },
    },
    {
      dice: 'sin respuesta del registro decide un funcionario',
      quien: 'textilera',
      datos: { alcance: 'temporal', fecha: enDias(0), motivo: 'Remodelamos la planta.' },
      documentos: ['justificativos'],
      circunstancia: 'registro-no-responde',
      espera: { funcionario: 'registro-sin-respuesta' },
    },
    {
      dice: 'sin justificativos no se recibe',
      quien: 'textilera',
      datos: { alcance: 'temporal', fecha: enDias(0), motivo: 'Remodelamos la planta.' },
      espera: { faltaDocumento: 'justificativos' },
    },
    {
      dice: 'el motivo no puede quedar vacío',
      quien: 'textilera',
      datos: { alcance: 'temporal', fecha: enDias(0), motivo: '   ' },
      espera: { errorEn: 'motivo' },
    },
  ],
});
