/** A line under the header that says what kind of service this is: a demo, a trial. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import { tag } from './tag.ts';

export type PhaseBannerOptions = { tag: Content; text: Content; classes?: string | undefined };

export function phaseBanner(options: PhaseBannerOptions): Html {
  return html`<div class="${classes('govuk-phase-banner govuk-width-container', options.classes)}"><p class="govuk-phase-banner__content">
${tag({ text: options.tag, classes: 'govuk-phase-banner__content__tag' })}
<span class="govuk-phase-banner__text">${options.text}</span></p></div>`;
}
