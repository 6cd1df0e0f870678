/** Answers with the history of the conversation, in the style of each program, and mails passed on. */
import { sampleFiles } from '../sample-files.ts';
import { agencyAddress, alertAddress, type Carta, carta } from './carta.ts';
import { filePart, header, htmlPart, mailPart, multipart, textPart } from './mail-bytes.ts';

const ours = 'Estimada persona:\nPara atender su pedido falta el acta de entrega-recepción definitiva.';
const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
const answers = (id = 'salida.1@agencia-demostracion.example') => [
  header('In-Reply-To', `<${id}>`),
  header('References', `<primero@correo.example> <${id}>`),
];

const gmailReply = carta({
  nombre: 'respuesta de gmail con historia',
  asunto: 'Re: Su denuncia por retención de pagos',
  mas: answers(),
  cuerpo: multipart('alternative', [
    textPart(
      `Adjunto lo solicitado, gracias.\n\nEl lun, 16 nov 2026 a las 9:05, Ventanilla (<${agencyAddress}>) escribió:\n\n${quoted(ours)}\n`,
    ),
    htmlPart(
      `<div dir="ltr">Adjunto lo solicitado, gracias.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">El lun, 16 nov 2026 a las 9:05, Ventanilla escribió:<br></div><blockquote class="gmail_quote">${ours}</blockquote></div>`,
    ),
  ]),
  espera: {
    texto: ['Adjunto lo solicitado, gracias.', 'escribió:', '> Para atender su pedido falta'],
    tema: 'retencion',
  },
});

const outlookReply = carta({
  nombre: 'respuesta de outlook con De y Enviado',
  asunto: 'RE: Falta un documento',
  mas: answers(),
  cuerpo: multipart('alternative', [
    textPart(
      `Ya les envié ese documento la semana pasada.\n\nSaludos\n\nDe: Ventanilla <${agencyAddress}>\nEnviado: lunes, 16 de noviembre de 2026 9:05\nPara: Persona de Prueba <persona.prueba@correo.example>\nAsunto: Falta un documento\n\n${ours}\n`,
      { charset: 'windows-1252', bytes: 'latin1' },
    ),
    htmlPart('<p>Ya les envi&eacute; ese documento la semana pasada.</p>', { charset: 'us-ascii' }),
  ]),
  espera: { texto: ['Ya les envié ese documento', 'Enviado: lunes, 16 de noviembre'] },
});

const htmlOnlyReply = carta({
  nombre: 'respuesta en html con blockquote',
  asunto: 'Re: Consulta',
  mas: answers(),
  cuerpo: htmlPart(
    `<html><body><p>Sí, es correcto.</p><div>El 16/11/2026 a las 09:05, Ventanilla escribi&oacute;:</div><blockquote type="cite"><p>${ours}</p></blockquote></body></html>`,
  ),
  espera: { texto: ['Sí, es correcto.', '> Estimada persona:'], avisos: ['solo-html'] },
});

const thunderbirdReply = carta({
  nombre: 'respuesta de thunderbird debajo de la cita',
  asunto: 'Re: Consulta',
  mas: [...answers(), header('User-Agent', 'Mozilla Thunderbird')],
  cuerpo: textPart(`El 16/11/26 a las 9:05, Ventanilla escribió:\n${quoted(ours)}\n\nLo envío mañana.\n`, {
    extra: '; format=flowed',
    encoding: '8bit',
  }),
  espera: { texto: ['> Para atender su pedido', 'Lo envío mañana.'] },
});

const phoneReply = carta({
  nombre: 'respuesta desde telefono en ingles',
  asunto: 'Re: Consulta',
  mas: answers(),
  cuerpo: textPart(
    `Ok gracias\n\nSent from my iPhone\n\n> On Nov 16, 2026, at 9:05 AM, Ventanilla <${agencyAddress}> wrote:\n>\n${quoted(ours)}`,
    { encoding: '8bit' },
  ),
  espera: { texto: ['Ok gracias', 'wrote:'] },
});

const hotmailReply = carta({
  nombre: 'respuesta de hotmail con linea divisoria',
  asunto: 'RE: Consulta',
  mas: answers(),
  cuerpo: htmlPart(
    `<html><body><div>Aquí está la información.</div><hr style="width:98%"><div id="divRplyFwdMsg"><b>De:</b> Ventanilla<br><b>Enviado:</b> lunes, 16 de noviembre de 2026 9:05<br><b>Para:</b> Persona<br><b>Asunto:</b> Consulta</div><div>${ours}</div></body></html>`,
  ),
  espera: { texto: ['Aquí está la información.', '----------', 'Enviado: lunes'], avisos: ['solo-html'] },
});

const zimbraReply = carta({
  nombre: 'respuesta de zimbra',
  asunto: 'Re: Consulta',
  mas: [...answers(), header('X-Mailer', 'Zimbra 9.0.0_GA_4583 (ZimbraWebClient)')],
  cuerpo: textPart(
    `Confirmo la recepción.\n\nDe: "Ventanilla" <${agencyAddress}>\nPara: "Persona" <persona.prueba@correo.example>\nEnviados: Lunes, 16 de Noviembre 2026 9:05:00\nAsunto: Consulta\n\n${ours}`,
  ),
  espera: { texto: ['Confirmo la recepción.', 'Enviados: Lunes'] },
});

const lotusReply = carta({
  nombre: 'respuesta de lotus notes',
  asunto: 'Re: Consulta',
  mas: [...answers(), header('X-Mailer', 'Lotus Notes Release 9.0.1')],
  cuerpo: textPart(
    `De acuerdo.\n\n\n\nDe:     Ventanilla <${agencyAddress}>\nPara:   persona.prueba@correo.example\nFecha:  16/11/2026 09:05\nAsunto: Consulta\n\n\n\n${ours}`,
    { charset: 'ISO-8859-1', bytes: 'latin1' },
  ),
  espera: { texto: ['De acuerdo.', 'Fecha:  16/11/2026'] },
});

const inside = carta({
  nombre: 'el de dentro',
  de: ['Contratista Sintético', 'contratista@constructora.example'],
  asunto: 'No me pagan la planilla',
  id: 'dentro@constructora.example',
  cuerpo: multipart('mixed', [
    textPart('Solicito ayuda: la entidad retiene mi pago desde marzo.'),
    filePart('application/pdf', 'planilla.pdf', sampleFiles.pdf),
  ]),
  espera: { texto: [] },
}).crudo;

const forwardedInline = carta({
  nombre: 'reenviado dentro del texto',
  de: ['Funcionaria Sintética', 'funcionaria@agencia-demostracion.example'],
  asunto: 'RV: No me pagan la planilla',
  para: alertAddress,
  cuerpo: textPart(
    'Para su atención.\n\n---------- Mensaje reenviado ----------\nDe: Contratista Sintético <contratista@constructora.example>\nFecha: jue, 19 nov 2026 a las 11:40\nAsunto: No me pagan la planilla\nPara: <info@agencia-demostracion.example>\n\nSolicito ayuda: la entidad retiene mi pago desde marzo.',
  ),
  espera: { texto: ['Para su atención.', 'retiene mi pago desde marzo'], tema: 'retencion' },
});

const forwardedAttached = carta({
  nombre: 'reenviado como adjunto',
  de: ['Funcionaria Sintética', 'funcionaria@agencia-demostracion.example'],
  asunto: 'RV: No me pagan la planilla',
  para: alertAddress,
  cuerpo: multipart('mixed', [
    textPart('Adjunto el correo original.'),
    mailPart(inside, [header('Content-Disposition', 'attachment')]),
  ]),
  espera: {
    texto: ['Adjunto el correo original.'],
    textoSin: ['retiene mi pago'],
    adjuntos: ['No me pagan la planilla.eml'],
    tema: 'retencion',
  },
});

const digest = carta({
  nombre: 'resumen con dos correos dentro',
  asunto: 'Correos de la semana',
  cuerpo: multipart('digest', [
    { lines: [], body: inside },
    { lines: [], body: inside },
  ]),
  espera: {
    texto: [],
    adjuntos: ['No me pagan la planilla.eml', 'No me pagan la planilla.eml'],
    avisos: ['sin-texto'],
  },
});

const completes = carta({
  nombre: 'respuesta con el documento que faltaba',
  de: ['María Sintética Pérez', 'm.sintetica@constructora.example'],
  asunto: 'Re: Falta el acta',
  mas: answers(),
  cuerpo: multipart('mixed', [
    textPart(`Aquí el acta.\n\n${quoted(ours)}`),
    filePart('application/pdf', 'Acta entrega recepcion definitiva.pdf', sampleFiles.pdf),
  ]),
  espera: {
    texto: ['Aquí el acta.'],
    adjuntos: ['Acta entrega recepcion definitiva.pdf'],
    tema: 'retencion',
  },
});

export const cartasDeRespuesta: readonly Carta[] = [
  gmailReply,
  outlookReply,
  htmlOnlyReply,
  thunderbirdReply,
  phoneReply,
  hotmailReply,
  zimbraReply,
  lotusReply,
  forwardedInline,
  forwardedAttached,
  digest,
  completes,
];
