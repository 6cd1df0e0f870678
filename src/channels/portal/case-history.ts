/** The public history of a case, and the messages in it, from its journal. */
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { type ClaseEvento, type Evento, nombreDeEvento } from '../../domain/solicitud/evento.ts';
import { quienPropuso } from '../../domain/solicitud/quien-propuso.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { nombreDeEventoEn } from '../../domain/tramite/resultados.ts';
import { type TimelineEvent, timeline } from '../../ui/components/timeline.ts';
import { type Html, html } from '../../ui/html.ts';

const tones: { readonly [C in ClaseEvento]?: NonNullable<TimelineEvent['tone']> } = {
  decidida: 'good',
  aprobar: 'good',
  'efecto-aplicado': 'good',
  negar: 'bad',
  archivar: 'bad',
  'pedir-subsanacion': 'waiting',
  notificar: 'waiting',
  vencer: 'bad',
  'confirmar-pago': 'good',
  'efecto-fallido': 'waiting',
};

/** What of an event's data a person reads under it. */
const told = ['texto', 'pide', 'motivo', 'etiqueta'] as const;

/** As the filer reads them, where the name staff read speaks of "la persona". */
const ownNames: { readonly [C in ClaseEvento]?: string } = {
  decidida: 'Aprobada en el acto',
  subsanar: 'Usted respondió a la corrección',
  desistir: 'Usted desistió',
  'confirmar-pago': 'Usted confirmó el pago',
};

function nameOf({ clase, datos }: Evento, definicion: Definicion | null): string {
  if (clase !== 'registrar-efecto') return ownNames[clase] ?? nombreDeEventoEn(definicion, clase);
  if (datos.estado !== 'aplicado') return nombreDeEvento['efecto-fallido'];
  return 'cuenta' in datos ? 'Se eligió una clave nueva' : nombreDeEvento['efecto-aplicado'];
}

/** Staff speak for their unit: who handles a case is the agency's business, not a name to write to. */
function actorWords({ actor, clase }: Evento, unidad: string): string {
  if (clase === 'contestar') return actor.nombre;
  switch (actor.clase) {
    case 'funcionario':
      return unidad;
    case 'sistema':
      return 'Ventanilla';
    case 'publico':
      return 'Persona sin sesión';
    default:
      return 'Usted';
  }
}

/** Text that people wrote, its line breaks kept. */
export function paragraphs(text: string): Html {
  return html`${text
    .split(/\n{2,}/)
    .map(
      (part) =>
        html`<p class="govuk-body">${part.split('\n').map((line, i) => html`${i > 0 && html`<br>`}${line}`)}</p>`,
    )}`;
}

/** What a history is told with. `definicion`: null for a trámite that is not known any more. */
export type Told = {
  readonly zone: Zone;
  readonly unidad: string;
  readonly definicion: Definicion | null;
};

function entry(evento: Evento, { zone, unidad, definicion }: Told): TimelineEvent {
  // Why an effect is late is written for staff.
  const shown = evento.clase === 'registrar-efecto' ? [] : told;
  const text = shown
    .map((name) => evento.datos[name])
    .find((value) => typeof value === 'string' && value !== '');
  const proposer = quienPropuso(evento);
  const words =
    proposer === null ? text : `La propuso ${proposer} en el chat; usted la revisó y la confirmó.`;
  return {
    title: nameOf(evento, definicion),
    when: instantText(evento.ocurridoMs, zone),
    dateTime: new Date(evento.ocurridoMs).toISOString(),
    actor: evento.clase === 'decidida' ? 'Decisión automática' : actorWords(evento, unidad),
    tone: tones[evento.clase],
    detail: typeof words === 'string' ? paragraphs(words) : undefined,
  };
}

/** The newest first: what happened last is what one comes to see. Messages have a place of their own. */
export function caseHistory(eventos: readonly Evento[], context: Told): Html {
  return timeline({
    events: eventos
      .filter(({ clase }) => clase !== 'escribir')
      .map((evento) => entry(evento, context))
      .reverse(),
  });
}

export function caseMessages(eventos: readonly Evento[], context: Told): Html {
  const messages = eventos.filter(({ clase }) => clase === 'escribir');
  if (messages.length === 0)
    return html`<p class="govuk-body">Todavía no hay mensajes. Lo que escriba aquí lo lee quien atiende su solicitud.</p>`;
  return timeline({
    label: 'Mensajes',
    events: messages.map((evento) => ({
      ...entry(evento, context),
      title: evento.actor.clase === 'funcionario' ? 'Le escribieron' : 'Usted escribió',
    })),
  });
}
