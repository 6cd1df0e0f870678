/** The foot of every page: where to go with questions, and what this is. */
import { type Html, html } from '../html.ts';
import type { Site } from './site.ts';

export function footer(site: Site): Html {
  return html`<footer class="v-pie"><div class="govuk-width-container">
${
  site.footerLinks.length > 0 &&
  html`<nav aria-label="Ayuda y condiciones"><ul class="v-pie__enlaces">${site.footerLinks.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul></nav>`
}
<p class="v-pie__texto">${site.agencyName}</p></div></footer>`;
}
