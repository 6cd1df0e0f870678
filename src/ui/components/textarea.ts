/** A text field of several lines; with a limit it counts what is left. */
import { attributes, classes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { describedBy, type FieldOptions, field, fieldId } from './field.ts';
import { hint } from './hint.ts';

export type TextareaOptions = FieldOptions & {
  value?: string | undefined;
  rows?: number | undefined;
  spellcheck?: boolean | undefined;
  autocomplete?: string | undefined;
};

export type CountedTextareaOptions = TextareaOptions & {
  /** Characters, counted as the server counts them: code points. */
  lengthMax: number;
  /** Percent of the limit from which the count is shown. */
  thresholdPercent?: number | undefined;
};

function control(options: TextareaOptions): Html {
  const id = fieldId(options);
  const names = classes(
    'govuk-textarea',
    options.error !== undefined && 'govuk-textarea--error',
    options.classes,
  );
  return html`<textarea${attributes({
    class: names,
    id,
    name: options.name,
    rows: options.rows ?? 5,
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    disabled: options.disabled,
    'aria-describedby': describedBy(id, options),
    autocomplete: options.autocomplete,
    ...options.attributes,
  })}>${leadingBreakKept(options.value)}</textarea>`;
}

/** The HTML parser drops the first line break inside a textarea; a second one keeps what was typed. */
function leadingBreakKept(value: string | undefined): string | undefined {
  return value?.startsWith('\n') || value?.startsWith('\r') ? `\n${value}` : value;
}

export function textarea(options: TextareaOptions): Html {
  return field(options, control(options));
}

/** Without JavaScript the limit stands as a sentence; with it, the sentence becomes a live count. */
export function countedTextarea(options: CountedTextareaOptions): Html {
  const id = fieldId(options);
  const infoId = `${id}-info`;
  const message = hint({
    id: infoId,
    text: `Puede escribir hasta ${options.lengthMax} caracteres`,
    classes: 'govuk-character-count__message',
  });
  const inner = {
    ...options,
    describedBy: classes(infoId, options.describedBy),
    classes: classes('govuk-js-character-count', options.classes),
  };
  return field(inner, html`${control(inner)}${message}`, {
    classes: 'govuk-character-count',
    attributes: {
      'data-module': 'govuk-character-count',
      'data-maxlength': options.lengthMax,
      'data-threshold': options.thresholdPercent,
    },
  });
}
