/** Lists where each depends on the one before: province, canton, parish. */
import { paths } from '../../paths.ts';
import { type Content, type Html, html } from '../html.ts';
import { button } from './button.ts';
import { fieldset } from './fieldset.ts';
import { select } from './select.ts';

export type CascadeLevel = {
  name: string;
  label: string;
  /** Empty until the level above is chosen. */
  items: readonly { value: string; text: string }[];
  value?: string | undefined;
  error?: Content | undefined;
  emptyText?: string | undefined;
  /** What this level is called in the address that lists the next one (`?provincia=09`). */
  parameter: string;
};

export type CascadeSelectOptions = {
  /** Field name; without JavaScript the button sends `_accion` = `cascada:<name>`. */
  name: string;
  legend: Content;
  hint?: Content | undefined;
  /** From the widest to the narrowest. */
  levels: readonly CascadeLevel[];
  /** Answers `{ opciones: [{ codigo, nombre }] }`. */
  sourceHref?: string | undefined;
};

export function cascadeSelect(options: CascadeSelectOptions): Html {
  const hintId = `${options.name}-hint`;
  const levels = options.levels.map((level) =>
    select({
      name: level.name,
      label: level.label,
      items: level.items,
      value: level.value ?? '',
      emptyText: level.emptyText ?? 'Elija una opción',
      error: level.error,
      classes: 'v-cascada__nivel',
      attributes: { 'data-parametro': level.parameter },
    }),
  );
  return html`<div class="v-cascada" data-cascada="${options.sourceHref ?? paths.datosDpa}">${fieldset({
    legend: options.legend,
    legendSize: 's',
    describedBy: options.hint === undefined ? undefined : hintId,
    content: html`${options.hint !== undefined && html`<div class="govuk-hint" id="${hintId}">${options.hint}</div>`}${levels}
${button({ text: 'Actualizar las listas', variant: 'secondary', name: '_accion', value: `cascada:${options.name}`, attributes: { 'data-sin-js': true } })}`,
  })}<p class="govuk-visually-hidden" role="status"></p></div>`;
}
