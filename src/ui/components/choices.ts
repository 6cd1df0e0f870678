/** What radios and checkboxes share: items with hint and conditional content, inside a group with its question. */
import { type Attributes, attributes, classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import { describedBy, fieldNotes, formGroup } from './field.ts';
import { fieldset } from './fieldset.ts';
import { hint } from './hint.ts';
import { label, type Size } from './label.ts';

export type Choice = {
  value: string;
  text: Content;
  hint?: Content | undefined;
  id?: string | undefined;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Shown while this choice is the chosen one; by style alone, so it works without JavaScript. */
  conditional?: Content | undefined;
  /** Words between two items («o»), before this one. */
  dividerBefore?: string | undefined;
  attributes?: Attributes | undefined;
};

export type ChoicesOptions = {
  name: string;
  /** Start of the ids; the first item carries it bare, so that the error summary can point at it. */
  idPrefix?: string | undefined;
  legend?: Content | undefined;
  legendSize?: Size | undefined;
  legendIsPageHeading?: boolean | undefined;
  legendHidden?: boolean | undefined;
  hint?: Content | undefined;
  error?: Content | undefined;
  describedBy?: string | undefined;
  small?: boolean | undefined;
  classes?: string | undefined;
  /** Classes of the group around question and items. */
  groupClasses?: string | undefined;
  attributes?: Attributes | undefined;
};

type Kind = { block: 'govuk-radios' | 'govuk-checkboxes'; type: 'radio' | 'checkbox' };
export type ItemInput = Choice & { name: string; isChecked: boolean; itemAttributes?: Attributes };

function choiceItem(kind: Kind, item: ItemInput, id: string, groupDescribedBy: string | undefined): Html {
  const hasHint = item.hint !== undefined;
  const conditionalId = `conditional-${id}`;
  const ids = classes(groupDescribedBy, hasHint && `${id}-item-hint`);
  return html`<div class="${kind.block}__item">
<input${attributes({
    class: `${kind.block}__input`,
    id,
    name: item.name,
    type: kind.type,
    value: item.value,
    checked: item.isChecked,
    disabled: item.disabled,
    'data-aria-controls': item.conditional === undefined ? undefined : conditionalId,
    'aria-describedby': ids === '' ? undefined : ids,
    ...item.itemAttributes,
    ...item.attributes,
  })}>
${label({ text: item.text, for: id, classes: `${kind.block}__label` })}
${hasHint && hint({ id: `${id}-item-hint`, text: item.hint ?? '', classes: `${kind.block}__hint` })}
</div>
${
  item.conditional !== undefined &&
  html`<div class="${classes(`${kind.block}__conditional`, !item.isChecked && `${kind.block}__conditional--hidden`)}" id="${conditionalId}">${item.conditional}</div>`
}`;
}

/** Numbers count dividers too, as the fixtures of the style sheet's makers do. */
function itemIds(prefix: string, items: readonly ItemInput[]): string[] {
  let position = 0;
  return items.map((item) => {
    position += item.dividerBefore === undefined ? 1 : 2;
    return item.id ?? (position > 1 ? `${prefix}-${position}` : prefix);
  });
}

export function choices(kind: Kind, options: ChoicesOptions, items: readonly ItemInput[]): Html {
  const prefix = options.idPrefix ?? options.name;
  const ids = describedBy(prefix, options);
  const hasFieldset = options.legend !== undefined;
  const names = itemIds(prefix, items);
  const list = items.map((item, index) => [
    item.dividerBefore !== undefined && html`<div class="${kind.block}__divider">${item.dividerBefore}</div>`,
    choiceItem(kind, item, names[index] ?? prefix, hasFieldset || kind.type === 'radio' ? undefined : ids),
  ]);
  const inner = html`${fieldNotes(prefix, options)}
<div class="${classes(kind.block, options.small && `${kind.block}--small`, options.classes)}" data-module="${kind.block}"${attributes(options.attributes)}>${list}</div>`;
  const content = hasFieldset
    ? fieldset({
        legend: options.legend ?? '',
        legendSize: options.legendSize,
        legendIsPageHeading: options.legendIsPageHeading,
        legendHidden: options.legendHidden,
        describedBy: ids,
        content: inner,
      })
    : inner;
  return formGroup(content, options.error !== undefined, { classes: options.groupClasses });
}
