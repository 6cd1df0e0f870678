/** The reference of a case, easy to read aloud, to select and to copy. */
import { type Html, html } from '../html.ts';

/** The copy button appears only where the browser can copy. */
export function referenceText(reference: string): Html {
  return html`<span class="v-referencia"><strong class="v-referencia__codigo">${reference}</strong> <button type="button" class="v-referencia__copiar" data-copiar="${reference}" hidden>Copiar<span class="govuk-visually-hidden"> la referencia</span></button></span>`;
}
