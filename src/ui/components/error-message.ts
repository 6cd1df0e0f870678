/** The error of one field, beside the field. */
import { type Content, type Html, html } from '../html.ts';

export type ErrorMessageOptions = { text: Content; id?: string | undefined };

export function errorMessage(options: ErrorMessageOptions): Html {
  return html`<p${options.id && html` id="${options.id}"`} class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${options.text}</p>`;
}
