/** Trámite 3: more CPC product codes in the register, each with the activity of the RUC that supports it. */
import { ciiuPropio, cpc, lista, textoLargo } from '../src/domain/tramite/campo.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { pdf } from '../src/domain/tramite/documento.ts';
import { frases } from '../src/domain/tramite/frases.ts';
import { diasTermino, inmediato } from '../src/domain/tramite/plazos.ts';

export default tramite({
  id: 'incremento-de-cpc',
  nombre: "Incremento de CPC's",
  resumen: 'Añada a su registro los códigos de los productos o servicios que ofrece.',
  fuente: 'Tabla «Trámites en línea», fila 3',
  procedimiento:
    'Solicitar incremento de los códigos CPC a través del Chat en línea o en la opción Trámite Rápido del portal de Compras Públicas.',
  canales: ['chat', 'rapido'],
  tiempoEstimado: inmediato(),
  plazoLegal: [
    { plazo: diasTermino(30), norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' },
  ],
  silencio: [{ efecto: 'positivo', norma: 'Código Orgánico Administrativo, art. 207', desde: '2018-07-07' }],
  solicitante: 'proveedor',
  dirigidoA:
    'Proveedores inscritos en el RUP, nacionales o extranjeros, que necesitan códigos que no pueden añadir por sí mismos en el portal.',
  obtendra: 'Su registro con los códigos CPC nuevos. Vuelva a imprimir su RUP para mostrarlos.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 30',
      dice: 'El registro usa los códigos CPC a nivel de cinco dígitos, relacionados con la actividad económica del proveedor. El proveedor extranjero prueba su actividad con documentos traducidos al español. La falta de un código en el registro no es causa para descalificar una oferta.',
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
    codigos: lista(
      'Códigos CPC que pide',
      {
        cpc: cpc('Código CPC', {
          ayuda: 'Cinco dígitos. Si su código tiene nueve o más, escriba los cinco primeros.',
        }),
        ciiu: ciiuPropio('Actividad de su RUC que lo sustenta', {
          opcional: true,
          ayuda:
            'Elija una de las actividades económicas de su RUC. Solo un proveedor extranjero puede dejarla vacía.',
        }),
      },
      { singular: 'código', max: 20 },
    ),
    explicacion: textoLargo('¿Por qué necesita estos códigos?', {
      opcional: true,
      max: 1_000,
      ayuda: 'Ayuda al funcionario cuando la tabla de relación no une el código con su actividad.',
    }),
  },
  paginas: [
    { titulo: 'Los códigos', campos: ['codigos'] },
    { titulo: 'Su explicación', campos: ['explicacion'] },
  ],
  documentos: {
    sustento: pdf('Documentos que prueban su actividad', {
      opcional: true,
      maximo: 5,
      ayuda: 'Necesarios si su registro es extranjero: traducidos al español. Los demás pueden omitirlos.',
    }),
  },
  comprobaciones: ['cpcInscribible', 'cpcSustentadoPorCiiu'],
  atiende: 'Registro de Proveedores',
  revisiones: [
    'La actividad económica del proveedor sustenta cada código pedido.',
    'Si el código está restringido, el proveedor cumple las condiciones para ofrecerlo.',
    'Si el proveedor es extranjero, sus documentos prueban la actividad y están traducidos.',
  ],
  causalesDeNegativa: [
    'La actividad económica del proveedor no sustenta el código.',
    'El código está restringido y el proveedor no cumple las condiciones.',
    'El código no existe en el clasificador.',
  ],
  alAprobar: 'inscribirCpc',
  respuestas: {
    aprobado: 'Los códigos CPC ya constan en su registro.',
    negado: 'No añadimos los códigos. Motivo: {motivo}',
    enRevision: 'Un funcionario de Registro de Proveedores comprobará los códigos que pide.',
  },
  despues: {
    aprobado: 'Vuelva a imprimir su RUP: los códigos nuevos aparecen desde ahora.',
    negado:
      'Puede pedir otros códigos o añadir la explicación que falta en una nueva solicitud, o apelar ante la máxima autoridad de la institución conforme al Código Orgánico Administrativo.',
  },
  tambienSeDice: [
    'aumentar CPC',
    'agregar códigos CPC',
    'añadir un código de producto',
    'me falta un CPC',
    'no me aparece el CPC',
    'inscribir un servicio nuevo',
    'registrar otra actividad',
    'ampliar mis productos en el RUP',
    'código de categoría',
    'no me llegan invitaciones',
    'CPC y CIIU',
    'clasificador central de productos',
  ],
  frases: frases(`
    cpc / cpcs / codigo cpc / agregar cpc / incremento de cpc / aumentar codigos cpc
    quiero aumentar un CPC a mi RUP / necesito ingresar nuevos codigos cpc
    como agrego otro producto a mi rup / cómo añado un servicio que ahora ofrezco
    quiero vender también mobiliario y no me sale el código / no encuentro el cpc de catering
    no me deja agregar el cpc 63230 / el sistema no me permite seleccionar el CPC
    sale que el cpc no corresponde a mi actividad economica
    me dice que mi CIIU no tiene relación con el CPC
    agregué una actividad en el RUC y quiero el código en el RUP
    aumenté actividad económica en el SRI y necesito el cpc / ampliar actividades en el RUP
    nueva actividad en el registro de proveedores / mi actividad de transporte no consta en compras públicas
    necesito el codigo de consultoria / solicito la inclusión del CPC 83160 mantenimiento de sistemas
    solicito incrementar los CPC 53290, 54129 y 38140 / inclusion de codigos cpc por favor
    registrar cpc restringido / el cpc está bloqueado para proveedores
    me invitaron a un proceso y no tengo ese CPC / me descalificaron por no tener el cpc del proceso
    no puedo participar en la subasta porque no tengo el código / el proceso pide un cpc que no tengo
    para ofertar me piden estar inscrito en otra categoria / no me llegan invitaciones de lo que vendo
    no recibo invitaciones a procesos de construcción / quiero que me inviten a procesos de limpieza
    nunca me invitan a nada porque mis códigos son pocos / catalogo de productos falta el mio
    agregar rubros a mi registro / quiero aumentar las categorías de bienes y servicios
    actualizar mi catálogo de CPC / inscribir mis productos / registrar mis servicios de fumigación
    ampliar la lista de lo que ofrezco / vendo uniformes y quisiera añadir calzado
    ahora también alquilo carpas y sillas para eventos, cómo lo pongo en el RUP
    AUMENTO DE CPC URGENTE MAÑANA CIERRA EL PROCESO / agregar sepese / aumentar el c p c
    incremento de CPC's / incrementar sepecé de asesoría / aunmentar codigo cepece / incrementr cpc
    anadir codigos al rup / clasificador de productos / código de clasificación central de productos
    a qué código pertenece la venta de computadoras / cuál es mi cpc si hago imprenta
    soy empresa extranjera y quiero registrar mis CPC
    somos sucursal de compañía extranjera y el autoservicio no nos deja poner códigos / código de obra civil
    soy ingeniero y necesito cpc de fiscalización / mi rup no tiene codigos
    tengo pocos codigos y quiero mas
    buenos dias una consulta para subir mas codigos de productos que requisitos necesito
    señores por favor ayúdenme a poner el código de 5 dígitos que me falta / habilitar un código
    eliminar un cpc y poner otro / quitar cpc que ya no uso / relacion cpc ciiu
    el CIIU G4669 con qué CPC va / por qué no aparece mi producto en la lista de códigos
    me falta un codigo en el rup para poder cotizar / vendo otras cosas y quiero registrarlas
    puedo proveer también alimentos y no me aparece esa opción / ampliar lo que vendo al estado
    sumar otra línea de negocio a mi registro / no tengo habilitado ese producto / qué código me corresponde
    soy médico y quiero ofertar servicios, qué código pongo / me falta inscribir un servicio
    ingresar nuevas categorías de productos / mi RUP solo tiene venta de ropa y también hago bordados
    no estoy registrado en la categoría que pide el proceso / cuántos CPC puedo tener
    no constan mis actividades en el RUP / me falta la categoría de eventos / añadir rubro
    quiero participar en procesos de otra cosa que no está en mi RUP / poner más servicios
    incluir nuevos productos en mi registro / el sistema no me deja poner otro producto
    mi actividad está en el RUC pero no en el RUP / quiero que me lleguen invitaciones de computadoras
    no aparezco para procesos de pintura / código para ofrecer vigilancia
    qué código va para servicio de imprenta / agregar categoría de transporte
    actualizar los productos que ofrezco / vendo también repuestos y baterías
    ahora ofrezco más cosas que antes / mi negocio creció y quiero ofrecer otros servicios
    no salgo en la categoría de alimentos / no tengo código para instalaciones eléctricas
    incluir el servicio de mensajería / registrar la venta de muebles
    quiero ser proveedor también de medicinas / me falta el código para ofertar en esa subasta
    ese cpc no lo tengo habilitado
  `),
  ejemplos: [
    {
      dice: 'un código que la tabla une con una actividad del RUC se inscribe en el acto',
      quien: 'textilera',
      datos: { codigos: [{ cpc: '28221', ciiu: 'C1410.02' }] },
      espera: { aprobada: true, cambia: ['cpcs'] },
    },
    {
      dice: 'dos códigos, uno pegado con puntos y espacios, se inscriben juntos',
      quien: 'textilera',
      datos: {
        codigos: [
          { cpc: '28221', ciiu: 'C1410.02' },
          { cpc: ' 27.120 ', ciiu: 'c1392.01' },
        ],
        explicacion: 'Abrimos una línea de lencería de hogar.',
      },
      espera: { aprobada: true, cambia: ['cpcs'] },
    },
    {
      dice: 'sin unión en la tabla decide un funcionario con la explicación y los documentos',
      quien: 'textilera',
      datos: {
        codigos: [{ cpc: '83160', ciiu: 'C1410.02' }],
        explicacion: 'También damos mantenimiento a los sistemas de corte que vendemos.',
      },
      documentos: ['sustento'],
      espera: { funcionario: 'cpc-sin-sustento-en-tabla' },
    },
    {
      dice: 'un código restringido va a un funcionario',
      quien: 'textilera',
      datos: { codigos: [{ cpc: '85250', ciiu: 'C1410.02' }] },
      espera: { funcionario: 'cpc-restringido' },
    },
    {
      dice: 'un código que el clasificador cargado no tiene va a un funcionario',
      quien: 'textilera',
      datos: { codigos: [{ cpc: '99999', ciiu: 'C1410.02' }] },
      espera: { funcionario: 'cpc-desconocido' },
    },
    {
      dice: 'sin tabla de relación cargada nada se supone',
      quien: 'textilera',
      datos: { codigos: [{ cpc: '28221', ciiu: 'C1410.02' }] },
      circunstancia: 'sin-tabla-cpc-ciiu',
      espera: { funcionario: 'sin-tabla-cpc-ciiu' },
    },
    {
      dice: 'un proveedor extranjero sin CIIU adjunta la prueba de su actividad',
      quien: 'consultoraExtranjera',
      datos: { codigos: [{ cpc: '83111' }] },
      documentos: ['sustento'],
      espera: { funcionario: 'extranjero-sin-ciiu' },
    },
    {
      dice: 'un proveedor nacional debe elegir la actividad que sustenta el código',
      quien: 'textilera',
      datos: { codigos: [{ cpc: '28221' }] },
      espera: { rechaza: 'falta-ciiu' },
    },
    {
      dice: 'una actividad que no consta en el RUC no sustenta nada',
      quien: 'textilera',
      datos: { codigos: [{ cpc: '28221', ciiu: 'J6202.10' }] },
      espera: { rechaza: 'ciiu-ajeno' },
    },
    {
      dice: 'un código ya inscrito se quita de la lista',
      quien: 'textilera',
      datos: { codigos: [{ cpc: '28231', ciiu: 'C1410.02' }] },
      espera: { rechaza: 'cpc-ya-inscrito' },
    },
    {
      dice: 'un código repetido se quita de la lista',
      quien: 'textilera',
      datos: {
        codigos: [
          { cpc: '28221', ciiu: 'C1410.02' },
          { cpc: '28221', ciiu: 'C1410.02' },
        ],
      },
      espera: { rechaza: 'cpc-repetido' },
    },
    {
      dice: 'sin respuesta del registro decide un funcionario',
      quien: 'textilera',
      datos: { codigos: [{ cpc: '28221', ciiu: 'C1410.02' }] },
      circunstancia: 'registro-no-responde',
      espera: { funcionario: 'registro-sin-respuesta' },
    },
    {
      dice: 'un código de nueve dígitos se pide con cinco',
      quien: 'textilera',
      datos: { codigos: [{ cpc: '282210011', ciiu: 'C1410.02' }] },
      espera: { errorEn: 'codigos.0.cpc' },
    },
    {
      dice: 'sin ningún código no hay nada que pedir',
      quien: 'textilera',
      datos: { codigos: [] },
      espera: { errorEn: 'codigos.0.cpc' },
    },
  ],
});
