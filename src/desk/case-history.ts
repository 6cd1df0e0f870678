/** The whole journal of a case for staff, the newest first: who did what, when, and what they wrote. */
import { instantText } from '../domain/calendar/civil-text.ts';
import type { Zone } from '../domain/calendar/zone.ts';
import type { Json } from '../domain/canonical-json.ts';
import { type ClaseEvento, type Evento, eventosReservados } from '../domain/solicitud/evento.ts';
import { quienIngreso } from '../domain/solicitud/quien-ingreso.ts';
import { quienPropuso } from '../domain/solicitud/quien-propuso.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { nombreDeEventoEn } from '../domain/tramite/resultados.ts';
import { paths } from '../paths.ts';
import { tag } from '../ui/components/tag.ts';
import { type TimelineEvent, timeline } from '../ui/components/timeline.ts';
import { type Html, html } from '../ui/html.ts';
import type { CaseView } from './case-view.ts';
import { noteText } from './caso/note-text.ts';

const tones: { readonly [C in ClaseEvento]?: TimelineEvent['tone'] } = {
  decidida: 'good',
  aprobar: 'good',
  'efecto-aplicado': 'good',
  negar: 'bad',
  'efecto-fallido': 'bad',
  'pedir-subsanacion': 'waiting',
  proponer: 'waiting',
};

/** The words people wrote, whatever the verb calls them. */
const wordKeys = ['texto', 'pide', 'motivo', 'nota', 'baseLegal'] as const;

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');

/** Whose words a case that came by mail is made of, and who of the staff filed them where somebody did. */
function byMail(evento: Evento): Html | null {
  const ingreso = quienIngreso(evento);
  if (ingreso === null) return null;
  const { hilo, remitente, funcionario } = ingreso;
  const filer =
    funcionario === null
      ? ''
      : ` La ingresó ${funcionario} con lo que decía el correo; quien lo escribió no la confirmó.`;
  return html`<p class="govuk-body">La escribió ${remitente} por correo, hilo <a class="govuk-link" href="${paths.mesa.correo.inicio}?q=${hilo}">${hilo}</a>.${filer}</p>`;
}

/** Cases that become links: none where nobody looked which may be opened. */
const noLinks: ReadonlySet<string> = new Set();

function detail(evento: Evento, legibles: ReadonlySet<string>): Html | undefined {
  const { clase, datos } = evento;
  const words = wordKeys.map((key) => textOf(datos[key])).filter((text) => text !== '');
  const papers = clase === 'subsanar' && Array.isArray(datos.adjuntos) ? datos.adjuntos.length : 0;
  const proposer = quienPropuso(evento);
  const mail = byMail(evento);
  if (words.length === 0 && papers === 0 && proposer === null && mail === null) return undefined;
  return html`${mail}${proposer !== null && html`<p class="govuk-body">La propuso ${proposer} en el chat; quien la presenta la revisó y la confirmó.</p>`}${words.map((text) => html`<p class="govuk-body v-escrito">${clase === 'anotar' ? noteText(text, legibles) : text}</p>`)}
${papers > 0 && html`<p class="govuk-body">Adjuntó ${papers === 1 ? 'un documento' : `${papers} documentos`}.</p>`}`;
}

function titleOf({ clase, datos }: Evento, definicion: Definicion | null): Html {
  const to = clase === 'pasar' ? textOf(datos.nombre) : '';
  const denies = clase === 'proponer' && datos.decide === 'negar';
  return html`${denies ? 'Negativa propuesta, falta la segunda persona' : to === '' ? nombreDeEventoEn(definicion, clase) : `Pasó a ${to}`}${eventosReservados.has(clase) && html` ${tag({ text: 'Interno', tone: 'grey' })}`}`;
}

/** `definicion`: null for a trámite that is no longer offered. */
export function historyEvent(
  evento: Evento,
  zone: Zone,
  definicion: Definicion | null,
  legibles: ReadonlySet<string> = noLinks,
): TimelineEvent {
  const words = detail(evento, legibles);
  return {
    title: titleOf(evento, definicion),
    when: instantText(evento.ocurridoMs, zone),
    dateTime: new Date(evento.ocurridoMs).toISOString(),
    // The checks decided; whoever filed only set them off.
    actor: evento.clase === 'decidida' ? 'Decisión automática' : evento.actor.nombre,
    tone: tones[evento.clase] ?? 'neutral',
    ...(words === undefined ? {} : { detail: words }),
  };
}

export function caseHistory({ caso }: CaseView): Html {
  const { zone } = caso.relojes.promesa;
  const events = [...caso.diario]
    .reverse()
    .map((evento) => historyEvent(evento, zone, caso.definicion, caso.legibles));
  return html`<section aria-labelledby="historia"><h2 class="govuk-heading-m" id="historia">Historia</h2>${timeline({ events })}</section>`;
}
