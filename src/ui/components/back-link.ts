/** The way to the step before. */
import { type Content, type Html, html } from '../html.ts';

export function backLink(options: { href: string; text?: Content | undefined }): Html {
  return html`<a href="${options.href}" class="govuk-back-link">${options.text ?? 'Volver'}</a>`;
}
