/** A date in three boxes: day, month, year. Names are `<name>-dia`, `<name>-mes`, `<name>-anio`. */
import { type Content, type Html, html } from '../html.ts';
import { describedBy, fieldNotes, formGroup } from './field.ts';
import { fieldset } from './fieldset.ts';
import { inputControl } from './input.ts';
import { label, type Size } from './label.ts';

export type DatePart = 'dia' | 'mes' | 'anio';

export type DateInputOptions = {
  name: string;
  legend: Content;
  legendSize?: Size | undefined;
  legendIsPageHeading?: boolean | undefined;
  id?: string | undefined;
  hint?: Content | undefined;
  error?: Content | undefined;
  values?: Readonly<Partial<Record<DatePart, string>>> | undefined;
  /** Which boxes are wrong; without it an error marks all three. */
  errorParts?: readonly DatePart[] | undefined;
  /** For a birth date, so that the browser can fill it in. */
  isBirthDate?: boolean | undefined;
};

const parts = [
  { part: 'dia', text: 'Día', width: 2, autocomplete: 'bday-day' },
  { part: 'mes', text: 'Mes', width: 2, autocomplete: 'bday-month' },
  { part: 'anio', text: 'Año', width: 4, autocomplete: 'bday-year' },
] as const;

export function dateInput(options: DateInputOptions): Html {
  const id = options.id ?? options.name;
  const boxes = parts.map(({ part, text, width, autocomplete }) => {
    const wrong = options.error !== undefined && (options.errorParts?.includes(part) ?? true);
    const boxId = `${id}-${part}`;
    return html`<div class="govuk-date-input__item"><div class="govuk-form-group">
${label({ text, for: boxId, classes: 'govuk-date-input__label' })}
${inputControl({
  id: boxId,
  name: `${options.name}-${part}`,
  value: options.values?.[part],
  width,
  classes: wrong ? 'govuk-date-input__input govuk-input--error' : 'govuk-date-input__input',
  inputmode: 'numeric',
  autocomplete: options.isBirthDate ? autocomplete : undefined,
})}</div></div>`;
  });
  const content = fieldset({
    legend: options.legend,
    legendSize: options.legendSize,
    legendIsPageHeading: options.legendIsPageHeading,
    describedBy: describedBy(id, options),
    role: 'group',
    content: html`${fieldNotes(id, options)}<div class="govuk-date-input" id="${id}">${boxes}</div>`,
  });
  return formGroup(content, options.error !== undefined);
}
