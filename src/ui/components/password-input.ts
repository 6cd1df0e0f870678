/** A password field with a button that shows what is typed (with JavaScript). Pasting is allowed. */
import { classes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { button } from './button.ts';
import { type FieldOptions, field, fieldId } from './field.ts';
import { inputControl } from './input.ts';

export type PasswordInputOptions = FieldOptions & {
  autocomplete?: 'current-password' | 'new-password' | undefined;
};

export function passwordInput(options: PasswordInputOptions): Html {
  const id = fieldId(options);
  const control = inputControl({
    ...options,
    id,
    type: 'password',
    classes: classes('govuk-password-input__input govuk-js-password-input-input', options.classes),
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete ?? 'current-password',
  });
  const toggle = button({
    type: 'button',
    text: 'Mostrar',
    variant: 'secondary',
    classes: 'govuk-password-input__toggle govuk-js-password-input-toggle',
    attributes: { 'aria-controls': id, 'aria-label': 'Mostrar clave', hidden: true },
  });
  return field(
    options,
    html`<div class="govuk-input__wrapper govuk-password-input__wrapper">${control}${toggle}</div>`,
    { classes: 'govuk-password-input', attributes: { 'data-module': 'govuk-password-input' } },
  );
}
