/** Trámite 4: the roll of members of an association of the popular and solidarity economy, decided on its papers. */
import { textoLargo, varias } from '../src/domain/tramite/campo.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { excelDeSocios, listadoDeLaSeps, oficioFirmado, unoDe } from '../src/domain/tramite/documento.ts';
import { frases } from '../src/domain/tramite/frases.ts';
import { diasTermino, horas } from '../src/domain/tramite/plazos.ts';

/** Synthetic people; their numbers carry the prefix of those registered abroad. */
const ana = { cedula: '3000001010', nombre: 'DEMOSTRACIÓN PRIMERA ANA', fechaIngreso: null };
const luis = { cedula: '3000001028', nombre: 'EJEMPLO SEGUNDO LUIS', fechaIngreso: null };
const rosa = { cedula: '3000001036', nombre: 'MUESTRA TERCERA ROSA', fechaIngreso: null };

export default tramite({
  id: 'actualizacion-de-socios',
  nombre: 'Actualización de socios en Asociaciones de la Economía Popular y Solidaria',
  resumen: 'Registre los socios que ingresaron o salieron de su asociación.',
  fuente: 'Tabla «Trámites en línea», fila 4',
  procedimiento:
    'Solicitar actualización en la opción Trámite Rápido del portal de Compras Públicas con la carga del Oficio o formulario suscrito por el Representante legal, listado actualizado de la Superintendencia de la Economía Popular y Solidaria y archivo Excel con la información.',
  canales: ['rapido'],
  tiempoEstimado: horas(72),
  plazoLegal: [
    { plazo: diasTermino(30), norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' },
  ],
  silencio: [{ efecto: 'positivo', norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' }],
  solicitante: 'proveedor',
  dirigidoA:
    'Asociaciones de la Economía Popular y Solidaria inscritas en el RUP, por medio de su representante legal.',
  obtendra: 'Su registro con la lista vigente de socios y los documentos que la respaldan.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 252',
      dice: 'El proveedor del catálogo inclusivo debe notificar los cambios de su personal o de sus socios, y los nuevos deben cumplir las condiciones del pliego.',
      desde: '2025-10-28',
    },
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 250',
      dice: 'La capacidad productiva registrada se descuenta con cada orden de compra.',
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
    novedades: varias('¿Qué cambió en la lista de socios?', {
      ingresos: 'Ingresaron socios',
      salidas: 'Salieron socios',
      correcciones: 'Se corrigieron datos de socios',
    }),
    explicacion: textoLargo('¿Desea aclarar algo?', { opcional: true, max: 1_000 }),
  },
  documentos: {
    peticion: unoDe(
      oficioFirmado('Oficio suscrito por el representante legal', {
        ayuda:
          'Si lo firma electrónicamente, adjunte el archivo original: impreso y escaneado pierde la firma.',
      }),
      oficioFirmado('Formulario suscrito por el representante legal'),
    ),
    listadoSeps: listadoDeLaSeps(
      'Listado actualizado de la Superintendencia de la Economía Popular y Solidaria',
      {
        ayuda: 'El que la Superintendencia emite para su organización, lo más reciente posible.',
      },
    ),
    socios: excelDeSocios(
      'Archivo Excel con la información de los socios',
      ['cédula', 'apellidos', 'nombres', 'fecha de ingreso', 'novedad'],
      { ayuda: 'Una fila por socio. En «novedad» escriba ingreso, salida o corrección.' },
    ),
  },
  comprobaciones: ['esOrganizacionEps', 'sociosDelExcelEstanEnElListado', 'documentosPorRevisar'],
  atiende: 'Registro de Proveedores',
  revisiones: [
    'Firma el representante legal que consta en el registro, dentro de su período.',
    'El RUC del listado de la Superintendencia es el de la asociación.',
    'Cada socio del archivo Excel consta en el listado de la Superintendencia, y al revés.',
    'Ningún socio está repetido.',
  ],
  causalesDeNegativa: [
    'No firma el representante legal en funciones.',
    'El archivo Excel no coincide con el listado de la Superintendencia.',
    'El listado de la Superintendencia no está actualizado.',
  ],
  dosPersonasParaNegar: true,
  riesgo: [{ regla: 'cambio-grande-de-socios', porcentaje: 50, socios: 20 }],
  alAprobar: 'reemplazarSocios',
  respuestas: {
    aprobado: 'Su registro tiene la lista de socios que consta en los documentos aprobados.',
    negado: 'No actualizamos la lista de socios. Motivo: {motivo}',
    enRevision:
      'Comparamos sus listas; un funcionario de Registro de Proveedores revisará las diferencias y sus documentos.',
  },
  despues: {
    aprobado:
      'Si sus nuevos socios cambian lo que puede producir, pida aparte la actualización de su capacidad productiva en el catálogo.',
    negado:
      'Puede corregir los documentos y presentar una nueva solicitud, o apelar ante la máxima autoridad de la institución conforme al Código Orgánico Administrativo.',
  },
  tambienSeDice: [
    'cambio de socios',
    'ingresaron socios nuevos',
    'salieron socios',
    'lista de socios',
    'nómina de asociados',
    'actualizar asociados',
    'socios de la asociación',
    'asociación EPS',
    'economía popular y solidaria',
    'listado de la SEPS',
    'catálogo dinámico inclusivo',
    'agregar un socio',
    'excluir un socio',
  ],
  frases: frases(`
    socios / asociados / actualizacion de socios / nomina de socios / cambiar socios de la asociación
    ingresaron dos compañeras nuevas a la asociación / salió una compañera de la asociación de costureras
    renunció un socio / un socio se retiró y hay que sacarlo de la lista
    falleció un socio y debemos actualizar la nómina / murio una socia de nuestra organizacion
    queremos incluir a cinco socias nuevas en el catálogo inclusivo
    para poder tener más cupo en el catálogo dinámico necesitamos registrar más socios
    aumentar la capacidad productiva de la asociación porque somos más
    somos una asociación de limpieza y cambió la directiva y los socios
    asociación de alimentación escolar, cambio de integrantes
    asociacion textil necesita actualizar integrantes / somos asoejemplo y tenemos nuevos miembros
    nuestra asociación tiene miembros que no constan en el SERCOP / agregar miembros a la organización
    sacar miembros de la organizacion EPS / actualizar miembros economía popular y solidaria
    actualizar socias / listado de la superintendencia de economia popular
    tengo el listado actualizado de la SEPS, dónde lo subo
    la SEPS ya registró los socios nuevos y en compras públicas siguen los antiguos
    cómo subo el excel de los socios / formato excel de socios
    donde mando el oficio con la lista de socios / qué documentos necesito para cambiar socios
    soy el presidente de la asociación y quiero registrar el ingreso de socios
    soy administradora de una asociacion eps
    representante legal de asociación pide actualización de la nómina
    cooperativa quiere actualizar a sus socios / cambio de socios de la cooperativa
    organizacion de la economia popular, ingreso y salida de socios / OEPS actualizar socios
    actores de la economia popular y solidaria actualizacion / ACTUALIZAR SOCIOS ASOCIACION
    incorporar nuevos asociados / exclusion de socios / expulsamos a un socio
    dar de baja a un socio de la asociación / dar de alta a una socia
    hay un error en la cédula de una socia / el nombre de un socio está mal escrito en el listado
    corregir datos de los socios
    un compañero ya no pertenece a la asociación y sigue saliendo en el sistema
    una señora que ya no es socia nos usa el cupo
    las compañeras nuevas no pueden coser en la orden de compra porque no están registradas
    nos asignan pocas prendas porque no tenemos a todas las socias / sosios nuevos
    actualisar nomina de asociasion / asosiados / actualización de socios en asociaciones EPS
    movimiento de socios / altas y bajas de socios / socios que salieron y socios que entraron
    buenas noches somos una asociación de mujeres y queremos registrar a las compañeras que entraron este año
    caja comunal y asociación de servicios de limpieza cambio de lista de socios
    cómo notifico al SERCOP que cambiaron los socios de la asociación
    estimados adjunto oficio y listado emitido por la SEPS para actualizar nuestros socios
    ya tenemos la resolución de la SEPS del nuevo listado / somos 10 socios y en el sistema aparecen 7
    catalogo inclusivo socios desactualizados / queremos que conste todo el personal de la asociación
    el consejo aprobó el ingreso de tres socios / feria inclusiva nos piden tener los socios al día
    lista de integrantes desactualizada / ya somos más personas en la asociación
    se unieron nuevas compañeras / una compañera se salió del grupo / se retiraron tres miembros
    somos artesanas asociadas y hay gente nueva / cómo registro a la gente nueva de la asociación
    faltan integrantes en la nómina del SERCOP / personal de la asociación de limpieza que entró y salió
    necesitamos modificar el listado de asociados / asociación de producción textil ingreso de socias
    depurar la lista de socios / gente nueva en la asociación / quitar a una persona de la asociación
    no aparecen todas las socias / inscribir a los nuevos socios / la lista de socios no está completa
    compañeros que se retiraron de la asociación / registro de directiva y socios de la SEPS
    asociación de servicios de alimentación con nuevos socios / cambiaron los miembros de la cooperativa
    nómina actualizada en excel / falta una socia en el sistema / cédula incorrecta de un asociado
    tenemos nuevas personas en la asociación textil / somos menos socias que antes
    la lista de miembros que tienen ustedes es antigua / quiero poner a mi hermana en la asociación
    entró un compañero a la asociación / subir el listado de la SEPS
    renunció la presidenta de la asociación y entró otra socia
    confeccionamos uniformes y cambiaron las integrantes / los miembros registrados ya no son los mismos
  `),
  ejemplos: [
    {
      dice: 'con los tres documentos la recibe un funcionario',
      quien: 'asociacion',
      datos: { novedades: ['ingresos', 'salidas'], explicacion: 'Ingresan dos socias y sale un socio.' },
      documentos: ['peticion', 'listadoSeps', 'socios'],
      socios: { listado: [ana, luis, rosa], excel: [ana, luis, rosa] },
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'quien consta solo en el Excel lo resuelve un funcionario',
      quien: 'asociacion',
      datos: { novedades: ['ingresos'] },
      documentos: ['peticion', 'listadoSeps', 'socios'],
      socios: { listado: [ana, luis], excel: [ana, luis, rosa] },
      espera: { funcionario: 'socios-no-coinciden' },
    },
    {
      dice: 'una misma cédula con nombres distintos la revisa un funcionario',
      quien: 'asociacion',
      datos: { novedades: ['correcciones'] },
      documentos: ['peticion', 'listadoSeps', 'socios'],
      socios: { listado: [ana, luis], excel: [ana, { ...luis, nombre: rosa.nombre }] },
      espera: { funcionario: 'nombres-no-coinciden' },
    },
    {
      dice: 'si en el listado no se lee a nadie, lo compara un funcionario',
      quien: 'asociacion',
      datos: { novedades: ['ingresos'] },
      documentos: ['peticion', 'listadoSeps', 'socios'],
      socios: { listado: [], excel: [ana, luis] },
      espera: { funcionario: 'comparacion-sin-listado' },
    },
    {
      dice: 'sin el oficio o formulario firmado no se recibe',
      quien: 'asociacion',
      datos: { novedades: ['ingresos'] },
      documentos: ['listadoSeps', 'socios'],
      espera: { faltaDocumento: 'peticion' },
    },
    {
      dice: 'sin el listado de la Superintendencia no se recibe',
      quien: 'asociacion',
      datos: { novedades: ['ingresos'] },
      documentos: ['peticion', 'socios'],
      espera: { faltaDocumento: 'listadoSeps' },
    },
    {
      dice: 'sin el Excel no se recibe',
      quien: 'asociacion',
      datos: { novedades: ['ingresos'] },
      documentos: ['peticion', 'listadoSeps'],
      espera: { faltaDocumento: 'socios' },
    },
    {
      dice: 'si el período del representante terminó, el funcionario lo sabe desde el principio',
      quien: 'asociacionSinDirectiva',
      datos: { novedades: ['correcciones'] },
      documentos: ['peticion', 'listadoSeps', 'socios'],
      espera: { funcionario: 'representante-sin-periodo' },
    },
    {
      dice: 'una compañía no tiene este trámite',
      quien: 'textilera',
      datos: { novedades: ['ingresos'] },
      documentos: ['peticion', 'listadoSeps', 'socios'],
      espera: { rechaza: 'no-es-eps' },
    },
    {
      dice: 'sin respuesta del registro también la recibe un funcionario',
      quien: 'asociacion',
      datos: { novedades: ['salidas'] },
      documentos: ['peticion', 'listadoSeps', 'socios'],
      circunstancia: 'registro-no-responde',
      espera: { funcionario: 'registro-sin-respuesta' },
    },
    {
      dice: 'debe decir qué cambió',
      quien: 'asociacion',
      datos: {},
      espera: { errorEn: 'novedades' },
    },
  ],
});
