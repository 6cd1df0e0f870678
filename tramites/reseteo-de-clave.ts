/** Trámite 1: a new password through a single-use link sent to the registered address. */
import { correo, ruc } from '../src/domain/tramite/campo.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { frases } from '../src/domain/tramite/frases.ts';
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
  silencio: [
    {
      efecto: 'ninguno',
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193), art. 31',
      desde: '2025-10-28',
    },
  ],
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
  frases: frases(`
    clave / contraseña / password / olvide mi clave / se me olvidó la contraseña del SOCE
    OLVIDE LA CLAVE DEL PORTAL / no me acuerdo de la clave / no me deja entrar
    no puedo ingresar al sistema
    buenas tardes, no puedo ingresar al portal de compras públicas, me sale usuario o clave incorrecta
    me sale que la contraseña es incorrecta y estoy seguro de que está bien / usuario y clave incorrectos
    se bloqueo mi usuario / me bloqueó la cuenta por tres intentos fallidos
    mi cuenta está bloqueada, ayuda por favor / como desbloqueo el usuario
    necesito desbloquear mi usuario para subir una oferta hoy mismo / quiero cambiar la clave por seguridad
    una exempleada sabe la clave de la empresa / creo que alguien más está entrando con mi usuario
    me hackearon la cuenta del SERCOP / entraron a mi cuenta sin permiso / recuperar contrasena
    recuperacion de clave / recuperar acceso a mi cuenta / restaurar contraseña por favor
    resetear clave ushay / reseteo de password / resetear usuario / me caducó la clave
    la clave expiro y no me deja poner otra / no me llega el correo para recuperar la clave
    el enlace para cambiar la contraseña ya no sirve / le doy en olvidé mi clave y no pasa nada
    olbide mi contrasenia / contraceña incorrecta / no rrecuerdo la clabe
    la persona que manejaba el portal se fue y no dejó la clave
    el contador anterior se llevó las claves y no tenemos como entrar
    soy de una entidad contratante y no podemos entrar con la clave de la institución
    la clave del usuario de la entidad está mal / cómo hago para entrar si no sé la contraseña
    hola como saco una clave nueva / ocupo nueva clave / deme una clave nueva
    me puede ayudar reseteando la clave con el RUC 1799999028001 / ruc 0999999999001 necesito clave
    no me acepta la clave desde ayer / no logro iniciar sesión / no puedo iniciar sesion en compras publicas
    error al iniciar sesión, credenciales inválidas / dice credenciales incorrectas
    cuando pongo ruc usuario y clave me rebota / acceso denegado al portal / no tengo acceso al sistema SOCE
    perdí el acceso a mi cuenta de proveedor / perdi mi usuario y clave / no sé cuál es mi usuario
    cual es mi usuario para ingresar / me olvide el usuario y la contraseña de cuando saque el rup
    hace años que no entro y ya no recuerdo con qué clave era
    disculpe señorita es que no me acuerdo la clave de mi rup y tengo que presentar una proforma
    YA INTENTE MIL VECES Y NO ENTRA LA CLAVE!!! ES URGENTE
    esta porquería no me deja ingresar con mi contraseña
    buenos dias quisiera saber como puedo hacer para recuperar mi clave de acceso al portal institucional gracias
    me robaron la computadora donde tenía guardada la contraseña / quiero una contraseña más segura
    puse mal la clave varias veces y ahora no me deja / clave de acceso al portal / clave temporal
    me dieron una clave temporal y no funciona / cambio de clave / generar nueva contraseña
    me sacaron del sistema y no me deja volver a entrar / la página me pide usuario y clave y no los tengo
    ayuda no abre mi cuenta de proveedor / se me fue de la mente la clave del RUP
    quiero restablecer el acceso de mi empresa al portal / nadie en la oficina sabe la contraseña del portal
    tenemos un usuario nuevo en compras públicas de la entidad y no tiene clave / mi clave ya no funciona
    se venció mi contraseña / no me da acceso con mi ruc / usuario bloqueado por intentos
    inicio de sesión fallido / loguearme en el portal / no me reconoce el usuario / se me trabó la clave
    problemas con la contraseña / problemas para entrar al portal de compras públicas
    no puedo acceder a mi cuenta / mi esposo puso la clave y no se acuerda cuál era
    quiero cambiar mi contraseña porque la compartí con un tercero / sospecho que conocen mi contraseña
    dice que mi contraseña no es válida / desbloquear cuenta
    necesito la clave para entrar hoy que cierra la oferta / como hago para volver a entrar
    el sistema me rechaza los datos de ingreso / no me abre la sesión
    me bota del sistema cuando pongo mis datos / datos de acceso incorrectos / no puedo meterme al portal
    me cambiaron la contraseña sin avisarme / quién me da las credenciales / credenciales perdidas
    perdí mis credenciales de acceso / no tengo cómo entrar al SOCE / cuenta suspendida por claves erradas
  `),
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
