/** A passage set apart from the running text: a quotation of the law, a note. */
import { type Content, type Html, html } from '../html.ts';

export function insetText(options: { text: Content; id?: string | undefined }): Html {
  return html`<div${options.id && html` id="${options.id}"`} class="govuk-inset-text">${options.text}</div>`;
}
