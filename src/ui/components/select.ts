/** A choice out of a long list. */
import { attributes, classes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { describedBy, type FieldOptions, field, fieldId } from './field.ts';

export type SelectItem = {
  value: string;
  text: string;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
};

export type SelectOptions = FieldOptions & {
  items: readonly SelectItem[];
  value?: string | undefined;
  /** First, empty line («Elija una provincia»). */
  emptyText?: string | undefined;
};

export function select(options: SelectOptions): Html {
  const id = fieldId(options);
  const names = classes(
    'govuk-select',
    options.classes,
    options.error !== undefined && 'govuk-select--error',
  );
  const items = options.items.map(
    (item) =>
      html`<option${attributes({
        value: item.value,
        selected: item.selected ?? (options.value !== undefined && item.value === options.value),
        disabled: item.disabled,
      })}>${item.text}</option>`,
  );
  const control = html`<select${attributes({
    class: names,
    id,
    name: options.name,
    disabled: options.disabled,
    'aria-describedby': describedBy(id, options),
    ...options.attributes,
  })}>${options.emptyText !== undefined && html`<option value="">${options.emptyText}</option>`}${items}</select>`;
  return field(options, control);
}
