/** The filters over the lines, and what of them has no meaning. */
import { auditoriaLimits } from '../../actions/auditoria/auditoria-limits.ts';
import { clasesDeLineas } from '../../actions/auditoria/line-words.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { input, inputControl } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import { doorNames, doors } from '../cifras/figures-address.ts';
import type { LinesAddress } from './lines-address.ts';

const sources = [
  { value: 'diario', text: 'Diario de las solicitudes' },
  { value: 'seguridad', text: 'Seguridad y lecturas' },
  { value: 'ajustes', text: 'Ajustes' },
  { value: 'registro', text: 'Registro' },
] as const;

function dayField(name: string, label: string, value: string, error: string | undefined): Html {
  const wrong =
    error === undefined
      ? {}
      : { classes: 'govuk-input--error', attributes: { 'aria-describedby': `${name}-error` } };
  return html`<div class="govuk-form-group"><label class="govuk-label" for="${name}">${label}</label>${error !== undefined && html`<p class="govuk-error-message" id="${name}-error"><span class="govuk-visually-hidden">Error:</span> ${error}</p>`}${inputControl({ name, type: 'date', value, ...wrong })}</div>`;
}

export function linesFilters({ typed, errors }: LinesAddress): Html {
  const errorOf = (path: string) => errors.find((one) => one.path === path)?.sentence;
  const day = (name: 'desde' | 'hasta', label: string) => dayField(name, label, typed[name], errorOf(name));
  return html`<search class="v-filtros v-auditoria-filtros"><form action="${paths.mesa.auditoria.inicio}" method="get">
${day('desde', 'Desde')}${day('hasta', 'Hasta')}
${input({ name: 'quien', label: 'Persona: usuario, correo o RUC', value: typed.quien, lengthMax: auditoriaLimits.textCharsMax, autocomplete: 'off', error: errorOf('quien') })}
${input({ name: 'caso', id: 'referencia', label: 'Solicitud', value: typed.referencia, width: 20, autocomplete: 'off', error: errorOf('referencia') })}
${select({ name: 'de', label: 'De dónde', value: typed.fuente, emptyText: 'De todo', items: sources })}
${select({ name: 'clase', label: 'Qué pasó', value: typed.clase, emptyText: 'Cualquier cosa', items: clasesDeLineas.map(([value, text]) => ({ value, text })) })}
${select({ name: 'puerta', label: 'Puerta', value: typed.puerta, emptyText: 'Todas', items: doors.map((value) => ({ value, text: doorNames[value] })) })}
${input({ name: 'busco', label: 'Buscó estas palabras', value: typed.busco, lengthMax: auditoriaLimits.textCharsMax, autocomplete: 'off' })}
${checkboxes({ name: 'lecturas', small: true, items: [{ value: 'si', text: 'Solo lecturas' }], values: typed.lecturas ? ['si'] : [] })}
${typed.cuenta !== '' && html`<input type="hidden" name="cuenta" value="${typed.cuenta}">`}${typed.red !== '' && html`<input type="hidden" name="red" value="${typed.red}">`}
${button({ text: 'Mostrar' })} <a class="govuk-link v-auditoria-quitar" href="${paths.mesa.auditoria.inicio}">Quitar filtros</a></form></search>`;
}
