/** Trámite 9: possible acts of corruption, told by anyone, received by the sealed room alone. */
import { correo, opcion, proceso, telefono, texto, textoLargo, varias } from '../src/domain/tramite/campo.ts';
import { cuando } from '../src/domain/tramite/condicion.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { justificativo } from '../src/domain/tramite/documento.ts';
import { frases } from '../src/domain/tramite/frases.ts';
import { sinPlazo } from '../src/domain/tramite/plazos.ts';

export default tramite({
  id: 'denuncia-de-corrupcion',
  nombre: 'Denuncia de posibles actos de corrupción en procedimientos de contratación pública',
  resumen: 'Cuente lo que sabe de un posible acto de corrupción en una compra pública.',
  fuente: 'Tabla «Trámites en línea», fila 9',
  procedimiento:
    'Enviar toda la información disponible sobre el posible acto de corrupción, mencionando el código del proceso al cual hace referencia, al correo electrónico alerta@sercop.gob.ec.',
  canales: ['correo'],
  tiempoEstimado: sinPlazo(),
  plazoLegal: [],
  silencio: [
    {
      efecto: 'ninguno',
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193), art. 434',
      desde: '2025-10-28',
    },
  ],
  solicitante: 'cualquiera',
  dirigidoA: 'Cualquier persona. No hace falta ser proveedor ni tener un interés directo en el proceso.',
  obtendra: 'La revisión de su denuncia y, si se admite, el inicio de una investigación.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 431',
      dice: 'Cualquier persona puede denunciar, sin necesidad de un interés directo.',
      desde: '2025-10-28',
    },
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 434',
      dice: 'La denuncia identifica a quien denuncia, al proceso, a la entidad y el hecho, con sus respaldos. No se admiten denuncias anónimas, pero se puede pedir confidencialidad y reserva. Lo que no se admite puede dar lugar a un monitoreo de oficio.',
      desde: '2025-10-28',
    },
    {
      norma: 'Ley Orgánica del Sistema Nacional de Contratación Pública (LOSNCP)',
      articulo: 'disposición general séptima',
      dice: 'Concede acción pública para denunciar.',
      desde: '2025-10-07',
    },
  ],
  contacto: 'alerta@sercop.gob.ec',
  sellado: true,
  institucion: ['SERCOP', 'Servicio Nacional de Contratación Pública'],
  datos: {
    hechos: textoLargo('¿Qué ocurrió?', {
      max: 4_000,
      ayuda: 'Cuéntelo con sus palabras: qué se hizo o se dejó de hacer. No importa el orden.',
    }),
    cuando: texto('¿Cuándo ocurrió?', {
      max: 200,
      opcional: true,
      ayuda: 'Una fecha o lo que recuerde; por ejemplo «a inicios de marzo» o «sigue ocurriendo».',
    }),
    donde: texto('¿Dónde?', { max: 200, opcional: true, ayuda: 'La ciudad, la oficina o el lugar.' }),
    conoceElCodigo: opcion(
      '¿Conoce el código del proceso?',
      { si: 'Sí', no: 'No lo conozco' },
      { opcional: true },
    ),
    proceso: proceso('Código del proceso', {
      ayuda: 'Como lo tenga anotado; por ejemplo SIE-INICIALES-001-2026.',
    }),
    entidad: texto('Entidad contratante', {
      max: 200,
      opcional: true,
      ayuda: 'La institución que compra o contrata.',
    }),
    involucrados: textoLargo('¿Quiénes intervinieron?', {
      max: 2_000,
      opcional: true,
      ayuda:
        'Nombres o cargos, hasta donde sepa. Si alguno trabaja en nuestra institución, esa persona no podrá leer su denuncia.',
    }),
    monto: texto('¿De cuánto dinero se trata?', {
      max: 120,
      opcional: true,
      ayuda: 'El valor del contrato, lo que le pidieron o lo que calcula.',
    }),
    comoLoSabe: opcion(
      '¿Cómo lo sabe?',
      {
        presencie: 'Lo presencié',
        documentos: 'Lo vi en documentos',
        meContaron: 'Me lo contaron',
        otro: 'De otra forma',
      },
      { opcional: true },
    ),
    pruebas: textoLargo('¿Qué pruebas hay y quién más lo sabe?', {
      max: 2_000,
      opcional: true,
      ayuda:
        'Documentos, mensajes, grabaciones o personas que lo vieron, aunque usted no las tenga. Los archivos se adjuntan en otro paso.',
    }),
    yaDenuncio: opcion('¿Lo denunció antes en otra institución?', { si: 'Sí', no: 'No' }, { opcional: true }),
    dondeDenuncio: texto('¿En cuál y cuándo?', { max: 200 }),
    temeRepresalias: opcion(
      '¿Teme que alguien tome represalias contra usted?',
      { si: 'Sí', no: 'No', noSe: 'No lo sé' },
      { opcional: true },
    ),
    riesgo: textoLargo('¿Qué teme y de quién?', {
      max: 1_000,
      opcional: true,
      ayuda: 'Nos sirve para tener cuidado con cada paso. Si corre peligro ahora, llame al 911.',
    }),
    seIdentifica: opcion('¿Quiere identificarse?', {
      si: 'Sí, quiero dar mis datos',
      no: 'No, prefiero no decir quién soy',
    }),
    nombre: texto('Sus nombres y apellidos', { max: 150 }),
    identificacion: texto('Su cédula o pasaporte', { max: 20 }),
    correo: correo('Su correo electrónico', { opcional: true }),
    telefono: telefono('Su teléfono', { opcional: true }),
    reserva: opcion(
      '¿Pide que se reserve su identidad?',
      { si: 'Sí', no: 'No' },
      {
        opcional: true,
        ayuda: 'Si la pide, su identidad tampoco constará en lo que se remita a otra institución.',
      },
    ),
    declara: varias(
      'Declaración',
      {
        verdad: 'Declaro que lo que cuento es verdad hasta donde lo conozco.',
      },
      { ayuda: 'Marque la casilla para poder enviar.' },
    ),
  },
  identidad: {
    decide: 'seIdentifica',
    nombre: 'nombre',
    identificacion: 'identificacion',
    correo: 'correo',
    telefono: 'telefono',
  },
  mostrarSi: {
    proceso: cuando('conoceElCodigo', 'si'),
    dondeDenuncio: cuando('yaDenuncio', 'si'),
    riesgo: cuando('temeRepresalias', 'si'),
    nombre: cuando('seIdentifica', 'si'),
    identificacion: cuando('seIdentifica', 'si'),
    correo: cuando('seIdentifica', 'si'),
    telefono: cuando('seIdentifica', 'si'),
    reserva: cuando('seIdentifica', 'si'),
  },
  paginas: [
    { titulo: 'Qué ocurrió', campos: ['hechos', 'cuando', 'donde'] },
    { titulo: 'El proceso', campos: ['conoceElCodigo', 'proceso'] },
    { titulo: 'La entidad y las personas', campos: ['entidad', 'involucrados', 'monto'] },
    { titulo: 'Cómo lo sabe', campos: ['comoLoSabe', 'pruebas', 'yaDenuncio', 'dondeDenuncio'] },
    { titulo: 'Su seguridad', campos: ['temeRepresalias', 'riesgo'] },
    {
      titulo: 'Quién es usted',
      campos: ['seIdentifica', 'nombre', 'identificacion', 'correo', 'telefono', 'reserva'],
    },
    { titulo: 'Antes de enviar', campos: ['declara'] },
  ],
  documentos: {
    respaldos: justificativo('Respaldos', {
      opcional: true,
      maximo: 10,
      ayuda: 'Documentos, capturas, fotografías, audios o videos que muestren lo que cuenta.',
    }),
  },
  comprobaciones: ['documentosPorRevisar'],
  atiende: 'Denuncias',
  revisiones: [
    'Identifica a la persona denunciante, al proceso, a la entidad y el hecho.',
    'El hecho es de competencia de la institución.',
    'Quien la atiende no tiene conflicto de interés con los involucrados.',
    'Si se pidió reserva, ningún dato de la persona denunciante sale del expediente.',
  ],
  causalesDeNegativa: [
    'No reúne los requisitos del artículo 434 del Reglamento General.',
    'El hecho no es de competencia de la institución y se traslada a la que corresponde.',
  ],
  alAprobar: null,
  respuestas: {
    aprobado: 'Admitimos su denuncia e iniciamos la investigación.',
    negado: 'No admitimos la denuncia. Motivo: {motivo}',
    enRevision:
      'Solo las personas autorizadas para leer denuncias la verán. Su identidad queda sellada aparte de lo que cuenta.',
  },
  despues: {
    aprobado: 'Verá los avances en el hilo reservado que se abre con sus ocho palabras.',
    negado:
      'Puede completar lo que falta y denunciar otra vez. La institución puede revisar el proceso por su cuenta.',
  },
  tambienSeDice: [
    'denunciar corrupción',
    'me pidieron coima',
    'me pidieron dinero para ganar',
    'soborno',
    'el concurso está amañado',
    'especificaciones dirigidas',
    'proceso direccionado',
    'sobreprecio',
    'conflicto de interés',
    'extorsión',
    'documentos falsos en una oferta',
    'denuncia reservada',
    'irregularidades en una compra pública',
    'dividieron la contratación',
  ],
  frases: frases(`
    denuncia / denunciar / corrupcion / coima / soborno / quiero denunciar
    quiero hacer una denuncia anónima / como denuncio un acto de corrupcion
    dónde presento una denuncia de una entidad / me pidieron el diez por ciento para darme el contrato
    me están pidiendo plata para adjudicarme / un funcionario me pidió dinero a cambio de ganar
    el director pide coima para firmar el contrato / piden el 20% por debajo de la mesa
    nos exigen un porcentaje / un funcionario me está chantajeando / me extorsionan para que no participe
    me amenazaron para que retire mi oferta / tengo miedo de denunciar porque me pueden hacer algo
    tengo pruebas pero me da miedo que sepan que fui yo / pueden guardar mi identidad si denuncio
    necesito que mi nombre no aparezca, vi algo malo en una compra
    trabajo en la institución y vi cómo arreglaron el concurso
    soy servidora pública y me obligan a firmar un informe falso
    mi jefe me obliga a calificar a una empresa que no cumple / proceso amarrado
    el proceso está dirigido a una sola empresa / los pliegos están hechos para un solo proveedor
    las especificaciones técnicas solo las cumple una marca / el concurso ya tiene ganador
    ya está todo arreglado para que gane el primo del alcalde
    el alcalde le da todos los contratos a su familia / siempre gana la misma empresa
    ganó la empresa de la esposa del director / empresa fantasma ganó la licitación
    empresas de papel que participan juntas / dos oferentes son de la misma familia y se pusieron de acuerdo
    colusión entre proveedores / se reparten los contratos / compraron con sobreprecio
    compraron medicinas al triple de lo que cuestan / pagaron obras que no existen
    la obra no se hizo y la cobraron completa / recibieron mascarillas que nunca llegaron
    firmaron el acta de una obra inconclusa / contrataron a dedo
    partieron la compra para hacer ínfimas cuantías / fraccionan los contratos para no licitar
    están dividiendo las compras en ínfima cuantía / presentaron certificados falsos
    el ganador presentó documentos falsificados / título falso del oferente
    el funcionario es dueño de la empresa que ganó / conflicto de intereses del administrador del contrato
    me descalificaron injustamente para favorecer a otro / me descalificaron sin razón y ganó uno más caro
    nos sacaron del proceso por no pagar / hay irregularidades en el proceso LICO-GADX-003-2026
    irregularidades en la compra del hospital / hay algo raro en una licitación
    quiero informar de un posible delito en una contratación
    estan robando la plata del pueblo en el municipio
    son unos ladrones se roban todo en ese municipio quiero que investiguen
    LADRONES EL CONCURSO ESTUVO AMAÑADO / denunsia de corupcion / denucia contra funcionario
    me pidieron koima / filtraron la información de las ofertas antes de la apertura
    les pasaron los precios a otro oferente / malversación de fondos / tráfico de influencias
    peculado en una compra / nepotismo en la adjudicación / cómo reporto un fraude en compras públicas
    reportar hechos irregulares / sospecho que hay corrupción en una subasta
    buenas tardes quiero contarle algo pero que sea confidencial es sobre un contrato del gad
    quiero avisar de algo ilegal en una contratación / hicieron trampa en el concurso
    me quieren cobrar por darme el proceso / piden dinero para calificar la oferta
    alguien del ministerio vende los contratos / gana siempre el amigo del jefe
    contrato entregado a un familiar del alcalde / inflaron los precios
    cobraron por algo que no entregaron / usan papeles falsos para ganar
    calificaron a una empresa que no cumplía los requisitos
    pusieron requisitos imposibles para dejar fuera a los demás / compran siempre al mismo sin concurso
    están robando / arreglan los procesos / me presionan para favorecer a un proveedor
    soy empleado del hospital y sé de compras irregulares, no quiero perder mi trabajo / sé de un negociado
    me pidieron una comisión para agilitar el contrato / tengo fotos y audios de un soborno
    vi cómo cambiaron una oferta después de la fecha / amarres en la contratación
    quiero denunciar a un funcionario / denuncio al alcalde / me dijo que si no pago no me adjudica
    me pidió una parte del contrato / ya se sabía quién iba a ganar / el ganador falsificó documentos
    falsificaron firmas en una oferta / experiencia falsa del oferente
    carreteras pagadas que no se construyeron / contratos a empresas que no existen
    compran a empresas inexistentes / contrato para el cuñado del jefe
    las bases están hechas para una empresa / varias compras pequeñas de lo mismo para no hacer concurso
    precios exagerados en una compra / pagan más del doble del precio del mercado / temo represalias
    tengo un audio donde piden plata / posible acto de corrupción en una adquisición
    actos ilícitos en el municipio / desvío de fondos públicos / corruptos / funcionarios corruptos
    corruptela / gente corrupta en compras públicas / el proceso ya tiene dueño / el proceso ya tiene nombre
    me exigen un regalo a cambio del contrato / me obligan a firmar papeles que no son verdad
    compran cosas usadas como si fueran nuevas
    varias empresas del mismo dueño participan en la misma subasta / contratan a parientes
    la autoridad contrata a sus sobrinos y hermanos / coimeros
  `),
  ejemplos: [
    {
      dice: 'con el código del proceso y respaldos la lee una persona autorizada',
      quien: 'personaNatural',
      datos: {
        hechos: 'Las especificaciones nombran una sola marca sin justificarlo.',
        cuando: 'A inicios de noviembre',
        donde: 'En la oficina de compras',
        conoceElCodigo: 'si',
        proceso: 'SIE-MDEMO-001-2026',
        entidad: 'Municipio de Ejemplo (demostración)',
        involucrados: 'La comisión técnica del proceso.',
        monto: 'Unos 48.000 dólares',
        comoLoSabe: 'documentos',
        pruebas: 'Los pliegos publicados y un mensaje de quien los redactó.',
        yaDenuncio: 'si',
        dondeDenuncio: 'Contraloría, el mes pasado',
        temeRepresalias: 'si',
        riesgo: 'Perder mi trabajo.',
        seIdentifica: 'si',
        nombre: 'Persona de Ejemplo Uno',
        identificacion: '3000000012',
        correo: 'taller@artesania-ejemplo.example',
        telefono: '0990000002',
        reserva: 'si',
        declara: ['verdad'],
      },
      documentos: ['respaldos'],
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'sin código y sin respaldos también se puede contar lo ocurrido',
      quien: 'personaNatural',
      datos: {
        hechos: 'Pidieron dinero para aceptar una oferta.',
        conoceElCodigo: 'no',
        entidad: 'Hospital de Ejemplo (demostración)',
        comoLoSabe: 'presencie',
        yaDenuncio: 'no',
        temeRepresalias: 'no',
        seIdentifica: 'si',
        nombre: 'Persona de Ejemplo Uno',
        identificacion: '3000000012',
        reserva: 'no',
        declara: ['verdad'],
      },
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'sin decir quién es se recibe como aviso, que sirve de indicio',
      quien: 'personaNatural',
      datos: {
        hechos: 'Dos ofertas del mismo concurso salieron de la misma computadora.',
        comoLoSabe: 'meContaron',
        temeRepresalias: 'noSe',
        seIdentifica: 'no',
        declara: ['verdad'],
      },
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'sin decir qué ocurrió no se puede enviar',
      quien: 'personaNatural',
      datos: {
        hechos: '',
        entidad: 'Hospital de Ejemplo (demostración)',
        comoLoSabe: 'otro',
        seIdentifica: 'no',
        declara: ['verdad'],
      },
      espera: { errorEn: 'hechos' },
    },
    {
      dice: 'quien se identifica escribe su nombre',
      quien: 'personaNatural',
      datos: {
        hechos: 'Pidieron dinero para aceptar una oferta.',
        seIdentifica: 'si',
        nombre: '',
        identificacion: '3000000012',
        declara: ['verdad'],
      },
      espera: { errorEn: 'nombre' },
    },
    {
      dice: 'un código que no puede ser de un proceso se revisa antes de enviar',
      quien: 'personaNatural',
      datos: {
        hechos: 'Pidieron dinero para aceptar una oferta.',
        conoceElCodigo: 'si',
        proceso: 'el de las vacunas',
        seIdentifica: 'no',
        declara: ['verdad'],
      },
      espera: { errorEn: 'proceso' },
    },
    {
      dice: 'sin la declaración no se puede enviar',
      quien: 'personaNatural',
      datos: { hechos: 'Pidieron dinero para aceptar una oferta.', seIdentifica: 'no' },
      espera: { errorEn: 'declara' },
    },
  ],
});
