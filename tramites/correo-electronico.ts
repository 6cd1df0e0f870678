/** Trámite 7: the registered e-mail, which is also the way back into the account; hence the codes and the second person. */
import { codigoAlRegistrado, correoConCodigo, siNo, textoLargo } from '../src/domain/tramite/campo.ts';
import { cuando } from '../src/domain/tramite/condicion.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { justificativo } from '../src/domain/tramite/documento.ts';
import { diasTermino, inmediato } from '../src/domain/tramite/plazos.ts';

export default tramite({
  id: 'correo-electronico',
  nombre: 'Actualización de correo electrónico',
  resumen: 'Cambie el correo en el que recibe los avisos y recupera su clave.',
  fuente: 'Tabla «Trámites en línea», fila 7',
  procedimiento:
    'Solicitar actualización en la opción Trámite Rápido del portal de Compras Públicas, con los justificativos del caso.',
  canales: ['rapido'],
  tiempoEstimado: inmediato(),
  plazoLegal: [
    { plazo: diasTermino(30), norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' },
  ],
  solicitante: 'proveedor',
  dirigidoA:
    'Proveedores inscritos en el Registro Único de Proveedores (RUP), personas naturales o jurídicas.',
  obtendra:
    'Su registro con el correo nuevo. Durante las primeras 24 horas la clave todavía se recupera con el correo anterior.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 31',
      dice: 'Cada usuario del portal responde por la custodia de su usuario y de su clave.',
      desde: '2025-10-28',
    },
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 32',
      dice: 'El proveedor debe actualizar los datos de su registro dentro de los 10 días hábiles siguientes a cada cambio.',
      desde: '2025-10-28',
    },
  ],
  contacto: 'Mesa de ayuda 1800-737267, lunes a viernes de 08h00 a 17h00',
  datos: {
    correoNuevo: correoConCodigo('Correo electrónico nuevo', {
      ayuda: 'Le enviaremos un código para comprobar que recibe mensajes.',
    }),
    accesoAnterior: siNo('¿Todavía puede abrir el correo que consta en su registro?'),
    codigoAnterior: codigoAlRegistrado('Código enviado a su correo registrado', {
      ayuda: 'Así sabemos que el cambio lo pide usted y no otra persona.',
    }),
    motivo: textoLargo('¿Por qué cambia de correo?', { max: 500 }),
  },
  mostrarSi: { codigoAnterior: cuando('accesoAnterior', 'si') },
  paginas: [
    { titulo: 'El correo nuevo', campos: ['correoNuevo'] },
    { titulo: 'El correo anterior', campos: ['accesoAnterior', 'codigoAnterior'] },
    { titulo: 'El motivo', campos: ['motivo'] },
  ],
  documentos: {
    justificativos: justificativo('Justificativos', {
      ayuda:
        'Una petición firmada por el titular o el representante legal. Si es electrónica, adjunte el archivo original. No pedimos copia de la cédula ni del RUC.',
    }),
  },
  documentosSi: { justificativos: cuando('accesoAnterior', 'no') },
  comprobaciones: ['correoNuevoVerificado', 'correoAnteriorBajoControl'],
  atiende: 'Registro de Proveedores',
  revisiones: [
    'La petición está firmada por el titular o por el representante legal en funciones.',
    'La firma es válida y corresponde a la cédula o al RUC del registro.',
    'No hay señales de que otra persona quiera apropiarse de la cuenta.',
  ],
  causalesDeNegativa: [
    'Quien lo pide no demuestra ser el titular ni su representante.',
    'La firma no es válida o no corresponde al registro.',
  ],
  alAprobar: 'actualizarCorreo',
  respuestas: {
    aprobado: 'Su registro ya muestra el correo nuevo. Avisamos también al correo anterior.',
    negado: 'No cambiamos su correo. Motivo: {motivo}',
    enRevision: 'Un funcionario revisará sus justificativos y una segunda persona deberá aprobar el cambio.',
  },
  despues: {
    aprobado:
      'Durante 24 horas la clave todavía se recupera con el correo anterior. Si usted no pidió este cambio, restablezca su clave ahora.',
    negado:
      'Puede presentar una nueva solicitud con otros justificativos, o apelar ante la máxima autoridad de la institución conforme al Código Orgánico Administrativo.',
  },
  tambienSeDice: [
    'cambiar correo',
    'cambiar mail',
    'actualizar email',
    'ya no tengo ese correo',
    'perdí mi correo',
    'el correo es de la contadora anterior',
    'no me llegan los mensajes',
    'correo equivocado',
    'hackearon mi correo',
    'nuevo correo de la empresa',
    'no recibo notificaciones',
    'cambiar correo del RUP',
  ],
  ejemplos: [
    {
      dice: 'con los dos códigos, el cambio es inmediato',
      quien: 'textilera',
      datos: {
        correoNuevo: 'gerencia@textiles-demostracion.example',
        accesoAnterior: 'si',
        motivo: 'Ahora los avisos los recibe la gerencia.',
      },
      codigos: ['correoNuevo', 'codigoAnterior'],
      espera: { aprobada: true, cambia: ['correo'] },
    },
    {
      dice: 'sin acceso al anterior, deciden dos personas con los justificativos',
      quien: 'textilera',
      datos: {
        correoNuevo: 'gerencia@textiles-demostracion.example',
        accesoAnterior: 'no',
        motivo: 'La persona que lo usaba ya no trabaja con nosotros.',
      },
      documentos: ['justificativos'],
      codigos: ['correoNuevo'],
      espera: { funcionario: 'sin-acceso-al-correo-anterior', dosPersonas: true },
    },
    {
      dice: 'sin acceso al anterior y sin justificativos no se recibe',
      quien: 'textilera',
      datos: {
        correoNuevo: 'gerencia@textiles-demostracion.example',
        accesoAnterior: 'no',
        motivo: 'La persona que lo usaba ya no trabaja con nosotros.',
      },
      codigos: ['correoNuevo'],
      espera: { faltaDocumento: 'justificativos' },
    },
    {
      dice: 'sin el código del correo nuevo no se puede presentar',
      quien: 'textilera',
      datos: {
        correoNuevo: 'gerencia@textiles-demostracion.example',
        accesoAnterior: 'si',
        motivo: 'Ahora los avisos los recibe la gerencia.',
      },
      codigos: ['codigoAnterior'],
      espera: { rechaza: 'correo-sin-verificar' },
    },
    {
      dice: 'sin el código del correo anterior no se puede presentar',
      quien: 'textilera',
      datos: {
        correoNuevo: 'gerencia@textiles-demostracion.example',
        accesoAnterior: 'si',
        motivo: 'Ahora los avisos los recibe la gerencia.',
      },
      codigos: ['correoNuevo'],
      espera: { rechaza: 'correo-anterior-sin-comprobar' },
    },
    {
      dice: 'el mismo correo no es un cambio',
      quien: 'textilera',
      datos: {
        correoNuevo: 'Contabilidad@textiles-demostracion.example',
        accesoAnterior: 'si',
        motivo: 'Quiero confirmarlo.',
      },
      codigos: ['correoNuevo', 'codigoAnterior'],
      espera: { rechaza: 'correo-igual' },
    },
    {
      dice: 'sin respuesta del registro decide un funcionario',
      quien: 'textilera',
      datos: {
        correoNuevo: 'gerencia@textiles-demostracion.example',
        accesoAnterior: 'si',
        motivo: 'Ahora los avisos los recibe la gerencia.',
      },
      codigos: ['correoNuevo', 'codigoAnterior'],
      circunstancia: 'registro-no-responde',
      espera: { funcionario: 'registro-sin-respuesta' },
    },
    {
      dice: 'un correo sin dominio se corrige',
      quien: 'textilera',
      datos: { correoNuevo: 'gerencia', accesoAnterior: 'si', motivo: 'Nuevo correo.' },
      espera: { errorEn: 'correoNuevo' },
    },
  ],
});
