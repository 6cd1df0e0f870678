/** Which accounts are tied to identities of the institution: tying one, and untying it. */

import type { IngresoVisto } from '../../../actions/ingreso/read-ingreso.ts';
import { paths } from '../../../paths.ts';
import { button } from '../../../ui/components/button.ts';
import { details } from '../../../ui/components/details.ts';
import { input } from '../../../ui/components/input.ts';
import { type Html, html } from '../../../ui/html.ts';
import { adminForm, fieldOf, reasonField, typedIn } from '../admin-form.ts';
import type { IngresoView } from './ingreso-form.ts';

export const tiePurpose = 'mesa-ingreso-vincular';
export const untiePurpose = 'mesa-ingreso-desvincular';
export const tieKey = 'vincular';
export const untieKey = (cuenta: string): string => `desvincular-${cuenta.slice(0, 36)}`;

function tieForm(view: IngresoView): Html {
  return details({
    summary: 'Vincular una cuenta',
    isOpen: view.attempt?.key === tieKey,
    content: adminForm(view, {
      key: tieKey,
      action: paths.mesa.ingreso.vincular,
      purpose: tiePurpose,
      version: view.visto.version,
      proof: true,
      content: html`${input({ ...fieldOf(view, tieKey, 'usuario'), label: 'Usuario de Ventanilla', width: 20, spellcheck: false, autocomplete: 'off', value: typedIn(view, tieKey, 'usuario', '') })}${input({ ...fieldOf(view, tieKey, 'sujeto'), label: 'Identificador en el proveedor («sub»)', spellcheck: false, autocomplete: 'off', value: typedIn(view, tieKey, 'sujeto', '') })}${reasonField(view, tieKey)}`,
      submit: button({ text: 'Vincular' }),
    }),
  });
}

function tied(
  view: IngresoView,
  { cuenta, nombre, usuario, sujeto }: IngresoVisto['vinculadas'][number],
): Html {
  const key = untieKey(cuenta);
  const content = adminForm(view, {
    key,
    action: paths.mesa.ingreso.desvincular,
    purpose: untiePurpose,
    version: view.visto.version,
    proof: true,
    content: html`<input type="hidden" name="cuenta" value="${cuenta}">${reasonField(view, key)}`,
    submit: button({ text: 'Desvincular', variant: 'warning' }),
  });
  return html`<li><strong>${nombre}</strong> (${usuario}) · <code class="v-secreto">${sujeto}</code>${details({ summary: html`Desvincular<span class="govuk-visually-hidden"> a ${nombre}</span>`, isOpen: view.attempt?.key === key, content })}</li>`;
}

export function tiesSection(view: IngresoView): Html {
  const { vinculadas, sinVincular } = view.visto;
  return html`<section class="v-angosto"><h2 class="govuk-heading-m govuk-!-margin-top-6">Cuentas vinculadas con la institución</h2>
<p class="govuk-body">Vinculadas: ${vinculadas.length}. Sin vincular: ${sinVincular}. Cada persona vincula la suya en su primer ingreso institucional, con su clave y su segunda prueba; a quien no pueda, se la vincula aquí.</p>
${tieForm(view)}${vinculadas.length > 0 && html`<ul class="govuk-list">${vinculadas.map((one) => tied(view, one))}</ul>`}</section>`;
}
