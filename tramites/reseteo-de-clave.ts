/** Trámite 1: a new password through a single-use link sent to the registered address. */
import { correo, ruc } from '../src/domain/tramite/campo.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { inmediato } from '../src/domain/tramite/plazos.ts';

export default tramite({
  id: 'reseteo-de-clave',
  nombre: 'Reseteo de clave',
  resumen: 'Elija una clave nueva si olvidó la suya o cree que otra persona la conoce.',
  fuente: 'Tabla «Trámites en línea», fila 1',
  procedimiento: 'Ingresar al enlace y llenar la información solicitada.',
  canales: ['portal'],
  tiempoEstimado: inmediato(),
  plazoLegal: [],
  solicitante: 'titular-sin-sesion',
  dirigidoA:
    'Usuarios del portal de Compras Públicas, proveedores o entidades, que no pueden ingresar con su clave.',
  obtendra:
    'Un enlace en su correo registrado para elegir una clave nueva. El enlace sirve una sola vez, durante 15 minutos.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 31',
      dice: 'Cada usuario del portal responde por la custodia de su usuario y de su clave.',
      desde: '2025-10-28',
    },
  ],
  contacto: 'Mesa de ayuda 1800-737267, lunes a viernes de 08h00 a 17h00',
  // Decision: the birth date of the legal representative is not asked. It is public for anyone known, so it
  // proves nothing and keeps honest people out. An agency that must ask it adds `fechaNacimiento: fecha(…)` here:
  // the check compares it with the first one registered as soon as it is answered.
  datos: {
    ruc: ruc('RUC', { ayuda: 'Los 13 dígitos del RUC con el que ingresa al portal.' }),
    correo: correo('Correo electrónico registrado', {
      ayuda:
        'El correo que consta en su registro. Si ya no lo usa, pida primero la actualización del correo.',
    }),
  },
  documentos: {},
  comprobaciones: ['datosDeLaCuentaCoinciden'],
  atiende: 'Registro de Proveedores',
  revisiones: ['Quien escribe es el titular de la cuenta o su representante legal.'],
  causalesDeNegativa: ['Los datos no corresponden a una cuenta registrada.'],
  alAprobar: 'enviarEnlaceDeClave',
  respuestas: {
    aprobado: 'Enviamos el enlace al correo registrado de la cuenta.',
    negado: 'No enviamos ningún enlace. Motivo: {motivo}',
    enRevision: 'Un funcionario de Registro de Proveedores revisará su pedido.',
    unica:
      'Si los datos corresponden a una cuenta, en unos minutos llegará un mensaje al correo registrado, con un enlace que sirve una sola vez durante 15 minutos.',
  },
  despues: {
    aprobado:
      'Abra el mensaje, siga el enlace y elija una clave nueva. Si no llega, revise la carpeta de correo no deseado.',
    negado:
      'Revise el RUC y el correo, y vuelva a intentarlo. Si ya no usa ese correo, pida la actualización del correo electrónico.',
  },
  tambienSeDice: [
    'olvidé mi clave',
    'olvidé mi contraseña',
    'no puedo ingresar',
    'no puedo entrar al portal',
    'recuperar contraseña',
    'cambiar clave',
    'restablecer clave',
    'resetear contraseña',
    'clave bloqueada',
    'usuario bloqueado',
    'me robaron la clave',
    'no recuerdo mi password',
  ],
  ejemplos: [
    {
      dice: 'con el RUC y el correo registrado, el enlace sale en el acto',
      quien: 'textilera',
      datos: { ruc: '1799999028001', correo: 'contabilidad@textiles-demostracion.example' },
      espera: { aprobada: true, cambia: [] },
    },
    {
      dice: 'las mayúsculas y los espacios de un texto pegado no importan',
      quien: 'textilera',
      datos: { ruc: ' 1799999028 001 ', correo: 'Contabilidad@Textiles-Demostracion.example' },
      espera: { aprobada: true, cambia: [] },
    },
    {
      dice: 'mientras el correo nuevo reposa, también sirve el anterior',
      quien: 'correoReciente',
      datos: { ruc: '1799999087001', correo: 'anterior@papeleria-ejemplo.example' },
      espera: { aprobada: true, cambia: [] },
    },
    {
      dice: 'una entidad contratante restablece la suya con su propio correo',
      quien: 'municipio',
      datos: { ruc: '1760999170001', correo: 'compras@municipio-ejemplo.example' },
      espera: { aprobada: true, cambia: [] },
    },
    {
      dice: 'un correo que no es el registrado no recibe nada',
      quien: 'textilera',
      datos: { ruc: '1799999028001', correo: 'otra.persona@correo-ejemplo.example' },
      espera: { rechaza: 'datos-no-coinciden' },
    },
    {
      dice: 'un RUC sin cuenta recibe la misma respuesta',
      quien: 'textilera',
      datos: { ruc: '1799999281001', correo: 'contabilidad@textiles-demostracion.example' },
      espera: { rechaza: 'datos-no-coinciden' },
    },
    {
      dice: 'un RUC de doce dígitos se corrige antes de enviar',
      quien: 'textilera',
      datos: { ruc: '179999902800', correo: 'contabilidad@textiles-demostracion.example' },
      espera: { errorEn: 'ruc' },
    },
    {
      dice: 'un correo incompleto se corrige antes de enviar',
      quien: 'textilera',
      datos: { ruc: '1799999028001', correo: 'contabilidad@textiles' },
      espera: { errorEn: 'correo' },
    },
  ],
});
