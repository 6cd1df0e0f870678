/** The first stop of the keyboard: straight to the content. */
import { type Content, type Html, html } from '../html.ts';

export function skipLink(options: { href?: string | undefined; text?: Content | undefined } = {}): Html {
  return html`<a href="${options.href ?? '#contenido'}" class="govuk-skip-link" data-module="govuk-skip-link">${options.text ?? 'Ir al contenido principal'}</a>`;
}
