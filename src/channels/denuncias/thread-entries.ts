/** What stands in the thread, told to its complainant in plain words. */
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { AutorDePieza, EstadoDeDenuncia, Pieza } from '../../domain/denuncia/denuncia.ts';
import { paths } from '../../paths.ts';
import type { Tone } from '../../ui/components/tag.ts';
import type { TimelineEvent } from '../../ui/components/timeline.ts';
import { type Html, html } from '../../ui/html.ts';
import { fileSize } from '../../web/file-size.ts';

export const stateWords: {
  readonly [E in EstadoDeDenuncia]: { readonly text: string; readonly tone: Tone; readonly next: string };
} = {
  recibida: {
    text: 'Recibida',
    tone: 'blue',
    next: 'Está sellada y en manos de quien debe leerla. Decidirá si se admite y se lo dirá aquí.',
  },
  admitida: {
    text: 'Admitida',
    tone: 'green',
    next: 'Cumple lo que pide la ley. El siguiente paso es investigar.',
  },
  inadmitida: {
    text: 'No admitida',
    tone: 'grey',
    next: 'El motivo está más abajo. Puede añadir lo que falta; la institución puede revisar el proceso por su cuenta.',
  },
  'en-investigacion': {
    text: 'En investigación',
    tone: 'yellow',
    next: 'Se está revisando lo que contó. Vuelva de vez en cuando por si hay preguntas.',
  },
  remitida: {
    text: 'Remitida a otra institución',
    tone: 'purple',
    next: 'Corresponde a otra institución y se le entregó cifrada. Más abajo dice a cuál y cuándo.',
  },
  cerrada: {
    text: 'Cerrada',
    tone: 'grey',
    next: 'Terminó. El resultado está más abajo. Ya no recibe mensajes.',
  },
};

const authors: { readonly [A in AutorDePieza]: string } = {
  denunciante: 'Usted',
  lector: 'Quien lee su denuncia',
  sistema: 'La institución',
};

/** Line breaks as they were typed. */
const lines = (texto: string): Html =>
  html`${texto.split('\n').map((line) => html`<p class="govuk-body govuk-!-margin-bottom-1">${line}</p>`)}`;

const unreadable = html`<p class="govuk-hint">Esta parte ya no se puede leer.</p>`;

type Told = { readonly title: string; readonly detail: Html; readonly tone?: TimelineEvent['tone'] };

function tell(pieza: Pieza): Told | null {
  const mine = pieza.autor === 'denunciante';
  if (pieza.clase === 'nota' || pieza.clase === 'copia' || pieza.clase === 'crudo') return null;
  if (pieza.clase === 'identidad')
    return {
      title: 'Sus datos, sellados aparte',
      detail: html`<p class="govuk-body">Nadie los ha abierto, salvo que más arriba diga otra cosa.</p>`,
    };
  if (pieza.contenido.como !== 'abierta') return { title: authors[pieza.autor], detail: unreadable };
  switch (pieza.clase) {
    case 'relato':
      return {
        title: 'Lo que contó',
        detail: html`<dl class="v-relato">${pieza.contenido.valor.respuestas.map(({ pregunta, valor }) => html`<dt>${pregunta}</dt><dd>${lines(valor)}</dd>`)}</dl>`,
      };
    case 'mensaje':
      return {
        title: mine ? 'Usted escribió' : 'Le escribieron',
        detail: lines(pieza.contenido.valor.texto),
        ...(mine ? {} : { tone: 'waiting' as const }),
      };
    case 'archivo': {
      const { archivo, texto } = pieza.contenido.valor;
      return {
        title: mine ? 'Usted adjuntó un archivo' : 'Le enviaron un archivo',
        detail: html`<p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link" href="${paths.denuncias.archivo(pieza.id)}">${archivo.nombre}</a> <span class="govuk-hint">${fileSize(archivo.tamanoBytes)}</span></p>${texto !== '' && lines(texto)}`,
      };
    }
    case 'acto':
      return { title: 'Qué se hizo', detail: lines(pieza.contenido.valor.texto), tone: 'good' };
  }
}

/** Newest first: whoever comes back looks for news. */
export function threadEvents(piezas: readonly Pieza[]): readonly TimelineEvent[] {
  return piezas
    .flatMap((pieza): TimelineEvent[] => {
      const told = tell(pieza);
      return told === null
        ? []
        : [{ ...told, when: dateText(pieza.dia), dateTime: pieza.dia, actor: authors[pieza.autor] }];
    })
    .reverse();
}
