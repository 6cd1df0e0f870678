/** Who did what with a thread, the newest first. */
import { instantText } from '../../domain/calendar/civil-text.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import type { HechoDeHilo } from '../../domain/correo/hilo.ts';
import { type TimelineEvent, timeline } from '../../ui/components/timeline.ts';
import { type Html, html } from '../../ui/html.ts';

const titles: { readonly [verbo: string]: string } = {
  tomar: 'Tomó el hilo',
  devolver: 'Lo devolvió a la unidad',
  responder: 'Respondió por correo',
  anotar: 'Nota interna',
  vincular: 'Lo vinculó con una solicitud',
  convertir: 'Lo convirtió en solicitud',
  derivar: 'Le indicó la puerta correcta',
  cerrar: 'Cerró el hilo',
  soltar: 'Sacó un correo de la cuarentena',
  descartar: 'Descartó un correo',
  mover: 'Movió un correo',
  releer: 'Volvió a leer un correo',
  abrir: 'Llegó el primer correo',
  'unir-tercero': 'Escribió otra persona',
  callar: 'Ya no se le responde en automático',
  tamano: 'Llegó un correo demasiado grande',
  derivacion: 'Se le indicó la puerta correcta',
  presentada: 'Se le avisó que está presentada',
  recibir: 'Llegó un correo',
  unir: 'Llegó un correo',
  reabrir: 'Se abrió otra vez',
  atender: 'Quedó para que lo atienda una persona',
  'entrega-fallida': 'No se pudo entregar un correo nuestro',
  'original-propuesto': 'Parece un correo reenviado',
  acuse: 'Acuse automático',
  faltan: 'Pidió lo que falta',
  presentar: 'Se presentó la solicitud',
  completar: 'Completó datos en la página',
  adjuntar: 'Adjuntó archivos en la página',
  escribir: 'Escribió en la página',
};

/** The answer itself stands among the messages. */
const wordsElsewhere: ReadonlySet<string> = new Set(['responder']);

function eventOf({ enMs, nombre, verbo, texto, sobre }: HechoDeHilo): TimelineEvent {
  const shown = wordsElsewhere.has(verbo) ? '' : texto;
  const reference = sobre?.startsWith('VT-') === true ? sobre : null;
  const detail =
    shown === '' && reference === null
      ? undefined
      : html`${reference !== null && html`<p class="govuk-body">${reference}</p>`}${shown !== '' && html`<p class="govuk-body v-escrito">${shown}</p>`}`;
  return {
    title: titles[verbo] ?? verbo,
    when: instantText(enMs, zoneGuayaquil),
    dateTime: new Date(enMs).toISOString(),
    actor: nombre,
    ...(detail === undefined ? {} : { detail }),
  };
}

export function threadHistory(historia: readonly HechoDeHilo[]): Html {
  return html`<section aria-labelledby="historia"><h2 class="govuk-heading-m" id="historia">Historia</h2>${historia.length === 0 ? html`<p class="govuk-body">Nadie ha hecho nada todavía.</p>` : timeline({ events: [...historia].reverse().map(eventOf) })}</section>`;
}
