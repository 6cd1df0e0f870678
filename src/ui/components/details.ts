/** Help that only some need, folded away. */
import { type Content, type Html, html } from '../html.ts';

export type DetailsOptions = {
  summary: Content;
  content: Content;
  id?: string | undefined;
  isOpen?: boolean | undefined;
};

export function details(options: DetailsOptions): Html {
  return html`<details${options.id && html` id="${options.id}"`} class="govuk-details"${options.isOpen && html` open`}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summary}</span></summary>
<div class="govuk-details__text">${options.content}</div></details>`;
}
