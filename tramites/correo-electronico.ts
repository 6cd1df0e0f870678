/** Trámite 7: the registered e-mail, which is also the way back into the account; hence the codes and the second person. */
import { codigoAlRegistrado, correoConCodigo, siNo, textoLargo } from '../src/domain/tramite/campo.ts';
import { cuando } from '../src/domain/tramite/condicion.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { justificativo } from '../src/domain/tramite/documento.ts';
import { frases } from '../src/domain/tramite/frases.ts';
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
  silencio: [{ efecto: 'positivo', norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' }],
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
  frases: frases(`
    correo / email / mail / correo electrónico / cambio de correo / cambiar el correo registrado
    actualizar correo electronico / actualizar mail del rup / quiero poner otro correo en mi cuenta
    necesito que las notificaciones me lleguen a otro correo
    las notificaciones le llegan al contador anterior / los avisos le llegan al correo de un exempleado
    el correo registrado era de una trabajadora que ya no está
    el correo del RUP es de la persona que me ayudó a sacarlo / no tengo acceso al correo que registré
    ya no uso el correo registrado / perdí la clave de mi hotmail y ahí me llega todo del SERCOP
    mi correo de yahoo ya no existe / se cerro mi cuenta de gmail / me hackearon el gmail
    no puedo abrir mi correo / no puedo recuperar la clave porque el correo que consta ya no es mío
    para recuperar la contraseña me pide un correo que ya no tengo
    el enlace llega a un correo que no es mío / me equivoqué al escribir el correo cuando me registré
    escribí mal el email en el registro / mi correo está con un error de una letra
    el dominio de la empresa cambió y hay que cambiar el correo
    ahora el correo institucional de la empresa es otro / cambiar el mail de contacto
    poner mi correo personal / quitar el correo de mi ex socio / no me llegan correos del portal
    no me llegan las notificaciones al mail / no me llegan mensajes del SERCOP a mi bandeja
    no recibo los avisos de los procesos en mi correo
    no me enteré de la adjudicación porque el correo estaba mal / que correo tengo registrado
    cuál es el correo que consta en mi registro / actualizar mi e-mail / cambio de e mail
    actualizasion de correo / camviar correo / correo elecronico nuevo
    correo electronico anterior ya no lo ocupo / CAMBIO DE CORREO ELECTRONICO / modificar correo
    editar el correo de la cuenta / reemplazar email antiguo por uno nuevo / registrar un nuevo correo
    agregar un correo / segundo correo de notificaciones / el gerente nuevo quiere recibir los correos
    cambió el representante y queremos poner su correo
    solicito se actualice mi correo a ventas@ejemplo.example / mi correo nuevo es taller@artesania.example
    por favor cambienme el correo a contabilidad@empresa.example
    estimados solicito de la manera más comedida el cambio del correo electrónico de mi representada
    buenas como hago para actualizar el correo es que el otro ya no abre
    hola una pregunta se puede cambiar el gmail del rup
    el correo con el que me inscribí hace diez años ya no existe / se me dañó el correo / perdi el correo
    outlook bloqueó mi cuenta y necesito cambiarla en el SOCE
    ya me inscribí pero puse el correo de mi hijo / todo le llega a mi hermana porque puse su mail
    actualización de mail para notificaciones / no reconozco el correo que me aparece ahí
    alguien cambió el correo de mi cuenta / los mensajes le llegan a otra persona
    mi ex contadora recibe todas mis notificaciones / tengo un correo nuevo
    ahora uso gmail en lugar de hotmail / el correo está mal
    me bloquearon el correo y no puedo ver los avisos / cambiamos de dominio y los correos rebotan
    el código de verificación llega a un correo viejo / dirección de correo electrónico incorrecta
    quiero recibir los avisos en mi correo y no en el de mi socio / ese mail ya no es mío
    cambiar hotmail por gmail / el email está caducado / me falta una letra en el correo
    correo mal escrito / los correos del SERCOP los recibe mi ex empleado
    quiero que los avisos vayan a gerencia / cambiar la cuenta de correo / no manejo ese correo
    usar otro correo / correo viejo / registraron un correo que no es mío / notificaciones a otro mail
    olvidé la contraseña del correo que tengo registrado en el portal
    el buzón registrado está lleno y ya no lo abro / ya no reviso ese buzón
    actualizar la dirección de correo electrónico / cambiar mi dirección de mail / dirección de email nueva
    el correo registrado es de mi trabajo anterior
    el correo está a nombre de alguien que ya no labora aquí / el correo tiene una letra equivocada
    no puedo entrar al correo registrado / correo dañado
  `),
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
