/** The lines of a chat thread: bubbles in which somebody speaks, and the quiet lines that tell what changed. */
import { attributes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type ChatLineFrame = {
  n: number;
  clase: string;
  autor: 'persona' | 'agente' | 'asistente';
  /** The day in words: lines of one day stand under one separator. */
  dia: string;
  /** «10h32». */
  hora: string;
  /** ISO 8601. */
  instante: string;
};

function item({ n, clase, autor, dia }: ChatLineFrame, look: string, content: Content): Html {
  return html`<li${attributes({
    id: `l-${n}`,
    class: `v-linea v-linea--${look}`,
    'data-n': n,
    'data-clase': clase,
    'data-autor': autor,
    'data-dia': dia,
  })}>${content}</li>`;
}

function time({ hora, instante, dia }: ChatLineFrame): Html {
  return html`<time class="v-linea__hora" datetime="${instante}" title="${dia}">${hora}</time>`;
}

/** Somebody speaks. `name` is read before the text, also where the eye groups lines of one voice. */
export function chatBubble(frame: ChatLineFrame, name: string, content: Content): Html {
  return item(
    frame,
    frame.autor,
    html`<p class="v-linea__quien"><strong class="v-linea__nombre">${name}</strong> ${time(frame)}</p><div class="v-linea__globo">${content}</div>`,
  );
}

/** Something changed. */
export function chatNotice(frame: ChatLineFrame, content: Content): Html {
  return item(frame, 'estado', html`<p class="v-linea__aviso">${content} ${time(frame)}</p>`);
}

/** Stands above the first line of a day. */
export function chatDay(dia: string): Html {
  return html`<li class="v-linea-dia"><span>${dia}</span></li>`;
}

/** As typed: line breaks are kept by style. */
export function chatText(text: string): Html {
  return html`<p class="v-linea__texto">${text}</p>`;
}

export function chatFile({ href, name, size }: { href: string; name: string; size: string }): Html {
  return html`<p class="v-linea__texto"><a class="govuk-link v-linea__archivo" href="${href}" download>${name}</a> <span class="v-linea__tamano">(${size})</span></p>`;
}

/** Leads somewhere, or sends `name=value` with the form of that id. `where`: what will happen, in two words. */
export type ChatSuggestion = { text: string; where: string } & (
  | { href: string }
  | { form: string; name: string; value: string }
);

function suggestion(option: ChatSuggestion): Html {
  const words = html`${option.text} <span class="v-sugerencia__donde">${option.where}</span>`;
  if ('href' in option) return html`<a class="v-sugerencia" href="${option.href}">${words}</a>`;
  return html`<button${attributes({ class: 'v-sugerencia', form: option.form, name: option.name, value: option.value })}>${words}</button>`;
}

export function chatSuggestions(options: readonly ChatSuggestion[]): Html {
  return html`<ul class="v-sugerencias">${options.map((option) => html`<li>${suggestion(option)}</li>`)}</ul>`;
}
