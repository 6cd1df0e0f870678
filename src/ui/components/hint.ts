/** Help below a label: what to write, where to find it. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type HintOptions = {
  text: Content;
  id?: string | undefined;
  classes?: string | undefined;
};

export function hint(options: HintOptions): Html {
  return html`<div${options.id && html` id="${options.id}"`} class="${classes('govuk-hint', options.classes)}">${options.text}</div>`;
}
