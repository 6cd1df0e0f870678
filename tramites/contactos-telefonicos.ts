/** Trámite 8: the telephones at which a supplier can be reached; the whole list is replaced. */
import { extension, lista, opcion, telefono } from '../src/domain/tramite/campo.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { justificativo } from '../src/domain/tramite/documento.ts';
import { frases } from '../src/domain/tramite/frases.ts';
import { diasTermino, inmediato } from '../src/domain/tramite/plazos.ts';

export default tramite({
  id: 'contactos-telefonicos',
  nombre: 'Actualización de contactos telefónicos',
  resumen: 'Cambie los teléfonos de contacto que constan en su registro.',
  fuente: 'Tabla «Trámites en línea», fila 8',
  procedimiento:
    'Solicitar actualización a través del Chat en línea o en la opción Trámite Rápido del portal de Compras Públicas, con los justificativos del caso.',
  canales: ['chat', 'rapido'],
  tiempoEstimado: inmediato(),
  plazoLegal: [
    { plazo: diasTermino(30), norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' },
  ],
  silencio: [{ efecto: 'positivo', norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' }],
  solicitante: 'proveedor',
  dirigidoA:
    'Proveedores inscritos en el Registro Único de Proveedores (RUP), personas naturales o jurídicas.',
  obtendra: 'Su registro con los teléfonos nuevos, al terminar el formulario.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 32',
      dice: 'El proveedor debe actualizar los datos de su registro dentro de los 10 días hábiles siguientes a cada cambio.',
      desde: '2025-10-28',
    },
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 34',
      dice: 'Si los datos no se actualizan, el registro se suspende hasta que se actualicen y el proveedor lo pida por escrito.',
      desde: '2025-10-28',
    },
  ],
  contacto: 'Mesa de ayuda 1800-737267, lunes a viernes de 08h00 a 17h00',
  datos: {
    telefonos: lista(
      'Teléfonos de contacto',
      {
        tipo: opcion('Tipo', {
          celular: 'Celular',
          convencional: 'Convencional',
          'linea-1800': 'Línea 1800 o 1700',
        }),
        numero: telefono('Número', { ayuda: 'Por ejemplo 0991234567 o 022345678.' }),
        extension: extension('Extensión'),
      },
      {
        singular: 'teléfono',
        max: 5,
        ayuda: 'Escriba todos los que deben constar: la lista nueva reemplaza a la anterior.',
      },
    ),
  },
  precarga: 'telefonosRegistrados',
  documentos: {
    justificativos: justificativo('Justificativos', {
      ayuda:
        'Lo que muestre que la línea es suya. Por ejemplo, una planilla del servicio o una petición firmada por el representante legal.',
    }),
  },
  comprobaciones: ['tipoDeTelefonoCorrecto', 'telefonosCambian'],
  atiende: 'Registro de Proveedores',
  revisiones: [
    'Los números existen y alguien del proveedor responde.',
    'Los justificativos corresponden al proveedor.',
  ],
  causalesDeNegativa: [
    'Los números no corresponden al proveedor.',
    'Los justificativos no son del proveedor.',
  ],
  riesgo: [
    { regla: 'contacto-cambiado-hace-poco', dias: 15 },
    { regla: 'negada-hace-poco', dias: 15 },
  ],
  alAprobar: 'actualizarTelefonos',
  respuestas: {
    aprobado: 'Su registro ya muestra los teléfonos nuevos. Le avisamos también a su correo registrado.',
    negado: 'No actualizamos los teléfonos. Motivo: {motivo}',
    enRevision: 'Un funcionario de Registro de Proveedores revisará su pedido.',
  },
  despues: {
    aprobado: 'Si usted no pidió este cambio, restablezca su clave y llame a la mesa de ayuda.',
    negado:
      'Puede corregir lo señalado y presentar una nueva solicitud, o apelar ante la máxima autoridad de la institución conforme al Código Orgánico Administrativo.',
  },
  tambienSeDice: [
    'cambiar teléfono',
    'cambié de celular',
    'nuevo número',
    'actualizar número de contacto',
    'me robaron el celular',
    'teléfono de la empresa',
    'agregar un celular',
    'quitar un teléfono',
    'número equivocado',
    'cambiar extensión',
    'no me pueden llamar',
    'contactos del RUP',
  ],
  frases: frases(`
    telefono / teléfonos / celular / numero de celular / cambio de teléfono / cambio de numero
    actualizar celular / actualizar telefonos de contacto / cambié mi número de celular
    tengo nuevo numero de telefono / mi número ahora es 0991234567
    mi nuevo celular es 0987654321 por favor actualizar / por favor registrar el convencional 022345678
    el teléfono que consta en el RUP ya no existe / el numero que tienen registrado no es mio
    el celular registrado es del contador / perdí el celular y saqué otro número
    me robaron el teléfono y tuve que cambiar de chip / perdí mi chip
    cambié de operadora y me dieron otro número / me cambié de claro a movistar con otro numero
    se dañó la línea fija de la oficina / ya no tengo teléfono convencional / cortamos el teléfono fijo
    quitar el teléfono fijo / agregar otro número de contacto / agregar un celular más / poner dos teléfonos
    añadir whatsapp / poner el whatsapp de la empresa / número de whatsapp de contacto
    la extensión está mal / cambiar la extensión de la oficina / nos pusieron nueva central telefónica
    tenemos línea 1800 nueva / las entidades me llaman y no contesta nadie porque el numero es viejo
    me dicen que me llamaron y nunca me llamaron, creo que está mal mi número
    no me contactan porque tienen mal mi teléfono / nadie me puede llamar / número equivocado en mi registro
    el telefono esta mal escrito le falta un digito / le falta un cero al celular
    puse mal el número al inscribirme / corregir numero telefonico / modificar numero de contacto
    editar teléfonos / actualización de contactos telefónicos / datos de contacto del proveedor
    actualizar contactos / cambiar persona de contacto y su teléfono / contacto telefonico desactualizado
    telefeno / numero de selular / cambio de zelular / actualisar numero / CAMBIO DE NUMERO DE TELEFONO
    NUEVO NUMERO CELULAR
    buenas tardes quiero actualizar mi número de celular en el portal de compras públicas
    hola como cambio mi celu en el sercop / disculpe mi numerito cambió cómo les aviso
    mi secretaria renunció y el celular era de ella / ese número ya no es de la empresa
    línea telefónica nueva / teléfono de la oficina cambió / el número del gerente
    eliminar un número antiguo / borrar un celular que no es mío / llaman a otra persona en vez de a mí
    cómo registro el teléfono de mi negocio / cambiar el fono / tengo otro celular / otro número de teléfono
    cel nuevo / telf de contacto / ya no contesto en ese número / mi línea cambió
    contratamos otra línea para la empresa / no es mi número el que sale en el registro
    fijo y celular nuevos / actualizar los fonos de la compañía / me cambiaron el número en la operadora
    que me llamen a otro número / mi celular ya no es el mismo / cambio de celular / cambio de línea
    el convencional cambió / ya no tengo ese número / poner otro número / agregar teléfono de la bodega
    corregir mi celular / ese teléfono no es de nosotros / número telefónico errado
    no me ubican porque el teléfono está mal / contestan en otra casa cuando llaman al número del registro
    cambió la extensión de ventas / quitar el número de la oficina vieja
    las entidades llaman al celular de otra persona / el teléfono de mi asistente debe constar
    agregar un número / teléfonos errados / cambiar el 02 por el 04 / ya no uso línea fija
    el celular de mi ex esposa sale en el registro
  `),
  ejemplos: [
    {
      dice: 'un celular y un convencional con extensión se actualizan en el acto',
      quien: 'textilera',
      datos: {
        telefonos: [
          { tipo: 'celular', numero: '+593 99 000 1234' },
          { tipo: 'convencional', numero: '(02) 200-0123', extension: '104' },
        ],
      },
      documentos: ['justificativos'],
      espera: { aprobada: true, cambia: ['telefonos'] },
    },
    {
      dice: 'una fila vacía no estorba',
      quien: 'personaNatural',
      datos: {
        telefonos: [
          { tipo: 'linea-1800', numero: '1800 000 123' },
          { tipo: '', numero: '', extension: '' },
        ],
      },
      documentos: ['justificativos'],
      espera: { aprobada: true, cambia: ['telefonos'] },
    },
    {
      dice: 'un celular declarado como convencional se corrige',
      quien: 'textilera',
      datos: { telefonos: [{ tipo: 'convencional', numero: '0990001234' }] },
      documentos: ['justificativos'],
      espera: { rechaza: 'tipo-de-telefono-distinto' },
    },
    {
      dice: 'un celular no lleva extensión',
      quien: 'textilera',
      datos: { telefonos: [{ tipo: 'celular', numero: '0990001234', extension: '12' }] },
      documentos: ['justificativos'],
      espera: { rechaza: 'extension-en-celular' },
    },
    {
      dice: 'el mismo teléfono no va dos veces',
      quien: 'textilera',
      datos: {
        telefonos: [
          { tipo: 'celular', numero: '0990001234' },
          { tipo: 'celular', numero: '+593990001234' },
        ],
      },
      documentos: ['justificativos'],
      espera: { rechaza: 'telefono-repetido' },
    },
    {
      dice: 'los teléfonos que ya constan no son un cambio',
      quien: 'textilera',
      datos: {
        telefonos: [
          { tipo: 'celular', numero: '0990000001' },
          { tipo: 'convencional', numero: '022000001', extension: '101' },
        ],
      },
      documentos: ['justificativos'],
      espera: { rechaza: 'telefonos-iguales' },
    },
    {
      dice: 'sin respuesta del registro decide un funcionario',
      quien: 'textilera',
      datos: { telefonos: [{ tipo: 'celular', numero: '0990001234' }] },
      documentos: ['justificativos'],
      circunstancia: 'registro-no-responde',
      espera: { funcionario: 'registro-sin-respuesta' },
    },
    {
      dice: 'sin justificativos no se recibe',
      quien: 'textilera',
      datos: { telefonos: [{ tipo: 'celular', numero: '0990001234' }] },
      espera: { faltaDocumento: 'justificativos' },
    },
    {
      dice: 'un número incompleto se corrige',
      quien: 'textilera',
      datos: { telefonos: [{ tipo: 'convencional', numero: '2000123' }] },
      espera: { errorEn: 'telefonos.0.numero' },
    },
  ],
});
