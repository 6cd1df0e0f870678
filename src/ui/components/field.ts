/** What every single-control field shares: group, label, hint, error, and the ids that tie them together. */
import { type Attributes, attributes, classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import { errorMessage } from './error-message.ts';
import { hint } from './hint.ts';
import { label, type Size } from './label.ts';

export type FieldOptions = {
  name: string;
  label: Content;
  /** Defaults to the name. */
  id?: string | undefined;
  labelSize?: Size | undefined;
  labelIsPageHeading?: boolean | undefined;
  hint?: Content | undefined;
  error?: Content | undefined;
  /** Ids of further texts that describe the control, e.g. a count. */
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  /** Classes of the control itself. */
  classes?: string | undefined;
  /** Further attributes of the control itself. */
  attributes?: Attributes | undefined;
};

type GroupOptions = { classes?: string | undefined; attributes?: Attributes | undefined; label?: boolean };

export function fieldId(options: { id?: string | undefined; name: string }): string {
  return options.id ?? options.name;
}

/** The ids for `aria-describedby`, in reading order, or undefined when nothing describes the control. */
export function describedBy(
  id: string,
  options: Pick<FieldOptions, 'hint' | 'error' | 'describedBy'>,
): string | undefined {
  const ids = classes(
    options.describedBy,
    options.hint !== undefined && `${id}-hint`,
    options.error !== undefined && `${id}-error`,
  );
  return ids === '' ? undefined : ids;
}

/** Hint and error with the ids that `describedBy` names. */
export function fieldNotes(id: string, options: Pick<FieldOptions, 'hint' | 'error'>): Html {
  return html`${options.hint !== undefined && hint({ id: `${id}-hint`, text: options.hint })}
${options.error !== undefined && errorMessage({ id: `${id}-error`, text: options.error })}`;
}

/** The group around controls of any kind, marked when there is an error. */
export function formGroup(content: Content, hasError: boolean, group: GroupOptions = {}): Html {
  const names = classes('govuk-form-group', hasError && 'govuk-form-group--error', group.classes);
  return html`<div class="${names}"${attributes(group.attributes)}>${content}</div>`;
}

/** A whole field around its control. */
export function field(options: FieldOptions, control: Content, group?: GroupOptions): Html {
  const id = fieldId(options);
  const content = html`${label({
    text: options.label,
    for: id,
    size: options.labelSize,
    isPageHeading: options.labelIsPageHeading,
  })}
${fieldNotes(id, options)}
${control}`;
  return formGroup(content, options.error !== undefined, group);
}
