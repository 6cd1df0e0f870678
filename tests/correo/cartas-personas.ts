/** Mails that persons write from the programs in use: office, webmail, telephone. */
import { sampleFiles } from '../sample-files.ts';
import { alertAddress, type Carta, carta } from './carta.ts';
import { encodedWord, filePart, header, htmlPart, latin, multipart, textPart, whole } from './mail-bytes.ts';

const supplier = ['María Sintética Pérez', 'm.sintetica@constructora.example'] as const;
const complaint =
  'Estimados señores:\n\nEntregamos la obra del proceso SIE-GADDEMO-2026-014 y hasta la fecha el municipio retiene el pago de la factura. Adjunto el acta de entrega-recepción definitiva.\n\nAtentamente,\nMaría Sintética Pérez\nConstructora Sintética S.A.';
const paragraphs = (text: string) =>
  text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
const acta = filePart('application/pdf', 'acta definitiva.pdf', sampleFiles.pdf);
const both = (text: string, html = `<html><body>${paragraphs(text)}</body></html>`) =>
  multipart('alternative', [textPart(text), htmlPart(html)]);

const outlook = carta({
  nombre: 'outlook de escritorio',
  de: supplier,
  para: alertAddress,
  asunto: 'Retención indebida de pago – SIE-GADDEMO-2026-014',
  mas: [
    header('X-Mailer', 'Microsoft Outlook 16.0'),
    header('Thread-Index', 'AQHZsinteticoAA=='),
    header('Content-Language', 'es-ec'),
  ],
  cuerpo: multipart('mixed', [
    multipart('alternative', [
      textPart(complaint, { charset: 'iso-8859-1', bytes: 'latin1' }),
      htmlPart(
        `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style><!--[if gte mso 9]><xml><o:x/></xml><![endif]--></head><body lang=ES-EC><div class=WordSection1>${paragraphs(complaint).replaceAll('<p>', '<p class=MsoNormal>')}<o:p>&nbsp;</o:p></div></body></html>`,
        { charset: 'iso-8859-1', bytes: 'latin1' },
      ),
    ]),
    acta,
  ]),
  espera: {
    texto: ['acta de entrega-recepción definitiva', 'María Sintética Pérez'],
    textoSin: ['MsoNormal'],
    adjuntos: ['acta definitiva.pdf'],
    tema: 'retencion',
  },
});

const owa = carta({
  nombre: 'outlook en la web',
  asunto: 'Consulta sobre actualización de socios',
  mas: [
    header('X-MS-Exchange-Organization-SCL', '-1'),
    header('X-Originating-IP', '[192.0.2.10]'),
    header('Accept-Language', 'es-EC'),
  ],
  cuerpo: multipart('alternative', [
    textPart('Buenos días, ¿qué documentos necesito para actualizar los socios de la asociación?', {
      charset: 'Windows-1252',
      bytes: 'latin1',
    }),
    htmlPart(
      '<html><body><div style="font-family:Calibri">Buenos días, ¿qué documentos necesito para actualizar los socios de la asociación?</div></body></html>',
      { charset: 'Windows-1252', bytes: 'latin1' },
    ),
  ]),
  espera: {
    texto: ['¿qué documentos necesito para actualizar los socios de la asociación?'],
    tema: 'socios',
  },
});

const gmail = carta({
  nombre: 'gmail',
  de: ['José Sintético', 'jose.sintetico@correo.example'],
  para: alertAddress,
  asunto: 'Denuncia: direccionamiento del proceso LICO-DEMO-001-2026',
  id: 'CAF9sintetico=abc+1@mail.correo.example',
  cuerpo: multipart('alternative', [
    textPart(
      'Quiero denunciar que el proceso LICO-DEMO-001-2026 está direccionado.\nEl administrador pidió una coima.',
    ),
    htmlPart(
      '<div dir="ltr">Quiero denunciar que el proceso LICO-DEMO-001-2026 está <b>direccionado</b>.<div>El administrador pidió una coima.</div></div>',
    ),
  ]),
  espera: { texto: ['LICO-DEMO-001-2026 está direccionado', 'pidió una coima'], tema: 'corrupcion' },
});

const hotmail = carta({
  nombre: 'webmail en windows-1252 sin declararlo',
  de: ['Señora Sintética', 'senora@correo.example'],
  asunto: null,
  mas: [Buffer.concat([Buffer.from('Subject: '), latin('Retención de mi pago – año 2026')])],
  cuerpo: {
    lines: [header('Content-Type', 'text/plain')],
    body: latin('Señores:\r\nLa institución no me paga “desde enero”. Son 1.200 € según el contrato.\r\n'),
  },
  espera: {
    asunto: 'Retención de mi pago – año 2026',
    texto: ['Señores:', 'La institución no me paga “desde enero”', '1.200 €'],
    avisos: ['asunto-reparado', 'texto-reparado'],
    tema: 'retencion',
  },
});

const iphone = carta({
  nombre: 'telefono iphone con fotografia',
  de: ['Luis Sintético', 'luis@correo.example'],
  asunto: 'Foto del acta',
  mas: [header('X-Mailer', 'iPhone Mail (23A341)')],
  cuerpo: multipart('mixed', [
    textPart('Les envío la foto del acta.\n\n', { charset: 'us-ascii' }),
    {
      ...filePart('image/jpeg', 'IMG_0412.jpeg', sampleFiles.jpg),
      lines: [
        header('Content-Type', 'image/jpeg; name=IMG_0412.jpeg; x-apple-part-url=ABC'),
        header('Content-Disposition', 'inline; filename=IMG_0412.jpeg'),
        header('Content-Transfer-Encoding', 'base64'),
      ],
    },
    textPart('\n\nEnviado desde mi iPhone', { charset: 'us-ascii', encoding: '8bit' }),
  ]),
  espera: {
    texto: ['Les envío la foto del acta.', 'Enviado desde mi iPhone'],
    adjuntos: ['IMG_0412.jpeg'],
    avisos: ['texto-reparado'],
  },
});

const android = carta({
  nombre: 'telefono android',
  asunto: 'Ayuda',
  cuerpo: multipart('alternative', [
    textPart(
      'Buenas tardes no puedo entrar con mi clave ayudenme por favor\n\nEnviado desde mi Samsung Galaxy',
      { encoding: 'base64' },
    ),
    htmlPart(
      '<html><head></head><body><div dir="auto">Buenas tardes no puedo entrar con mi clave ayudenme por favor</div><br><div id="composer_signature">Enviado desde mi Samsung Galaxy</div></body></html>',
      { encoding: 'base64' },
    ),
  ]),
  espera: { texto: ['no puedo entrar con mi clave', 'Samsung Galaxy'] },
});

const thunderbird = carta({
  nombre: 'thunderbird con format flowed',
  asunto: 'Teléfonos de contacto de la compañía',
  mas: [header('User-Agent', 'Mozilla Thunderbird'), header('Content-Language', 'es-MX')],
  cuerpo: textPart('Necesito cambiar los teléfonos \nque constan en el registro.\n\n-- \nEmpresa Sintética', {
    encoding: '8bit',
    extra: '; format=flowed',
  }),
  espera: { texto: ['Necesito cambiar los teléfonos que constan en el registro.', 'Empresa Sintética'] },
});

const zimbra = carta({
  nombre: 'zimbra de una entidad',
  de: ['Compras Públicas GAD Demostración', 'compras@gad-demostracion.example'],
  asunto: 'Reprogramación de cronograma MCO-GADDEMO-003-2026',
  mas: [
    header('X-Mailer', 'Zimbra 8.8.15_GA_4508 (ZimbraWebClient - GC120 (Win))'),
    header('Thread-Topic', encodedWord('Reprogramación de cronograma')),
  ],
  cuerpo: both('Por un sismo se requiere reprogramar el cronograma del proceso MCO-GADDEMO-003-2026.'),
  espera: { texto: ['reprogramar el cronograma del proceso MCO-GADDEMO-003-2026'] },
});

const lotus = carta({
  nombre: 'lotus notes',
  de: ['Oficina Sintética', 'oficina@empresa.example'],
  asunto: 'Documentación de la factura',
  id: 'OF1234SINT.00123456-ON05258A.005@empresa.example',
  mas: [header('X-Mailer', 'Lotus Notes Release 9.0.1')],
  cuerpo: multipart('mixed', [
    multipart('alternative', [
      textPart('Adjunto factura electrónica para su revisión.', { charset: 'ISO-8859-1', bytes: 'latin1' }),
      htmlPart(
        '<font size=2 face="sans-serif">Adjunto factura electr&oacute;nica para su revisi&oacute;n.</font>',
        { charset: 'US-ASCII', encoding: null },
      ),
    ]),
    filePart('application/octet-stream', '=?ISO-8859-1?Q?Facturaci=F3n_N=BA_7.pdf?=', sampleFiles.pdf),
  ]),
  espera: {
    texto: ['Adjunto factura electrónica para su revisión.'],
    adjuntos: ['Facturación Nº 7.pdf'],
    tema: 'retencion',
  },
});

const angry = carta({
  nombre: 'todo en mayusculas',
  asunto: 'URGENTE!!! NO ME PAGAN!!!',
  para: alertAddress,
  cuerpo: textPart(
    'YA LLEVO 8 MESES ESPERANDO EL PAGO DE MI FACTURA DEL PROCESO SIE GADDEMO 2026 014 Y NADIE RESPONDE!!!',
    { charset: null, encoding: null },
  ),
  espera: { texto: ['YA LLEVO 8 MESES ESPERANDO EL PAGO'], tema: 'retencion' },
});

const noSubject = carta({
  nombre: 'sin asunto',
  asunto: null,
  cuerpo: textPart('Por favor su ayuda con mi trámite.'),
  espera: { texto: ['Por favor su ayuda con mi trámite.'] },
});

const empty = carta({
  nombre: 'sin texto y sin asunto',
  asunto: '',
  cuerpo: { lines: [], body: Buffer.alloc(0) },
  espera: { texto: [], avisos: ['sin-texto'] },
});

const payment = carta({
  nombre: 'retencion con factura y acta',
  de: supplier,
  para: alertAddress,
  asunto: 'Denuncia por retención indebida de pagos',
  cuerpo: multipart('mixed', [
    textPart(complaint),
    filePart(
      'text/xml',
      'factura.xml',
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<autorizacion/>'),
    ),
    acta,
  ]),
  espera: {
    texto: ['SIE-GADDEMO-2026-014'],
    adjuntos: ['factura.xml', 'acta definitiva.pdf'],
    tema: 'retencion',
  },
});

const scans = carta({
  nombre: 'tres escaneos sin texto',
  asunto: 'Documentos',
  cuerpo: multipart(
    'mixed',
    [1, 2, 3].map((n) => filePart('image/jpeg', `Escaneo 000${n}.jpg`, sampleFiles.jpg)),
  ),
  espera: {
    texto: [],
    adjuntos: ['Escaneo 0001.jpg', 'Escaneo 0002.jpg', 'Escaneo 0003.jpg'],
    avisos: ['sin-texto'],
  },
});

/** As an old multifunction printer writes it: no Message-ID, no MIME version, a date without zone. */
const printer: Carta = {
  nombre: 'copiadora sin message-id',
  crudo: whole(
    [
      'From: copiadora@empresa.example',
      'To: tramites@agencia-demostracion.example',
      'Subject: Escaneado',
      'Date: 22/11/2026 10:00',
    ],
    multipart('mixed', [
      textPart('', { charset: null, encoding: null }),
      filePart('application/pdf', 'DOC001.PDF', sampleFiles.pdf),
    ]),
  ),
  sobre: { de: 'copiadora@empresa.example', para: ['tramites@agencia-demostracion.example'] },
  espera: {
    de: 'copiadora@empresa.example',
    asunto: 'Escaneado',
    texto: [],
    adjuntos: ['DOC001.PDF'],
    avisos: ['sin-message-id', 'sin-texto', 'fecha-imposible'],
    clase: 'persona',
    tema: 'otro',
  },
};

export const cartasDePersonas: readonly Carta[] = [
  outlook,
  owa,
  gmail,
  hotmail,
  iphone,
  android,
  thunderbird,
  zimbra,
  lotus,
  angry,
  noSubject,
  empty,
  payment,
  scans,
  printer,
];
