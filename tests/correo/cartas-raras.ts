/** Mails written as they should not be: lying charsets, deceiving senders, packed attachments, broken structure. */
import { sampleFiles } from '../sample-files.ts';
import { buildTnef } from './build-tnef.ts';
import { agencyAddress, type Carta, carta } from './carta.ts';
import {
  asPart,
  base64,
  filePart,
  header,
  htmlPart,
  latin,
  multipart,
  type Parts,
  textPart,
  whole,
  wire,
} from './mail-bytes.ts';

const spanish = 'La retención señalada en el año 2026 aún está sin atención.';

function lying(nombre: string, cuerpo: Parts, avisos: Carta['espera']['avisos'] = ['texto-reparado']): Carta {
  return carta({ nombre, cuerpo, espera: { texto: [spanish], avisos } });
}

const charsets: readonly Carta[] = [
  lying(
    'windows-1252 declarado iso-8859-1',
    textPart(spanish, { charset: 'iso-8859-1', bytes: 'latin1' }),
    [],
  ),
  lying('latin-1 declarado utf-8', textPart(spanish, { bytes: 'latin1' })),
  lying('utf-8 declarado iso-8859-1', textPart(spanish, { charset: 'iso-8859-1' })),
  lying('utf-8 declarado us-ascii', textPart(spanish, { charset: 'us-ascii', encoding: '8bit' })),
  lying(
    'charset desconocido',
    textPart(spanish, { charset: 'x-inventado-9', bytes: 'latin1', encoding: '8bit' }),
  ),
  lying(
    'utf-7',
    {
      lines: [header('Content-Type', 'text/plain; charset=utf-7')],
      body: wire('La retenci+APM-n se+APE-alada en el a+APE-o 2026 a+APo-n est+AOE- sin atenci+APM-n.'),
    },
    [],
  ),
  lying(
    'utf-16',
    {
      lines: [
        header('Content-Type', 'text/plain; charset=utf-16le'),
        header('Content-Transfer-Encoding', 'base64'),
      ],
      body: base64(Buffer.from(spanish, 'utf16le')),
    },
    [],
  ),
  lying(
    'html con charset solo en su meta',
    htmlPart(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body>${spanish}</body></html>`,
      { charset: null, bytes: 'latin1' },
    ),
    ['solo-html'],
  ),
];

const rawLatinHeaders: Carta = {
  nombre: 'cabeceras en latin-1 sin codificar',
  crudo: whole(
    [
      Buffer.concat([Buffer.from('From: '), latin('Señor Núñez'), Buffer.from(' <nunez@correo.example>')]),
      header('To', agencyAddress),
      Buffer.concat([Buffer.from('Subject: '), latin('Retención')]),
      'Date: Sun, 22 Nov 2026 10:15:00 -0500',
      'Message-ID: <crudo@correo.example>',
    ],
    textPart('Hola', { encoding: '8bit' }),
  ),
  sobre: { de: 'nunez@correo.example', para: [agencyAddress] },
  espera: {
    de: 'nunez@correo.example',
    asunto: 'Retención',
    texto: ['Hola'],
    avisos: ['asunto-reparado'],
    clase: 'persona',
    tema: 'otro',
  },
};

const cut = Buffer.from('Petición de atención');
const splitWord = carta({
  nombre: 'palabra codificada partida dentro de una letra',
  asunto: null,
  mas: [
    `Subject: =?UTF-8?B?${cut.subarray(0, 7).toString('base64')}?=\r\n =?UTF-8?B?${cut.subarray(7).toString('base64')}?=`,
  ],
  cuerpo: textPart('Hola'),
  espera: { asunto: 'Petición de atención', texto: ['Hola'] },
});

const deceivingName = carta({
  nombre: 'nombre que parece otra direccion',
  de: null,
  mas: ['From: =?utf-8?B?YWxjYWxkZUBnYWQtZGVtb3N0cmFjaW9uLmV4YW1wbGU=?= <impostor@correo.example>'],
  cuerpo: textPart('Soy el alcalde.'),
  espera: { de: 'impostor@correo.example', texto: ['Soy el alcalde.'], avisos: ['nombre-parece-direccion'] },
});

const twoSenders = carta({
  nombre: 'dos cabeceras From',
  mas: ['From: otra@correo.example'],
  cuerpo: textPart('Hola'),
  espera: { texto: ['Hola'], avisos: ['varios-remitentes'] },
});

const groupFrom = carta({
  nombre: 'remitente en grupo',
  de: null,
  mas: ['From: Equipo: "Una, Persona" <una@correo.example>, otra@correo.example;'],
  cuerpo: textPart('Hola'),
  espera: { de: 'una@correo.example', texto: ['Hola'], avisos: ['remitente-en-grupo', 'varios-remitentes'] },
});

const lookAlike = carta({
  nombre: 'dominio con letra cirilica',
  de: null,
  mas: [Buffer.from('From: Agencia <tramites@аgencia-demostracion.example>')],
  cuerpo: textPart('Actualice su clave aquí.'),
  espera: {
    de: 'tramites@xn--gencia-demostracion-pop.example',
    texto: ['Actualice su clave'],
    avisos: ['dominio-parecido'],
  },
});

const replyElsewhere = carta({
  nombre: 'responder a otra direccion',
  mas: ['Reply-To: Cobros <cobros@otro.example>'],
  cuerpo: textPart('Hola'),
  espera: { texto: ['Hola'], avisos: ['responder-a-otra'] },
});

const nulls = carta({
  nombre: 'con caracteres nulos',
  asunto: null,
  mas: [Buffer.from('Subject: Con\0sulta')],
  cuerpo: {
    lines: [header('Content-Type', 'text/plain; charset=utf-8')],
    body: Buffer.from('Bue\0nos días'),
  },
  espera: { asunto: 'Consulta', texto: ['Buenos días'], avisos: ['con-caracteres-nulos'] },
});

const namesPart: Parts = {
  lines: [
    header('Content-Type', 'application/pdf'),
    'Content-Disposition: attachment;\r\n filename*0*=utf-8\'\'..%2F..%2FInforme%20t%C3%A9cnico%20;\r\n filename*1*=n%C3%BAmero%201;\r\n filename*2=".pdf"',
    header('Content-Transfer-Encoding', 'base64'),
  ],
  body: base64(sampleFiles.pdf),
};
const names = carta({
  nombre: 'nombres de archivo con trampa',
  cuerpo: multipart('mixed', [
    textPart('Archivos'),
    namesPart,
    filePart('application/octet-stream', 'C:\\Documentos\\Oficio N° 5.pdf', sampleFiles.pdf),
    filePart('application/octet-stream', '=?utf-8?Q?factura=E2=80=AEfdp.exe?=', sampleFiles.pdf),
    filePart('application/octet-stream', 'CON.pdf', sampleFiles.pdf),
  ]),
  espera: {
    texto: ['Archivos'],
    adjuntos: ['Informe técnico número 1.pdf', 'Oficio N° 5.pdf', 'facturafdp.exe', '_CON.pdf'],
    avisos: ['direccion-de-texto'],
  },
});

const winmail = (nombre: string, bytes: Buffer, espera: Partial<Carta['espera']>) =>
  carta({
    nombre,
    mas: [header('X-MS-TNEF-Correlator', '<sintetico@empresa.example>')],
    cuerpo: multipart('mixed', [
      textPart('Adjunto los documentos.'),
      filePart('application/ms-tnef', 'winmail.dat', bytes),
    ]),
    espera: { texto: ['Adjunto los documentos.'], ...espera },
  });
const twoFiles = buildTnef({
  files: [
    { name: 'Acta de recepción definitiva.pdf', bytes: sampleFiles.pdf },
    { name: 'factura.xml', bytes: Buffer.from('<factura/>') },
  ],
});
const packed: readonly Carta[] = [
  winmail('outlook con winmail.dat', twoFiles, {
    adjuntos: ['Acta de recepción definitiva.pdf', 'factura.xml'],
  }),
  winmail('winmail.dat cortado', twoFiles.subarray(0, twoFiles.length - 60), {
    adjuntos: ['winmail.dat', 'Acta de recepción definitiva.pdf'],
    avisos: ['winmail-ilegible'],
  }),
  winmail('winmail.dat con basura al final', Buffer.concat([twoFiles, Buffer.alloc(30, 0)]), {
    adjuntos: ['Acta de recepción definitiva.pdf', 'factura.xml'],
  }),
  winmail('winmail.dat solo con texto enriquecido', buildTnef({ files: [], rtf: '{\\rtf1\\ansi Hola}' }), {
    adjuntos: ['mensaje.rtf'],
  }),
  winmail(
    'winmail.dat con archivo sin nombre',
    buildTnef({ files: [{ name: '', bytes: sampleFiles.png, nameless: true }] }),
    { adjuntos: ['adjunto'] },
  ),
  winmail('winmail.dat que no lo es', Buffer.from('no es TNEF'), {
    adjuntos: ['winmail.dat'],
    avisos: ['winmail-ilegible'],
  }),
];

const remoteHtml = carta({
  nombre: 'html con contenido remoto y activo',
  cuerpo: htmlPart(
    '<html><head><title>x</title><script>alert("malo")</script><style>p{}</style></head><body onload="x()"><h1>Informe</h1><p>Ver <a href="https://agencia-demostracion.example/a?b=1&amp;c=2">el enlace</a> y <a href="javascript:malo()">este</a>.</p><ul><li>Uno</li><li>Dos</li></ul><ol><li>Primero</li></ol><form><input value="y"></form><svg><text>oculto</text></svg><img src="http://rastreo.example/x.gif"><p style="display: none">invisible</p><p>Fin&nbsp;&ntilde;</p></body></html>',
  ),
  espera: {
    texto: [
      'Informe',
      'el enlace (https://agencia-demostracion.example/a?b=1&c=2)',
      '- Uno\n- Dos',
      '1. Primero',
      'este.',
      'Fin ñ',
    ],
    textoSin: ['malo', 'oculto', 'invisible', 'rastreo'],
    avisos: ['solo-html', 'imagenes-remotas'],
  },
});

const inlinePicture = carta({
  nombre: 'imagen dentro del texto',
  cuerpo: multipart('related', [
    htmlPart('<p>Nuestro logo: <img src="cid:logo@empresa" alt="Logo"></p>'),
    {
      lines: [
        header('Content-Type', 'image/png; name="logo.png"'),
        header('Content-ID', '<logo@empresa>'),
        header('Content-Disposition', 'inline'),
        header('Content-Transfer-Encoding', 'base64'),
      ],
      body: base64(sampleFiles.png),
    },
  ]),
  espera: { texto: ['Nuestro logo: [Logo]'], adjuntos: ['logo.png'], avisos: ['solo-html'] },
});

const unended: Carta = carta({
  nombre: 'multiparte sin fin',
  cuerpo: {
    lines: [header('Content-Type', 'multipart/mixed; boundary="con espacio"')],
    body: Buffer.concat([
      Buffer.from('--con espacio\r\n'),
      asPart(textPart('Primera parte.')),
      Buffer.from('\r\n--con espacio\r\n'),
      asPart(filePart('application/pdf', 'a.pdf', sampleFiles.pdf)),
    ]),
  },
  espera: { texto: ['Primera parte.'], adjuntos: ['a.pdf'] },
});

const preambleOnly = carta({
  nombre: 'multiparte que solo tiene preambulo',
  cuerpo: {
    lines: [header('Content-Type', 'multipart/mixed; boundary=nunca')],
    body: wire('Texto que quedó fuera de toda parte.'),
  },
  espera: {
    texto: ['Texto que quedó fuera de toda parte.'],
    adjuntos: ['correo-completo.eml'],
    avisos: ['incompleto'],
  },
});

const twice = carta({
  nombre: 'texto repetido y html delante del texto',
  cuerpo: multipart('mixed', [htmlPart('<p>Lo mismo.</p>'), textPart('Lo mismo.'), textPart('Otra cosa.')]),
  espera: { texto: ['Lo mismo.\n\nOtra cosa.'] },
});

const calendar = carta({
  nombre: 'invitacion de calendario',
  cuerpo: multipart('alternative', [
    textPart('Reunión el martes.'),
    {
      lines: [header('Content-Type', 'text/calendar; charset=utf-8; method=REQUEST')],
      body: wire('BEGIN:VCALENDAR\nSUMMARY:Reunión\nEND:VCALENDAR\n'),
    },
  ]),
  espera: { texto: ['Reunión el martes.'], textoSin: ['VCALENDAR'], adjuntos: ['adjunto.ics'] },
});

const textFile = carta({
  nombre: 'archivo uuencode dentro del texto',
  cuerpo: textPart('Va el archivo:\n\nbegin 644 nota.txt\n#0V%T\n`\nend\n\nGracias', {
    encoding: '8bit',
    charset: 'us-ascii',
  }),
  espera: {
    texto: ['Va el archivo:', '[archivo adjunto: nota.txt]', 'Gracias'],
    textoSin: ['#0V%T'],
    adjuntos: ['nota.txt'],
  },
});

const yencFile = carta({
  nombre: 'archivo yenc dentro del texto',
  cuerpo: {
    lines: [header('Content-Type', 'text/plain')],
    body: Buffer.from('=ybegin line=128 size=3 name=dato.bin\r\n\x6b\x6c\x6d\r\n=yend size=3\r\n', 'latin1'),
  },
  espera: { texto: ['=ybegin'], adjuntos: ['dato.bin.yenc'] },
});

const binHex = carta({
  nombre: 'archivo binhex dentro del texto',
  cuerpo: textPart('(This file must be converted with BinHex 4.0)\n:$f*TEQKPH#edBh:', {
    encoding: '8bit',
    charset: 'us-ascii',
  }),
  espera: { texto: ['BinHex'], adjuntos: ['archivo.hqx'] },
});

const farDate = carta({
  nombre: 'fecha de 2099',
  fecha: 'Tue, 1 Jan 2099 00:00:00 +9900',
  cuerpo: textPart('Hola'),
  espera: { texto: ['Hola'], avisos: ['fecha-imposible'] },
});

const noDate = carta({
  nombre: 'sin fecha y con identificador imposible',
  fecha: null,
  id: 'con espacios dentro@correo',
  cuerpo: textPart('Hola'),
  espera: { texto: ['Hola'], avisos: ['sin-fecha', 'message-id-invalido'] },
});

const zip = carta({
  nombre: 'zip que no se abre',
  cuerpo: multipart('mixed', [
    textPart('Van comprimidos.'),
    filePart('application/zip', 'documentos.zip', Buffer.from('PK\x03\x04sintetico', 'latin1')),
  ]),
  espera: { texto: ['Van comprimidos.'], adjuntos: ['documentos.zip'] },
});

const garbage: Carta = {
  nombre: 'bytes que no son un correo',
  crudo: Buffer.from('%PDF-1.7 esto no es un correo'),
  sobre: { de: 'persona.prueba@correo.example', para: [agencyAddress] },
  espera: {
    de: null,
    asunto: '',
    texto: ['esto no es un correo'],
    adjuntos: ['correo-completo.eml'],
    avisos: ['sin-remitente', 'sin-message-id', 'sin-fecha', 'incompleto'],
    clase: 'persona',
    tema: 'otro',
  },
};

export const cartasRaras: readonly Carta[] = [
  ...charsets,
  rawLatinHeaders,
  splitWord,
  deceivingName,
  twoSenders,
  groupFrom,
  lookAlike,
  replyElsewhere,
  nulls,
  names,
  ...packed,
  remoteHtml,
  inlinePicture,
  unended,
  preambleOnly,
  twice,
  calendar,
  textFile,
  yencFile,
  binHex,
  farDate,
  noDate,
  zip,
  garbage,
];
