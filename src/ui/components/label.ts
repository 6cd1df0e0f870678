/** The label of one control; as page heading where the page asks a single question. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type Size = 's' | 'm' | 'l' | 'xl';

export type LabelOptions = {
  text: Content;
  for?: string | undefined;
  size?: Size | undefined;
  isPageHeading?: boolean | undefined;
  classes?: string | undefined;
};

export function label(options: LabelOptions): Html {
  const names = classes('govuk-label', options.size && `govuk-label--${options.size}`, options.classes);
  const element = html`<label class="${names}"${options.for && html` for="${options.for}"`}>${options.text}</label>`;
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element;
}
