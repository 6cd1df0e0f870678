/** Trámite 5: a supplier leaves the active register, for a while or for good; sanctions stay where they are. */
import { fecha, opcion, textoLargo } from '../src/domain/tramite/campo.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { justificativo } from '../src/domain/tramite/documento.ts';
import { enDias } from '../src/domain/tramite/ejemplo.ts';
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
