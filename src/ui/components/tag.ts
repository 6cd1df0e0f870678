/** A state in one or two words. The colour helps; the words carry the meaning. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type Tone = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow';
export type TagOptions = { text: Content; tone?: Tone | undefined; classes?: string | undefined };

export function tag(options: TagOptions): Html {
  return html`<strong class="${classes('govuk-tag', options.tone && `govuk-tag--${options.tone}`, options.classes)}">${options.text}</strong>`;
}
