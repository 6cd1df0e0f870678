/** Fieldsets, radios, checkboxes, buttons, error summaries against the published fixtures. */
import { trusted } from '../html.ts';
import {
  content,
  flag,
  type Options,
  part,
  parts,
  required,
  requiredContent,
  size,
  testConformity,
  text,
} from '../testing/conformity.ts';
import { button, linkButton } from './button.ts';
import { checkboxes } from './checkboxes.ts';
import type { Choice, ChoicesOptions } from './choices.ts';
import { dateInput } from './date-input.ts';
import { errorSummary } from './error-summary.ts';
import { fieldset } from './fieldset.ts';
import { radios } from './radios.ts';

function legend(options: Options | undefined) {
  const words = part(options ?? {}, 'legend');
  return {
    legend: content(words),
    legendSize: size(words),
    legendIsPageHeading: flag(words ?? {}, 'isPageHeading'),
  };
}

function frame(options: Options): ChoicesOptions {
  const names = text(options, 'classes');
  return {
    name: text(options, 'name') ?? '',
    idPrefix: text(options, 'idPrefix'),
    ...legend(part(options, 'fieldset')),
    hint: content(part(options, 'hint')),
    error: content(part(options, 'errorMessage')),
    describedBy: text(part(options, 'fieldset') ?? {}, 'describedBy'),
    small: names?.includes('--small'),
    groupClasses: text(part(options, 'formGroup') ?? {}, 'classes'),
  };
}

/** The fixtures list a divider as an item of its own; here it stands before the next item. */
function items(
  options: Options,
): (Choice & { name?: string | undefined; exclusive?: boolean | undefined })[] {
  let divider: string | undefined;
  return parts(options, 'items').flatMap((item) => {
    const words = text(item, 'divider');
    if (words !== undefined) {
      divider = words;
      return [];
    }
    const conditional = text(part(item, 'conditional') ?? {}, 'html');
    const choice = {
      value: String(item.value),
      text: requiredContent(item),
      hint: content(part(item, 'hint')),
      id: text(item, 'id'),
      name: text(item, 'name'),
      checked: flag(item, 'checked'),
      disabled: flag(item, 'disabled'),
      conditional: conditional === undefined ? undefined : trusted(conditional),
      exclusive: text(item, 'behaviour') === 'exclusive',
      dividerBefore: divider,
    };
    divider = undefined;
    return [choice];
  });
}

testConformity({
  component: 'fieldset',
  render: (options) => {
    const { legend: words, ...rest } = legend(options);
    return fieldset({ ...rest, legend: words ?? '' });
  },
});

testConformity({
  component: 'radios',
  render: (options) =>
    radios({
      ...frame(options),
      items: items(options),
      value: text(options, 'value'),
      inline: text(options, 'classes')?.includes('--inline'),
    }),
});

testConformity({
  component: 'checkboxes',
  render: (options) => {
    const values = options.values;
    return checkboxes({
      ...frame(options),
      items: items(options),
      values: Array.isArray(values) ? values.map(String) : undefined,
    });
  },
});

function variant(options: Options): 'secondary' | 'warning' | 'inverse' | undefined {
  const name = /govuk-button--(secondary|warning|inverse)/.exec(text(options, 'classes') ?? '')?.[1];
  return name === 'secondary' || name === 'warning' || name === 'inverse' ? name : undefined;
}

testConformity({
  component: 'button',
  // The arrow is our own drawing.
  without: /<path[^>]*>/g,
  render: (options) => {
    const look = {
      text: requiredContent(options),
      variant: variant(options),
      isStart: flag(options, 'isStartButton'),
      id: text(options, 'id'),
      classes: text(options, 'classes')?.replace(/govuk-button--\w+/, '') || undefined,
    };
    const href = text(options, 'href');
    if (href !== undefined) return linkButton({ ...look, href });
    return button({
      ...look,
      name: text(options, 'name'),
      value: text(options, 'value'),
      disabled: flag(options, 'disabled'),
      preventDoubleClick: flag(options, 'preventDoubleClick'),
    });
  },
});

testConformity({
  component: 'error-summary',
  render: (options) =>
    errorSummary({
      title: content(options, 'titleText', 'titleHtml'),
      description: content(options, 'descriptionText', 'descriptionHtml'),
      errors: parts(options, 'errorList').map((item) => ({
        text: requiredContent(item),
        href: text(item, 'href'),
      })),
    }),
});

const names = { day: 'dia', month: 'mes', year: 'anio' } as const;
type EnglishPart = keyof typeof names;
const englishParts: readonly EnglishPart[] = ['day', 'month', 'year'];

/** A fixture names its boxes one by one or in `items`, and marks a wrong one by flag or by class. */
function isWrong(options: Options, english: EnglishPart): boolean {
  const listed = parts(options, 'items').find((item) => item.name === english);
  const box = listed ?? part(options, english) ?? {};
  return flag(box, 'error') === true || (text(box, 'classes') ?? '').includes('--error');
}

function dateName(options: Options): string {
  return text(options, 'namePrefix') ?? required(options, 'id');
}

const threeBoxes = 'our date always has its three boxes';
const withoutMessage = 'a wrong date always comes with its message';

testConformity({
  component: 'date-input',
  words: (options) =>
    englishParts.flatMap((english, index): [RegExp, string][] => [
      [new RegExp(`^${english}$`), `${dateName(options)}-${names[english]}`],
      [new RegExp(`^(.+)-${english}$`), `$1-${names[english]}`],
      [new RegExp(`^${english}$`, 'i'), ['Día', 'Mes', 'Año'][index] ?? ''],
    ]),
  render: (options) => {
    const values = part(options, 'values') ?? {};
    const prefix = text(options, 'namePrefix');
    const given = (english: string) => text(values, prefix === undefined ? english : `${prefix}-${english}`);
    const wrong = englishParts
      .filter((english) => isWrong(options, english))
      .map((english) => names[english]);
    const entries = englishParts.map((english) => [names[english], given(english)]);
    return dateInput({
      name: dateName(options),
      id: required(options, 'id'),
      ...legend(part(options, 'fieldset')),
      legend: requiredContent(part(part(options, 'fieldset') ?? {}, 'legend')),
      hint: content(part(options, 'hint')),
      error: content(part(options, 'errorMessage')),
      errorParts: wrong.length > 0 ? wrong : undefined,
      values: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    });
  },
  unsupported: {
    'with translations': 'the boxes are always called «Día», «Mes», «Año»',
    'with values, name prefix and custom names': 'the names follow from the name of the field',
    'day and month': threeBoxes,
    'day and month (using items)': threeBoxes,
    'month and year': threeBoxes,
    'month and year (using items)': threeBoxes,
    'with errors only': withoutMessage,
    'with errors only (using classes)': withoutMessage,
    'with errors only (using items)': withoutMessage,
    'with errors only (using items and classes)': withoutMessage,
  },
});
