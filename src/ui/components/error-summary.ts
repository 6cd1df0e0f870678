/** Everything that is wrong with what was sent, at the top, with links to the fields. Takes the focus. */
import { type Content, type Html, html } from '../html.ts';

export type ErrorItem = { text: Content; href?: string | undefined };

export type ErrorSummaryOptions = {
  errors: readonly ErrorItem[];
  title?: Content | undefined;
  description?: Content | undefined;
};

export function errorSummary(options: ErrorSummaryOptions): Html {
  const items = options.errors.map(
    ({ text, href }) => html`<li>${href === undefined ? text : html`<a href="${href}">${text}</a>`}</li>`,
  );
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert">
<h2 class="govuk-error-summary__title">${options.title ?? 'Hay un problema'}</h2>
<div class="govuk-error-summary__body">
${options.description !== undefined && html`<p>${options.description}</p>`}
${items.length > 0 && html`<ul class="govuk-list govuk-error-summary__list">${items}</ul>`}
</div></div></div>`;
}
