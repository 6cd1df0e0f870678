/** Search by GET: the answer has an address one can keep. */
import { type Content, type Html, html } from '../html.ts';
import { button } from './button.ts';
import { inputControl } from './input.ts';

export type SearchBoxOptions = {
  action: string;
  label: Content;
  name?: string | undefined;
  value?: string | undefined;
  hint?: Content | undefined;
  buttonText?: string | undefined;
  /** Further fields of the same search (filters). */
  extra?: Content | undefined;
};

export function searchBox(options: SearchBoxOptions): Html {
  const name = options.name ?? 'q';
  const hintId = `${name}-hint`;
  return html`<search class="v-buscar"><form action="${options.action}" method="get"><label class="govuk-label govuk-label--s" for="${name}">${options.label}</label>
${options.hint !== undefined && html`<div class="govuk-hint" id="${hintId}">${options.hint}</div>`}
<div class="v-buscar__linea">${inputControl({
    name,
    type: 'search',
    value: options.value,
    lengthMax: 200,
    autocomplete: 'off',
    describedBy: options.hint === undefined ? undefined : hintId,
  })}${button({ text: options.buttonText ?? 'Buscar' })}</div>${options.extra}</form></search>`;
}
