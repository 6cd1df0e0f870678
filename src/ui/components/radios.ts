/** One choice out of several. */
import { classes } from '../attributes.ts';
import type { Html } from '../html.ts';
import { type Choice, type ChoicesOptions, choices } from './choices.ts';

export type RadiosOptions = ChoicesOptions & {
  items: readonly Choice[];
  value?: string | undefined;
  inline?: boolean | undefined;
};

export function radios(options: RadiosOptions): Html {
  const items = options.items.map((item) => ({
    ...item,
    name: options.name,
    isChecked: item.checked ?? (options.value !== undefined && item.value === options.value),
  }));
  const frame = { ...options, classes: classes(options.inline && 'govuk-radios--inline', options.classes) };
  return choices({ block: 'govuk-radios', type: 'radio' }, frame, items);
}
