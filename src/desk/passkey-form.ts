/** A form that a passkey fills in: hidden until the browser says it can, so that nobody meets a dead button. */
import { attributes } from '../ui/attributes.ts';
import { button } from '../ui/components/button.ts';
import { csrfField } from '../ui/components/form.ts';
import { type Content, type Html, html } from '../ui/html.ts';

export type PasskeyForm = {
  readonly action: string;
  readonly csrf: string;
  /** Options of WebAuthn as JSON; they carry the signed challenge. */
  readonly options: object;
  readonly does: 'ingresar' | 'registrar';
  readonly text: string;
  /** Further fields of the form, hidden or not. */
  readonly hidden?: Content;
};

export function passkeyForm({ action, csrf, options, does, text, hidden }: PasskeyForm): Html {
  const list = attributes({
    action,
    method: 'post',
    hidden: true,
    'data-llave': does,
    'data-opciones': JSON.stringify(options),
  });
  return html`<form${list} class="v-llave">${csrfField(csrf)}${hidden}<input type="hidden" name="respuesta" value="">${button({ text, variant: 'secondary' })}<p class="govuk-error-message" role="status"></p></form>`;
}
