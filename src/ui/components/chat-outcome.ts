/** A request filed inside the chat: what became of it, its reference, and what changed in the register. */
import { type Content, type Html, html } from '../html.ts';
import { referenceText } from './reference.ts';

export type ChatOutcomeOptions = {
  title: Content;
  reference: string;
  href: string;
  /** What was decided, or who has it. */
  result: Content;
  /** One sentence per change of the register. */
  changes: readonly Content[];
  isDone: boolean;
};

export function chatOutcome(options: ChatOutcomeOptions): Html {
  const { title, reference, href, result, changes, isDone } = options;
  return html`<div class="v-resultado${isDone && ' v-resultado--hecho'}"><p class="v-resultado__titulo">${title}</p><p class="v-linea__texto">${result}</p>
${changes.length > 0 && html`<ul class="v-resultado__cambios">${changes.map((change) => html`<li>${change}</li>`)}</ul>`}
<p class="v-linea__texto">Referencia: ${referenceText(reference)}<br><a class="govuk-link" href="${href}">Ver la solicitud</a></p></div>`;
}
