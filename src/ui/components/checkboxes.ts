/** Any number of choices; also the single box that confirms. */
import type { Html } from '../html.ts';
import { type Choice, type ChoicesOptions, choices } from './choices.ts';

export type CheckboxChoice = Choice & {
  /** Where the boxes do not share one name. */
  name?: string | undefined;
  /** «Ninguna»: choosing it clears the others (with JavaScript; the server checks again). */
  exclusive?: boolean | undefined;
};

export type CheckboxesOptions = ChoicesOptions & {
  items: readonly CheckboxChoice[];
  values?: readonly string[] | undefined;
};

export function checkboxes(options: CheckboxesOptions): Html {
  const items = options.items.map((item) => ({
    ...item,
    name: item.name ?? options.name,
    isChecked: item.checked ?? options.values?.includes(item.value) ?? false,
    ...(item.exclusive && { itemAttributes: { 'data-behaviour': 'exclusive' } }),
  }));
  return choices({ block: 'govuk-checkboxes', type: 'checkbox' }, options, items);
}
