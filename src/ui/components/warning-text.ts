/** What may go wrong if the person goes on. */
import { type Content, type Html, html } from '../html.ts';

export type WarningTextOptions = { text: Content; iconFallbackText?: string | undefined };

export function warningText(options: WarningTextOptions): Html {
  return html`<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${options.iconFallbackText ?? 'Advertencia'}</span> ${options.text}</strong></div>`;
}
