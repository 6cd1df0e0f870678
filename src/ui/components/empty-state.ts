/** A list with nothing in it says so, and what one can do. */
import { type Content, type Html, html } from '../html.ts';

export type EmptyStateOptions = { title: Content; text?: Content | undefined; action?: Content | undefined };

export function emptyState(options: EmptyStateOptions): Html {
  return html`<div class="v-vacio"><p class="v-vacio__titulo">${options.title}</p>
${options.text !== undefined && html`<p class="govuk-body">${options.text}</p>`}${options.action}</div>`;
}
