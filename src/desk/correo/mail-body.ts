/** One mail as staff read it: who, when, its words with the quoted history folded, its files, and what is believed of it. */
import type { StaffMail } from '../../actions/correo-mesa/read-mail-for-staff.ts';
import type { StaffPaper } from '../../actions/read-papers-for-staff.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { separarCita } from '../../domain/correo/cita.ts';
import type { CorreoLeido, ParteAdjunta, Proteccion } from '../../domain/correo/leido.ts';
import { paths } from '../../paths.ts';
import { details } from '../../ui/components/details.ts';
import { type Tone, tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { fileSize } from '../../web/file-size.ts';
import { machineTag, parkedSentence, senderSentence, senderTag, warningSentence } from './mail-words.ts';
import { withoutLinks } from './without-links.ts';

type CorreoDeMesa = StaffMail['correo'];
type EstadoAntivirus = NonNullable<StaffPaper['antivirus']>;

const antivirusLooks: { readonly [A in EstadoAntivirus]: { readonly text: string; readonly tone: Tone } } = {
  limpio: { text: 'Sin virus', tone: 'green' },
  infectado: { text: 'Con virus', tone: 'red' },
  'sin-respuesta': { text: 'Antivirus sin respuesta todavía', tone: 'purple' },
  'no-configurado': { text: 'Sin antivirus', tone: 'orange' },
};

const antivirusMark = (state: EstadoAntivirus | undefined): Html =>
  tag(state === undefined ? { text: 'Sin revisar', tone: 'orange' } : antivirusLooks[state]);

function fileItem(mail: string, file: ParteAdjunta, state: EstadoAntivirus | undefined): Html {
  const { nombre, nombreOriginal, sha256, tamanoBytes, tipo } = file;
  const link =
    state === 'infectado'
      ? html`<strong>No se descarga: el antivirus encontró un virus.</strong>`
      : html`<a class="govuk-link" href="${paths.mesa.correo.adjunto(mail, sha256)}" download>${state === 'limpio' ? 'Descargar' : 'Descargar sin revisión de antivirus'}<span class="govuk-visually-hidden"> ${nombre}</span></a>`;
  return html`<li class="v-correo__archivo"><span class="v-correo__archivo-nombre">${nombre}</span> <span class="v-cola__menor">${tipo}, ${fileSize(tamanoBytes)}${nombreOriginal !== nombre && nombreOriginal !== '' && html` · se llamaba «${nombreOriginal}»`}</span> ${antivirusMark(state)} ${link}</li>`;
}

function files({ id, leido }: CorreoDeMesa, antivirus: ReadonlyMap<string, EstadoAntivirus>): Html | false {
  const all = leido?.adjuntos ?? [];
  const shown = all.filter(({ enLinea }) => !enLinea);
  const inline = all.length - shown.length;
  return (
    all.length > 0 &&
    html`<div class="v-correo__archivos"><h4 class="govuk-heading-s">Archivos</h4>${shown.length > 0 && html`<ul class="govuk-list">${shown.map((file) => fileItem(id, file, antivirus.get(file.sha256)))}</ul>`}${inline > 0 && details({ summary: inline === 1 ? 'Una imagen dentro del texto' : `${inline} imágenes dentro del texto`, content: html`<ul class="govuk-list">${all.filter(({ enLinea }) => enLinea).map((file) => fileItem(id, file, antivirus.get(file.sha256)))}</ul>` })}</div>`
  );
}

function protectionSentence(proteccion: Proteccion): string | null {
  switch (proteccion.clase) {
    case 'ninguna':
      return null;
    case 'smime-firmado':
      return proteccion.estado === 'valida'
        ? `Firmado por ${proteccion.firmante ?? 'alguien sin nombre'}; la firma corresponde al contenido. No prueba por sí sola quién lo envió.`
        : proteccion.estado === 'alterada'
          ? 'Trae una firma que no corresponde al contenido: se cambió después de firmarlo.'
          : 'Trae una firma que no se pudo dar por buena.';
    case 'pgp-firmado':
      return 'Trae una firma PGP, que no se comprueba aquí.';
    default:
      return 'Está cifrado: solo se puede abrir con la clave de su destinatario. El original está completo.';
  }
}

/** The words with the quoted history folded below them: nothing is taken out (channels.md, case 44). */
function mailText({ texto }: Pick<CorreoLeido, 'texto'>): Html {
  const { visible, cita } = separarCita(withoutLinks(texto));
  const words = visible.trim();
  return html`${words === '' ? html`<p class="govuk-hint">${cita.trim() === '' ? 'No trae texto.' : 'Solo trae texto citado.'}</p>` : html`<div class="v-escrito v-correo__texto">${words}</div>`}${cita.trim() !== '' && details({ summary: 'Texto citado de correos anteriores', content: html`<div class="v-escrito v-correo__texto">${cita.trim()}</div>` })}`;
}

function route({ leido, entregas, recibidoMs }: CorreoDeMesa): Html {
  const to = (leido?.para ?? []).map(({ direccion }) => direccion);
  const copied = (leido?.copia ?? []).map(({ direccion }) => direccion);
  const deliveries = entregas.map(({ via, buzon, sobre, cuentaNombre, entregadoMs }) => {
    const how =
      via === 'archivo'
        ? `subido por ${cuentaNombre ?? 'alguien'}`
        : via === 'imap'
          ? `buzón ${buzon}`
          : 'servidor';
    return `${instantText(entregadoMs, zoneGuayaquil)}, ${how}${sobre.para.length > 0 ? `, para ${sobre.para.slice(0, 5).join(', ')}` : ''}`;
  });
  const rows: readonly (readonly [string, string])[] = [
    ['Para', to.join(', ')],
    ['Copia', copied.join(', ')],
    ['Fecha que dice', leido?.fechaMs == null ? '' : instantText(leido.fechaMs, zoneGuayaquil)],
    ['Llegó', instantText(recibidoMs, zoneGuayaquil)],
    ['Entregas', deliveries.join('; ')],
    ['Identificador', leido?.messageId ?? ''],
  ];
  return html`<dl class="v-hechos">${rows.filter(([, value]) => value !== '').map(([key, value]) => html`<div><dt>${key}</dt><dd class="v-correo__dato">${value}</dd></div>`)}</dl>`;
}

function belief(mail: CorreoDeMesa): Html {
  const { leido, juicio, autenticidad, remitente } = mail;
  const said = leido === null ? null : protectionSentence(leido.proteccion);
  const lines = [
    ...[...new Set([...(leido?.avisos ?? []), ...(juicio.avisos ?? [])])].flatMap(
      (aviso) => warningSentence(aviso) ?? [],
    ),
    ...(said === null ? [] : [said]),
    ...(juicio.tercero === true ? ['Lo escribió otra persona, no la dueña del hilo.'] : []),
  ];
  return html`<p class="v-correo__fe">${autenticidad !== null && senderSentence(autenticidad, remitente ?? '')}</p>${lines.length > 0 && html`<ul class="govuk-list govuk-list--bullet v-correo__avisos">${lines.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}

const reasons = ({ juicio }: CorreoDeMesa) => (Array.isArray(juicio.porque) ? juicio.porque : []);

/** `heading`: level and words above it are the caller's. */
export function mailBody(mail: CorreoDeMesa, antivirus: ReadonlyMap<string, EstadoAntivirus>): Html {
  const { leido, estado, causa, id, enCuarentena } = mail;
  const why = reasons(mail);
  return html`${leido === null || estado === 'apartado' ? html`<p class="govuk-body"><strong>${parkedSentence(causa)}</strong> El original está guardado completo.</p>` : false}
${belief(mail)}${leido !== null && mailText(leido)}${files(mail, antivirus)}
${details({
  summary: 'De dónde viene y por qué está aquí',
  content: html`${route(mail)}${why.length > 0 && html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${enCuarentena ? 'Por qué está en cuarentena' : 'Por qué está en este hilo'}</strong></p><ul class="govuk-list govuk-list--bullet">${why.map((line) => html`<li>${line}</li>`)}</ul>`}<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.correo.crudo(id)}" download>Descargar el original (.eml)</a></p>`,
})}`;
}

/** Who and when, with the marks that must be seen before its words. */
export function mailHead(mail: CorreoDeMesa): Html {
  const { leido, remitente, recibidoMs, autenticidad, clase, enCuarentena, estado } = mail;
  const name = leido?.de?.nombre ?? '';
  const address = remitente ?? leido?.de?.direccion ?? '';
  return html`<div class="v-correo__cabeza"><h3 class="v-correo__quien">${name === '' ? (address === '' ? 'Remitente desconocido' : address) : name}${name !== '' && html` <span class="v-correo__direccion">&lt;${address}&gt;</span>`}</h3> <time class="v-correo__hora" datetime="${new Date(recibidoMs).toISOString()}">${instantText(recibidoMs, zoneGuayaquil)}</time>
<p class="v-correo__marcas">${senderTag(autenticidad)} ${machineTag(clase)} ${enCuarentena && estado !== 'descartado' && tag({ text: 'En cuarentena', tone: 'orange' })} ${estado === 'descartado' && tag({ text: 'Descartado', tone: 'grey' })}</p></div>`;
}
