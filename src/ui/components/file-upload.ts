/** Choosing and sending files. Without JavaScript a plain file field; with it each file goes up on its own. */
import { attributes, classes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { describedBy, type FieldOptions, field, fieldId } from './field.ts';

export type FileUploadOptions = FieldOptions & {
  multiple?: boolean | undefined;
  /** Types offered by the browser's dialogue (`.pdf,.xlsx`); the server looks at the content itself. */
  accept?: string | undefined;
  /** Where the island sends each file; without it the field only travels with its form. */
  uploadHref?: string | undefined;
  sizeBytesMax?: number | undefined;
};

export function fileUpload(options: FileUploadOptions): Html {
  const id = fieldId(options);
  const control = html`<input${attributes({
    class: classes(
      'govuk-file-upload',
      options.classes,
      options.error !== undefined && 'govuk-file-upload--error',
    ),
    id,
    name: options.name,
    type: 'file',
    disabled: options.disabled,
    multiple: options.multiple,
    accept: options.accept,
    'aria-describedby': describedBy(id, options),
    'data-subida': options.uploadHref,
    'data-bytes-max': options.sizeBytesMax,
    ...options.attributes,
  })}>`;
  return field(options, control);
}
