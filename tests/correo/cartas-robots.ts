/** Mails that no person wrote: absences, delivery reports, receipts, lists, abuse reports. */
import type { EstadoDeEntrega } from '../../src/domain/correo/leido.ts';
import { agencyAddress, type Carta, carta } from './carta.ts';
import { header, htmlPart, multipart, type Parts, textPart, wire } from './mail-bytes.ts';

const empty = { de: '', para: [agencyAddress] };
const person = 'persona.prueba@correo.example';
const daemon = ['Mail Delivery System', 'MAILER-DAEMON@correo.example'] as const;
const original = 'salida.7@agencia-demostracion.example';
const originalHeaders = `From: Ventanilla <${agencyAddress}>\nTo: ${person}\nSubject: Su solicitud\nMessage-ID: <${original}>\n`;

const exchangeAbsence = carta({
  nombre: 'fuera de la oficina de exchange',
  asunto: 'Respuesta automática: Su solicitud',
  mas: [
    header('Auto-Submitted', 'auto-generated'),
    header('X-Auto-Response-Suppress', 'All'),
    header('X-MS-Exchange-Inbox-Rules-Loop', person),
    header('In-Reply-To', `<${original}>`),
  ],
  sobre: empty,
  cuerpo: htmlPart(
    '<html><body><p>Me encuentro fuera de la oficina hasta el 30 de noviembre.</p></body></html>',
  ),
  espera: {
    texto: ['fuera de la oficina hasta el 30 de noviembre'],
    avisos: ['solo-html'],
    clase: 'automatico',
  },
});

const gmailAbsence = carta({
  nombre: 'ausencia de gmail',
  asunto: 'Estoy de vacaciones Re: Su solicitud',
  mas: [
    header('Auto-Submitted', 'auto-replied (vacation)'),
    header('Precedence', 'bulk'),
    header('X-Autoreply', 'yes'),
    header('In-Reply-To', `<${original}>`),
  ],
  cuerpo: textPart('Gracias por su correo. Regreso el lunes.'),
  espera: { texto: ['Regreso el lunes.'], clase: 'automatico' },
});

const zimbraAbsence = carta({
  nombre: 'ausencia de zimbra',
  asunto: 'Re: Su solicitud',
  mas: [header('Auto-Submitted', 'auto-replied (zimbra; readonly)'), header('Precedence', 'bulk')],
  sobre: empty,
  cuerpo: textPart('Estaré ausente por comisión de servicios.'),
  espera: { texto: ['comisión de servicios'], clase: 'automatico' },
});

const lotusAbsence = carta({
  nombre: 'ausencia de lotus notes',
  asunto: 'AUTO: Persona de Prueba está fuera de la oficina (vuelve el 30/11/2026)',
  mas: [header('X-Mailer', 'Lotus Notes Release 9.0.1'), header('Auto-Submitted', 'auto-generated')],
  cuerpo: textPart('Estoy fuera de la oficina hasta el 30/11/2026.', {
    charset: 'ISO-8859-1',
    bytes: 'latin1',
  }),
  espera: { texto: ['fuera de la oficina'], clase: 'automatico' },
});

const ticketRobot = carta({
  nombre: 'acuse de otra mesa de ayuda',
  de: ['Mesa de Ayuda', 'mesa@entidad-demostracion.example'],
  asunto: '[Ticket #4821] Hemos recibido su mensaje',
  mas: [
    header('Auto-Submitted', 'AUTO-REPLIED'),
    header('X-Auto-Response-Suppress', 'DR, RN, NRN, OOF, AutoReply'),
  ],
  cuerpo: textPart('Su ticket ha sido creado. No responda a este correo.'),
  espera: { texto: ['ticket ha sido creado'], clase: 'automatico' },
});

const statusPart = (text: string): Parts => ({
  lines: [header('Content-Type', 'message/delivery-status')],
  body: wire(text),
});
const headersPart: Parts = {
  lines: [header('Content-Type', 'text/rfc822-headers')],
  body: wire(originalHeaders),
};
const recipient = (address: string, accion: string, status: string) =>
  `\nFinal-Recipient: rfc822; ${address}\nAction: ${accion}\nStatus: ${status}\nDiagnostic-Code: smtp; 550 ${status} no existe\n`;

type Report = {
  readonly nombre: string;
  readonly asunto: string;
  readonly words: string;
  readonly groups: readonly (readonly [string, EstadoDeEntrega['accion'], string])[];
  readonly withHeaders: boolean;
  readonly de?: readonly [string, string];
};

function deliveryReport({ nombre, asunto, words, groups, withHeaders, de = daemon }: Report): Carta {
  const groupsText = groups.map((group) => recipient(...group)).join('');
  return carta({
    nombre,
    de,
    asunto,
    sobre: empty,
    mas: [header('Auto-Submitted', 'auto-replied')],
    cuerpo: multipart(
      'report',
      [
        textPart(words),
        statusPart(`Reporting-MTA: dns; correo.example\n${groupsText}`),
        ...(withHeaders ? [headersPart] : []),
      ],
      '; report-type=delivery-status',
    ),
    espera: {
      de: de[1].toLowerCase(),
      texto: [words],
      clase: 'rebote',
      informe: {
        estados: groups.map(([destinatario, accion, estado]) => ({ destinatario, accion, estado })),
        original: withHeaders ? original : null,
      },
    },
  });
}

const reports: readonly Carta[] = [
  deliveryReport({
    nombre: 'rebote de postfix',
    asunto: 'Undelivered Mail Returned to Sender',
    words: 'I am sorry to have to inform you that your message could not be delivered.',
    groups: [[person, 'failed', '5.1.1']],
    withHeaders: true,
  }),
  deliveryReport({
    nombre: 'rebote sin cabeceras del original',
    asunto: 'Delivery Status Notification (Failure)',
    words: 'No se pudo entregar.',
    groups: [[person, 'failed', '5.2.2']],
    withHeaders: false,
  }),
  deliveryReport({
    nombre: 'rebote de exchange',
    de: ['Microsoft Outlook', 'MicrosoftExchange329@empresa.example'],
    asunto: 'No se puede entregar: Su solicitud',
    words: 'No se pudo entregar el mensaje a estos destinatarios.',
    groups: [
      [person, 'failed', '5.1.10'],
      ['otra@empresa.example', 'failed', '5.7.1'],
    ],
    withHeaders: true,
  }),
  deliveryReport({
    nombre: 'aviso de demora',
    asunto: 'Delayed Mail (still being retried)',
    words: 'THIS IS A WARNING ONLY.',
    groups: [[person, 'delayed', '4.4.1']],
    withHeaders: true,
  }),
  deliveryReport({
    nombre: 'aviso de entrega',
    asunto: 'Successful Mail Delivery Report',
    words: 'El mensaje fue entregado.',
    groups: [[person, 'delivered', '2.0.0']],
    withHeaders: true,
  }),
];

const gmailBounce = carta({
  nombre: 'rebote de gmail sin informe',
  de: ['Mail Delivery Subsystem', 'mailer-daemon@correo.example'],
  asunto: 'Delivery Status Notification (Failure)',
  sobre: empty,
  mas: [header('X-Failed-Recipients', person), header('Auto-Submitted', 'auto-replied')],
  cuerpo: textPart('No se ha encontrado la dirección. Su mensaje no se ha entregado.'),
  espera: {
    texto: ['No se ha encontrado la dirección.'],
    clase: 'rebote',
    informe: { estados: [{ destinatario: person, accion: 'failed', estado: '' }], original: null },
  },
});

const readReceipt = carta({
  nombre: 'confirmacion de lectura',
  asunto: 'Leído: Su solicitud',
  sobre: empty,
  cuerpo: multipart(
    'report',
    [
      textPart('Su mensaje fue leído el lunes.'),
      {
        lines: [header('Content-Type', 'message/disposition-notification')],
        body: wire(
          `Reporting-UA: correo.example; Outlook\nFinal-Recipient: rfc822;${person}\nOriginal-Message-ID: <${original}>\nDisposition: manual-action/MDN-sent-manually; displayed\n`,
        ),
      },
    ],
    '; report-type=disposition-notification',
  ),
  espera: {
    texto: ['Su mensaje fue leído'],
    clase: 'rebote',
    informe: { estados: [{ destinatario: person, accion: 'delivered', estado: '' }], original },
  },
});

const abuse = carta({
  nombre: 'queja de correo no deseado',
  de: ['Abuse', 'feedback@correo.example'],
  asunto: 'FW: Su solicitud',
  sobre: empty,
  cuerpo: multipart(
    'report',
    [
      textPart('This is an email abuse report.'),
      {
        lines: [header('Content-Type', 'message/feedback-report')],
        body: wire('Feedback-Type: abuse\nUser-Agent: Prueba/1\nVersion: 1\n'),
      },
      headersPart,
    ],
    '; report-type=feedback-report',
  ),
  espera: { texto: ['abuse report'], clase: 'rebote', informe: { estados: [], original } },
});

const list = carta({
  nombre: 'lista de correo',
  de: ['Boletín Sintético', 'boletin@listas.example'],
  asunto: '[Boletín] Novedades de noviembre',
  mas: [
    header('List-Id', 'Novedades <novedades.listas.example>'),
    header('List-Unsubscribe', '<https://listas.example/baja>'),
    header('Precedence', 'list'),
  ],
  cuerpo: multipart('alternative', [
    textPart('Novedades de la semana.'),
    htmlPart(
      '<p>Novedades de la semana.</p><img src="https://listas.example/pixel.gif" width="1" height="1">',
    ),
  ]),
  espera: { texto: ['Novedades de la semana.'], avisos: ['imagenes-remotas'], clase: 'lista' },
});

const newsletter = carta({
  nombre: 'publicidad masiva',
  de: ['Ofertas', 'ofertas@tienda.example'],
  asunto: '¡50 % de descuento!',
  mas: [
    header('Precedence', 'bulk'),
    header('List-Unsubscribe', '<mailto:baja@tienda.example>'),
    header('Feedback-ID', 'abc:tienda'),
  ],
  cuerpo: htmlPart(
    '<html><head><style>td{color:red}</style></head><body><div style="display:none;max-height:0">Vista previa secreta</div><table><tr><td>Impresora</td><td>$ 99</td></tr><tr><td>Tóner</td><td>$ 45</td></tr></table><a href="https://tienda.example/comprar?id=1">Comprar</a><img src="https://tienda.example/p.png" alt="Producto"></body></html>',
  ),
  espera: {
    texto: ['Impresora | $ 99', 'Comprar (https://tienda.example/comprar?id=1)', '[Producto]'],
    textoSin: ['secreta', 'color:red'],
    avisos: ['imagenes-remotas', 'solo-html'],
    clase: 'lista',
  },
});

export const cartasDeRobots: readonly Carta[] = [
  exchangeAbsence,
  gmailAbsence,
  zimbraAbsence,
  lotusAbsence,
  ticketRobot,
  ...reports,
  gmailBounce,
  readReceipt,
  abuse,
  list,
  newsletter,
];
