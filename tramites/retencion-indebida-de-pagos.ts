/** Trámite 10: an entity holds back what it owes a contractor; by mail, and by the web where the agency leaves that open. */
import { correo, fecha, proceso, ruc, texto, textoLargo } from '../src/domain/tramite/campo.ts';
import { tramite } from '../src/domain/tramite/definicion.ts';
import { actaDeRecepcion, facturaElectronica, justificativo } from '../src/domain/tramite/documento.ts';
import { enDias } from '../src/domain/tramite/ejemplo.ts';
import { frases } from '../src/domain/tramite/frases.ts';
import { diasTermino, sinPlazo } from '../src/domain/tramite/plazos.ts';

export default tramite({
  id: 'retencion-indebida-de-pagos',
  nombre: 'Denuncia de retención indebida de pagos',
  resumen: 'Avise que una entidad no le paga un contrato que usted ya cumplió.',
  fuente: 'Tabla «Trámites en línea», fila 10',
  procedimiento:
    'Enviar al correo electrónico alerta@sercop.gob.ec, el código del proceso, acta de entrega-recepción final, factura y si considera otra documentación relevante.',
  canales: ['correo'],
  tambienPor: ['rapido'],
  tiempoEstimado: sinPlazo(),
  plazoLegal: [],
  silencio: [
    {
      efecto: 'ninguno',
      norma: 'Ley Orgánica del Sistema Nacional de Contratación Pública (LOSNCP), art. 114',
      desde: '2025-10-07',
    },
  ],
  solicitante: 'cualquiera',
  dirigidoA: 'Contratistas que cumplieron su contrato y no reciben el pago.',
  obtendra: 'La notificación a la entidad para que pague o explique, y su respuesta.',
  costo: 'Gratuito',
  baseLegal: [
    {
      norma: 'Ley Orgánica del Sistema Nacional de Contratación Pública (LOSNCP)',
      articulo: 'art. 114',
      dice: 'La entidad debe pagar dentro de los dos meses siguientes a cumplirse la condición de pago. El funcionario que retenga o retarde pagos responde con destitución y multa.',
      desde: '2025-10-07',
    },
    {
      norma: 'Reglamento General a la LOSNCP (Decreto Ejecutivo 193)',
      articulo: 'art. 378',
      dice: 'El pago se hace dentro de los 30 días hábiles siguientes a cumplirse los requisitos. Se presume retención indebida si después de la recepción pasan 30 días desde la solicitud de pago. No la hay cuando todo está tramitado y falta liquidez en la caja fiscal.',
      desde: '2025-10-28',
    },
  ],
  contacto: 'alerta@sercop.gob.ec',
  datos: {
    proceso: proceso('Código del proceso', {
      ayuda: 'Como consta en el portal; por ejemplo SIE-INICIALES-001-2026.',
    }),
    entidad: texto('Entidad contratante', { max: 200, opcional: true }),
    contrato: texto('Número del contrato', { max: 60, opcional: true }),
    ruc: ruc('RUC del contratista', { opcional: true }),
    correo: correo('Correo electrónico para recibir la respuesta', { opcional: true }),
    monto: texto('Monto que le deben', {
      max: 30,
      ayuda: 'En dólares; por ejemplo 12500,40.',
      opcional: true,
    }),
    pagosParciales: texto('Pagos parciales recibidos', { max: 200, opcional: true }),
    fechaActa: fecha('Fecha del acta de entrega-recepción final', { opcional: true }),
    fechaSolicitud: fecha('Fecha en que pidió el pago', {
      ayuda: 'Con las dos fechas contamos el plazo que la ley da a la entidad.',
      opcional: true,
    }),
    explicacion: textoLargo('¿Qué le ha respondido la entidad?', { max: 2_000, opcional: true }),
  },
  paginas: [
    { titulo: 'El contrato', campos: ['proceso', 'entidad', 'contrato'] },
    { titulo: 'El pago', campos: ['monto', 'pagosParciales', 'fechaActa', 'fechaSolicitud', 'explicacion'] },
    { titulo: 'Usted', campos: ['ruc', 'correo'] },
  ],
  documentos: {
    acta: actaDeRecepcion('Acta de entrega-recepción final', {
      maximo: 3,
      seReconocePor: [
        'acta de entrega',
        'acta entrega',
        'entrega recepcion',
        'entrega-recepcion',
        'recepcion definitiva',
        'acta definitiva',
        'acta final',
        'acta',
      ],
    }),
    factura: facturaElectronica('Factura', {
      ayuda: 'El archivo XML autorizado por el SRI; también puede adjuntar su PDF.',
      seReconocePor: ['factura', 'ride', 'comprobante electronico', 'fact'],
    }),
    otros: justificativo('Otra documentación relevante', { opcional: true, maximo: 10 }),
  },
  desdeCorreo: {
    proceso: 'codigo-de-proceso',
    entidad: 'entidad-del-proceso',
    correo: 'remitente',
    ruc: 'ruc-de-la-factura',
    monto: 'importe-de-la-factura',
  },
  comprobaciones: ['documentosPorRevisar', 'plazoDePago', 'facturaDelContratista'],
  requerimiento: {
    proceso: 'proceso',
    pide: 'Un contratista denuncia que no recibe el pago de un contrato que ya cumplió. Pague lo que corresponda o explique por qué no ha pagado, y adjunte lo que lo prueba.',
    muestra: ['proceso', 'contrato', 'ruc', 'monto', 'pagosParciales', 'fechaActa', 'fechaSolicitud'],
    interes: { monto: 'monto', desde: 'fechaActa' },
    plazo: diasTermino(10),
    recordarDias: 3,
    respuestas: {
      pagado: { etiqueta: 'Ya pagamos', exige: 'documento' },
      fechaComprometida: { etiqueta: 'Pagaremos en una fecha', exige: 'fecha' },
      contestado: { etiqueta: 'No corresponde pagar', exige: 'explicacion' },
      sinLiquidez: { etiqueta: 'Todo está tramitado y falta liquidez en la caja fiscal', exige: 'documento' },
    },
  },
  resultados: { aprobada: 'Atendida', negada: 'Sin lugar' },
  atiende: 'Control de procesos',
  revisiones: [
    'El acta es la final y está firmada.',
    'La factura corresponde al contrato y al contratista.',
    'Pasó el tiempo que la ley da a la entidad para pagar.',
  ],
  causalesDeNegativa: [
    'Todavía no se cumple la condición de pago.',
    'El tiempo que la ley da a la entidad para pagar aún no termina.',
    'Todo está tramitado y falta liquidez en la caja fiscal.',
    'El contrato no es de contratación pública.',
  ],
  alAprobar: null,
  respuestas: {
    aprobado: 'Su denuncia quedó atendida. En el motivo consta qué respondió la entidad y qué sigue.',
    negado: 'No dimos paso a la denuncia. Motivo: {motivo}',
    enRevision:
      'Un funcionario de Control de procesos revisará el acta y la factura y, si proceden, notificará a la entidad.',
  },
  despues: {
    aprobado: 'Si la entidad no cumple lo que dijo, pida que se reabra el caso o denuncie otra vez.',
    negado: 'Puede completar los documentos y denunciar otra vez.',
  },
  tambienSeDice: [
    'no me pagan',
    'la entidad no me paga',
    'retraso en el pago',
    'me deben una factura',
    'cobrar un contrato',
    'pago pendiente',
    'retienen mi pago',
    'entregué y no me pagan',
    'falta de pago',
    'reclamo de pago',
    'contrato sin pagar',
    'factura sin pagar',
    'planilla impaga',
  ],
  frases: frases(`
    pago / no me pagan / no me han pagado / falta de pago / retención de pagos / la entidad no me cancela
    el municipio no me paga desde hace seis meses / entregue todo y no me pagan
    terminé la obra y no me cancelan / ya entregué los bienes y firmamos el acta y no hay pago
    tengo el acta de entrega recepción definitiva y todavía no me pagan
    tengo una factura pendiente de cobro con un hospital / facturas impagas / me deben 12500 dólares
    me deben plata de un contrato con el GAD / nos adeudan valores de un contrato
    cuánto se puede demorar la entidad en pagarme / cuándo me van a pagar
    hasta cuándo tengo que esperar mi pago / cobro de facturas al estado
    cómo cobro un contrato con una entidad pública / no me quieren pagar / se niegan a pagarme
    no quieren pagar la planilla / planillas pendientes de pago / la planilla de liquidación no me pagan
    no me devuelven la garantía ni me pagan / el administrador del contrato no autoriza el pago
    financiero no me hace la transferencia / tesorería dice que no hay fondos
    dicen que no hay presupuesto para pagarme / me dicen vuelva mañana y no me pagan nunca
    el ministerio me debe / la prefectura me adeuda / la junta parroquial no me cancela la factura
    la orden de compra de catálogo no me la han pagado / vendí por catálogo electrónico y no me pagan
    hice una ínfima cuantía y no me han pagado / retienen mi pago sin razón / retencion indebida
    retienen indebidamente los pagos / retraso en los pagos / demora en el pago
    mora en el pago de mi contrato / pago atrasado / pagos atrasados del municipio / valores pendientes
    saldo pendiente de un contrato / solo me dieron el anticipo y nada más / no me dan el anticipo
    denuncia por falta de pago / quiero denunciar que no me pagan / quejarme de una entidad que no paga
    reclamo por pago de contrato SIE-MDEMO-014-2025
    quiero poner una queja porque no pagan a los proveedores / me piden plata para pagarme lo que me deben
    no me pagan si no les doy algo / NO ME PAGAN LA FACTURA HACE UN AÑO!!!
    YA ENTREGUE Y NO ME PAGAN LADRONES / nome pagan / no me an pagado / pago pendinte de contrato
    retension de pagos / factura nro 001-001-000000123 impaga
    necesito ayuda estoy endeudado porque la institución no me cancela lo que me debe
    tengo que pagar a mis trabajadores y el gad no me paga
    di el servicio de alimentación y no recibo mi dinero / presté el servicio y me deben tres meses
    la entidad recibió y no paga / intereses por mora de la entidad
    buenas tardes señor es que hice un trabajito para la escuela y hasta ahora no me pagan
    somos una pequeña empresa y nos deben desde el año pasado
    entregué la factura y me la devuelven cada vez para no pagarme
    cumplí el contrato y no recibo el desembolso / hasta ahora no veo mi plata / ya facturé y nada
    sigo esperando que me cancelen / el gobierno provincial no me ha cancelado
    el hospital del IESS no me paga la factura del contrato
    la universidad me debe por un servicio que ya entregué / el colegio fiscal no me paga los uniformes
    la entidad no cumple con el pago / me hacen dar vueltas para pagarme
    la obra está terminada y el municipio se hace de la vista gorda con el pago
    no me depositan lo del contrato / dicen que la orden de pago está en trámite hace meses
    quiero que obliguen a la entidad a pagarme / cuántos días tiene la entidad para pagar / no cobro
    cobrar mi factura / me adeudan / deuda de una institución pública con mi empresa
    no me liquidan el contrato / liquidación del contrato sin pagar / no me desembolsan
    me tienen el pago detenido / el pago está parado / llevo un año esperando el pago / sigo sin cobrar
    sin cobrar desde enero / la institución no me responde por mi pago
    quién me ayuda a cobrar lo que me deben en el municipio / hice el trabajo y la entidad no paga
    la empresa pública me debe / la factura lleva meses sin cancelarse / no pagan / pagos retenidos
    deudas con proveedores del estado / entregamos la mercadería y nunca nos pagaron
    entregué medicinas y no me cancelaron / ya pasó el tiempo desde el acta y no llega el dinero
    no me dan mi dinero / no sale el cheque / me retienen el cheque de la obra / nunca nos pagaron
    no nos pagaron / cuándo paga el municipio / cuándo cancelan las facturas / no he cobrado mi contrato
    planilla 2 sin cobrar / dinero retenido por la entidad / pago detenido en la entidad
  `),
  ejemplos: [
    {
      dice: 'con acta y factura la revisa un funcionario',
      quien: 'textilera',
      datos: {
        proceso: 'LICO-MDEMO-003-2026',
        entidad: 'Municipio de Ejemplo (demostración)',
        contrato: 'MDEMO-003-2026',
        ruc: '1799999028001',
        correo: 'contabilidad@textiles-demostracion.example',
        monto: '12500,40',
        pagosParciales: 'Ninguno',
        fechaActa: enDias(-80),
        fechaSolicitud: enDias(-75),
        explicacion: 'Responden que la orden de pago está en trámite.',
      },
      documentos: ['acta', 'factura', 'otros'],
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'basta con el proceso, el acta y la factura',
      quien: 'textilera',
      datos: { proceso: 'LICO-MDEMO-003-2026' },
      documentos: ['acta', 'factura'],
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'aunque el plazo no haya vencido, decide un funcionario',
      quien: 'textilera',
      datos: { proceso: 'LICO-MDEMO-003-2026', fechaActa: enDias(-20), fechaSolicitud: enDias(-12) },
      documentos: ['acta', 'factura'],
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'una fecha que todavía no llega se advierte',
      quien: 'textilera',
      datos: { proceso: 'LICO-MDEMO-003-2026', fechaActa: enDias(-20), fechaSolicitud: enDias(3) },
      documentos: ['acta', 'factura'],
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'la factura de otro, por otro monto, la ve el funcionario',
      quien: 'textilera',
      datos: { proceso: 'LICO-MDEMO-003-2026', ruc: '1799999028001', monto: '12500,40' },
      documentos: ['acta', 'factura'],
      factura: { emisor: '1799999036001', total: '800.00' },
      espera: { funcionario: 'documentos-por-revisar' },
    },
    {
      dice: 'sin el acta final no se recibe',
      quien: 'textilera',
      datos: { proceso: 'LICO-MDEMO-003-2026' },
      documentos: ['factura'],
      espera: { faltaDocumento: 'acta' },
    },
    {
      dice: 'sin la factura no se recibe',
      quien: 'textilera',
      datos: { proceso: 'LICO-MDEMO-003-2026' },
      documentos: ['acta'],
      espera: { faltaDocumento: 'factura' },
    },
    {
      dice: 'una fecha que no existe se corrige',
      quien: 'textilera',
      datos: { proceso: 'LICO-MDEMO-003-2026', fechaActa: '31/02/2026' },
      espera: { errorEn: 'fechaActa' },
    },
  ],
});
