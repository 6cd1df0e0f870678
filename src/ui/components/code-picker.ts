/** Searching a code in a large classification (CPC, CIIU) and choosing among what is found. */
import { type Content, type Html, html } from '../html.ts';
import { button } from './button.ts';
import { checkboxes } from './checkboxes.ts';
import { fieldNotes, formGroup } from './field.ts';
import { inputControl } from './input.ts';
import { label } from './label.ts';
import { radios } from './radios.ts';

export type Code = { code: string; name: string; hint?: string | undefined; disabled?: boolean | undefined };

export type CodePickerOptions = {
  /** Name of the chosen code; the words to search travel as `<name>_buscar`. */
  name: string;
  label: Content;
  hint?: Content | undefined;
  error?: Content | undefined;
  /** What was searched; undefined before the first search. */
  query?: string | undefined;
  results: readonly Code[];
  /** Codes chosen before; kept on the page whatever is searched. */
  chosen?: readonly Code[] | undefined;
  multiple?: boolean | undefined;
  /** Answers `?q=` with `{ resultados: [{ codigo, nombre, detalle? }] }`. */
  sourceHref: string;
};

function resultList(options: CodePickerOptions): Html {
  const chosen = options.chosen ?? [];
  const chosenCodes = chosen.map(({ code }) => code);
  const codes = [...chosen, ...options.results.filter(({ code }) => !chosenCodes.includes(code))];
  const items = codes.map(({ code, name, hint, disabled }) => ({
    value: code,
    text: html`<span class="v-codigo">${code}</span> ${name}`,
    hint,
    disabled,
  }));
  const shared = {
    name: options.name,
    idPrefix: `${options.name}-opcion`,
    legend: 'Elija entre los resultados',
    legendHidden: true,
    small: true,
    items,
  };
  if (items.length === 0) return html``;
  return options.multiple
    ? checkboxes({ ...shared, values: chosenCodes })
    : radios({ ...shared, value: chosenCodes[0] });
}

/** Without JavaScript the button sends `_accion` = `buscar:<name>` and the server renders the results. */
export function codePicker(options: CodePickerOptions): Html {
  const searchName = `${options.name}_buscar`;
  const ids = [
    options.hint !== undefined && `${options.name}-hint`,
    options.error !== undefined && `${options.name}-error`,
  ];
  const found =
    options.query === undefined
      ? ''
      : options.results.length === 0
        ? `Nada coincide con «${options.query}». Pruebe con otras palabras o con los primeros números del código.`
        : `${options.results.length} ${options.results.length === 1 ? 'resultado' : 'resultados'}`;
  return formGroup(
    html`${label({ text: options.label, for: options.name })}${fieldNotes(options.name, options)}
<div class="v-buscar__linea">${inputControl({
      id: options.name,
      name: searchName,
      type: 'search',
      value: options.query,
      autocomplete: 'off',
      lengthMax: 100,
      describedBy: ids.filter((id) => id).join(' ') || undefined,
    })}${button({ text: 'Buscar', variant: 'secondary', name: '_accion', value: `buscar:${options.name}` })}</div>
<p class="v-buscador__cuenta" role="status">${found}</p><div class="v-buscador__resultados">${resultList(options)}</div>`,
    options.error !== undefined,
    {
      classes: 'v-buscador',
      attributes: {
        'data-buscador': options.sourceHref,
        'data-nombre': options.name,
        'data-varios': options.multiple,
      },
    },
  );
}
