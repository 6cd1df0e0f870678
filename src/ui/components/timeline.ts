/** The history of a case, newest or oldest first as given: when, what, who. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type TimelineEvent = {
  title: Content;
  /** As people read it («12 de noviembre de 2026, 10:32»). */
  when: string;
  /** ISO 8601, for machines. */
  dateTime: string;
  actor?: Content | undefined;
  detail?: Content | undefined;
  tone?: 'neutral' | 'good' | 'bad' | 'waiting' | undefined;
};

export function timeline(options: { events: readonly TimelineEvent[]; label?: string | undefined }): Html {
  const items = options.events.map(
    (
      event,
    ) => html`<li class="${classes('v-historia__evento', event.tone && `v-historia__evento--${event.tone}`)}">
<p class="v-historia__titulo">${event.title}</p>
<p class="v-historia__cuando"><time datetime="${event.dateTime}">${event.when}</time>${event.actor !== undefined && html` · ${event.actor}`}</p>
${event.detail !== undefined && html`<div class="v-historia__detalle">${event.detail}</div>`}</li>`,
  );
  return html`<ol class="v-historia" aria-label="${options.label ?? 'Historia del caso'}">${items}</ol>`;
}
