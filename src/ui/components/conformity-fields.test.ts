/** Single fields against the published fixtures. */
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
import { errorMessage } from './error-message.ts';
import type { FieldOptions } from './field.ts';
import { fileUpload } from './file-upload.ts';
import { hint } from './hint.ts';
import { input } from './input.ts';
import { label } from './label.ts';
import { passwordInput } from './password-input.ts';
import { select } from './select.ts';
import { countedTextarea, textarea } from './textarea.ts';

function common(options: Options): FieldOptions {
  const words = part(options, 'label');
  return {
    name: required(options, 'name'),
    id: text(options, 'id'),
    label: requiredContent(words),
    labelSize: size(words),
    labelIsPageHeading: flag(words ?? {}, 'isPageHeading'),
    hint: content(part(options, 'hint')),
    error: content(part(options, 'errorMessage')),
    describedBy: text(options, 'describedBy'),
    disabled: flag(options, 'disabled'),
    classes: text(options, 'classes'),
  };
}

testConformity({
  component: 'label',
  render: (options) =>
    label({
      text: requiredContent(options),
      for: text(options, 'for'),
      size: size(options),
      isPageHeading: flag(options, 'isPageHeading'),
    }),
});

testConformity({ component: 'hint', render: (options) => hint({ text: requiredContent(options) }) });

testConformity({
  component: 'error-message',
  render: (options) => errorMessage({ text: requiredContent(options) }),
  unsupported: { translated: 'the hidden word is always «Error», the same in Spanish' },
});

testConformity({
  component: 'input',
  render: (options) =>
    input({
      ...common(options),
      value: text(options, 'value'),
      prefix: content(part(options, 'prefix')),
      suffix: content(part(options, 'suffix')),
    }),
});

testConformity({
  component: 'textarea',
  render: (options) => {
    const rows = Number(text(options, 'rows') ?? 5);
    return textarea({ ...common(options), rows, value: text(options, 'value') });
  },
});

const kindOfCount = 'our count knows characters only, so it never names what it counts';
const words = 'the definitions limit characters, never words';

testConformity({
  component: 'character-count',
  words: [[/^You can enter up to (\d+) characters$/, 'Puede escribir hasta $1 caracteres']],
  render: (options) => {
    const rows = Number(text(options, 'rows') ?? 5);
    const threshold = text(options, 'threshold');
    return countedTextarea({
      ...common(options),
      rows,
      value: text(options, 'value'),
      lengthMax: Number(required(options, 'maxlength')),
      thresholdPercent: threshold === undefined ? undefined : Number(threshold),
    });
  },
  unsupported: {
    'with maxwords': words,
    "with count type 'words'": words,
    "with count type 'words' and value": words,
    "with count type 'words' and error message": words,
    "with count type 'words' and threshold": words,
    "with count type 'length'": kindOfCount,
    "with count type 'characters'": kindOfCount,
    "with count type 'characters' and value": kindOfCount,
    "with count type 'characters' and error message": kindOfCount,
    "with count type 'characters' and threshold": kindOfCount,
  },
});

testConformity({
  component: 'select',
  render: (options) =>
    select({
      ...common(options),
      value: text(options, 'value'),
      items: parts(options, 'items').map((item) => ({
        value: String(item.value),
        text: required(item, 'text'),
        selected: flag(item, 'selected'),
        disabled: flag(item, 'disabled'),
      })),
    }),
});

const ownIsland = "the drop zone is the package's own script; our island works on the plain field";

testConformity({
  component: 'file-upload',
  render: (options) => fileUpload({ ...common(options), multiple: flag(options, 'multiple') }),
  unsupported: {
    enhanced: ownIsland,
    'enhanced, with error message and hint': ownIsland,
    'enhanced, multiple files': ownIsland,
    'enhanced, custom wrapper classes and attributes': ownIsland,
    translated: ownIsland,
  },
});

testConformity({
  component: 'password-input',
  words: [
    [/^Show password$/, 'Mostrar clave'],
    [/^Show$/, 'Mostrar'],
  ],
  render: (options) => passwordInput(common(options)),
});
