/** A text field of one line. */
import { attributes, classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import { describedBy, type FieldOptions, field, fieldId } from './field.ts';

export type InputOptions = FieldOptions & {
  type?: 'text' | 'email' | 'tel' | 'search' | 'url' | undefined;
  value?: string | undefined;
  /** Width in characters, for answers of known length. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  prefix?: Content | undefined;
  suffix?: Content | undefined;
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  spellcheck?: boolean | undefined;
  /** Characters; also told to the browser, which then stops typing there. */
  lengthMax?: number | undefined;
};

/** The bare control, for bricks that put their own frame around it. */
export function inputControl(
  options: Omit<InputOptions, 'label' | 'type'> & {
    type?: string | undefined;
    autocapitalize?: string | undefined;
  },
): Html {
  const id = fieldId(options);
  const names = classes(
    'govuk-input',
    options.width && `govuk-input--width-${options.width}`,
    options.classes,
    options.error !== undefined && 'govuk-input--error',
  );
  return html`<input${attributes({
    class: names,
    id,
    name: options.name,
    type: options.type ?? 'text',
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': describedBy(id, options),
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    inputmode: options.inputmode,
    maxlength: options.lengthMax,
    ...options.attributes,
  })}>`;
}

export function input(options: InputOptions): Html {
  const control = inputControl(options);
  if (options.prefix === undefined && options.suffix === undefined) return field(options, control);
  return field(
    options,
    html`<div class="govuk-input__wrapper">
${options.prefix !== undefined && html`<div class="govuk-input__prefix" aria-hidden="true">${options.prefix}</div>`}
${control}
${options.suffix !== undefined && html`<div class="govuk-input__suffix" aria-hidden="true">${options.suffix}</div>`}
</div>`,
  );
}
