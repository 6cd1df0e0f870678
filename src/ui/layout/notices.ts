/** What the agency has to say on every public page for some days: «Mañana no atendemos». */
import { type Html, html } from '../html.ts';

/** Nothing where there is nothing to say. */
export function notices(texts: readonly string[]): Html | false {
  if (texts.length === 0) return false;
  return html`<section class="v-avisos" aria-label="Avisos de la institución"><div class="govuk-width-container">${texts.map((text) => html`<p class="v-avisos__uno">${text}</p>`)}</div></section>`;
}
