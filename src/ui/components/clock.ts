/** A term that runs: how much is used, in a bar, and the same in words. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import { details } from './details.ts';

export type ClockState = 'a-tiempo' | 'por-vencer' | 'vencido' | 'en-pausa' | 'cumplido';

export type ClockOptions = {
  /** «Tiempo ofrecido», «Plazo legal». */
  label: string;
  state: ClockState;
  /** Part of the term that is used, 0 to 1 (more counts as 1). */
  usedRatio: number;
  /** «Quedan 2 días hábiles (hasta el 14 de agosto)». */
  words: Content;
  /** The arithmetic: pauses, holidays. */
  explanation?: Content | undefined;
  /** One line for a table cell. */
  isCompact?: boolean | undefined;
};

const stateWords: Record<ClockState, string> = {
  'a-tiempo': 'A tiempo',
  'por-vencer': 'Por vencer',
  vencido: 'Vencido',
  'en-pausa': 'En pausa',
  cumplido: 'Cumplido',
};

function bar(usedRatio: number): Html {
  const width = Math.round(Math.min(1, Math.max(0, usedRatio)) * 200);
  return html`<svg class="v-reloj__barra" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="v-reloj__fondo" width="200" height="8" rx="4"/><rect class="v-reloj__uso" width="${width}" height="8" rx="4"/></svg>`;
}

export function clock(options: ClockOptions): Html {
  const names = classes('v-reloj', `v-reloj--${options.state}`, options.isCompact && 'v-reloj--breve');
  if (options.isCompact) {
    return html`<div class="${names}">${bar(options.usedRatio)}<span class="v-reloj__palabras"><span class="govuk-visually-hidden">${options.label}, ${stateWords[options.state]}: </span>${options.words}</span></div>`;
  }
  return html`<div class="${names}"><p class="v-reloj__rotulo">${options.label} <span class="v-reloj__estado">${stateWords[options.state]}</span></p>
${bar(options.usedRatio)}<p class="v-reloj__palabras">${options.words}</p>
${options.explanation !== undefined && details({ summary: 'Cómo se calculó', content: options.explanation })}</div>`;
}

/** Promise and legal term side by side. */
export function clocks(list: readonly ClockOptions[]): Html {
  return html`<div class="v-relojes">${list.map(clock)}</div>`;
}
