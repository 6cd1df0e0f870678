/** The box to write a message in and the button that sends it. */
import { attributes, classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import { button } from './button.ts';
import { errorMessage } from './error-message.ts';

export type ChatComposerOptions = {
  /** Distinct from any other field of the page the chat may be opened on. */
  id: string;
  label: Content;
  value?: string | undefined;
  error?: Content | undefined;
  charsMax: number;
  rows?: number | undefined;
  sendText: Content;
  /** Further buttons beside the one that sends. */
  also?: Content | undefined;
};

/** The HTML parser drops the first line break inside a textarea; a second one keeps what was typed. */
const asTyped = (value: string) => (/^[\r\n]/.test(value) ? `\n${value}` : value);

export function chatComposer(options: ChatComposerOptions): Html {
  const { id, label, value = '', error, charsMax, rows = 2, sendText, also } = options;
  return html`<div class="${classes('v-redactor govuk-form-group', error !== undefined && 'govuk-form-group--error')}">
<label class="govuk-label govuk-label--s" for="${id}">${label}</label>
${error !== undefined && errorMessage({ id: `${id}-error`, text: error })}
<textarea${attributes({
    class: classes('govuk-textarea v-redactor__texto', error !== undefined && 'govuk-textarea--error'),
    id,
    name: 'texto',
    rows,
    maxlength: charsMax,
    'aria-describedby': error === undefined ? undefined : `${id}-error`,
    'data-chat-texto': true,
  })}>${asTyped(value)}</textarea>
<div class="v-redactor__botones">${button({ text: sendText, classes: 'v-redactor__enviar' })}${also}</div></div>`;
}
