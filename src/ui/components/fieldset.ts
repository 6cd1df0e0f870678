/** Several controls under one question. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import type { Size } from './label.ts';

export type FieldsetOptions = {
  legend: Content;
  legendSize?: Size | undefined;
  legendIsPageHeading?: boolean | undefined;
  legendHidden?: boolean | undefined;
  describedBy?: string | undefined;
  role?: 'group' | undefined;
  content?: Content | undefined;
};

export function fieldset(options: FieldsetOptions): Html {
  const names = classes(
    'govuk-fieldset__legend',
    options.legendSize && `govuk-fieldset__legend--${options.legendSize}`,
    options.legendHidden && 'govuk-visually-hidden',
  );
  const words = options.legendIsPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${options.legend}</h1>`
    : options.legend;
  return html`<fieldset class="govuk-fieldset"${options.role && html` role="${options.role}"`}${options.describedBy && html` aria-describedby="${options.describedBy}"`}>
<legend class="${names}">${words}</legend>
${options.content}
</fieldset>`;
}
