/** What the first of two persons proposed, what differs since, and what the second can do about it. */

import { seenHash } from '../../actions/dos-personas/case-seen.ts';
import { longInstantText } from '../../domain/calendar/civil-text.ts';
import type { Verbo } from '../../domain/solicitud/lifecycle.ts';
import { diferencias, fraseDeDiferencia, type ParteVista } from '../../domain/solicitud/lo-visto.ts';
import type { Propuesta } from '../../domain/solicitud/solicitud.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { timeline } from '../../ui/components/timeline.ts';
import { type Html, html } from '../../ui/html.ts';
import { historyEvent } from '../case-history.ts';
import { type CaseView, errorAt, fieldIdOf, typedAll, verbForm } from '../case-view.ts';
import { folded, words } from '../verb-fields.ts';

const nameOf = ({ decide }: Propuesta) => (decide === 'negar' ? 'negar' : 'aprobar');

/** Parts that are no longer what the first person saw. */
export function differencesSince({ caso: { solicitud, visto } }: CaseView): readonly ParteVista[] {
  return visto === null ? [] : diferencias(solicitud.propuesta?.visto, visto);
}

/** What the form of a decision carries of the page it stands on. */
export function seenField({ caso: { visto } }: CaseView): Html | false {
  return visto !== null && html`<input type="hidden" name="visto" value="${seenHash(visto)}">`;
}

/** For the second person, where something differs: nothing is decided over it in silence. */
export function differencesBox(view: CaseView, verbo: Verbo): Html | false {
  if (differencesSince(view).length === 0) return false;
  return checkboxes({
    name: 'acepta',
    idPrefix: fieldIdOf(verbo, 'acepta'),
    legend: 'Lo que cambió desde la propuesta',
    legendSize: 's',
    small: true,
    items: [
      { value: 'si', text: 'Revisé lo que cambió desde la propuesta y decido sobre lo que hay ahora.' },
    ],
    values: typedAll(view, verbo, 'acepta'),
    error: errorAt(view, verbo, 'acepta'),
  });
}

/** Movements since, the newest first, without the proposal's own. */
function movements({ caso }: CaseView, { version }: Propuesta): Html | false {
  const since = caso.solicitud.version - version;
  if (since <= 0) return false;
  const { zone } = caso.relojes.promesa;
  const events = caso.diario
    .slice(-since)
    .reverse()
    .map((evento) => historyEvent(evento, zone, caso.definicion));
  return timeline({ events, label: 'Movimientos desde la propuesta' });
}

function sinceThen(view: CaseView, propuesta: Propuesta): Html {
  const partes = differencesSince(view);
  const moved = movements(view, propuesta);
  if (partes.length === 0 && moved === false)
    return html`<p class="govuk-body">Desde entonces el caso no ha cambiado: usted ve lo mismo que vio esa persona.</p>`;
  return html`<div class="v-mientras">${
    partes.length === 0
      ? html`<p class="govuk-body">Las pruebas son las mismas que vio esa persona. Desde entonces solo hubo estos movimientos:</p>`
      : html`<h4 class="govuk-heading-s">Ya no es lo mismo que vio esa persona</h4><ul class="govuk-list govuk-list--bullet">${partes.map((parte) => html`<li>${fraseDeDiferencia[parte]}</li>`)}</ul>`
  }${moved}</div>`;
}

function rowsOf({ excluidas = [] }: Propuesta): Html | false {
  if (excluidas.length === 0) return false;
  return html`<p class="govuk-body">Propuso dejar fuera ${excluidas.length === 1 ? 'una fila' : `${excluidas.length} filas`} de la comparación; están marcadas en ella.</p>`;
}

/** What the first person said, for the second to judge on the same evidence. */
export function proposalBox(view: CaseView): Html | false {
  const { caso, staff } = view;
  const { propuesta } = caso.solicitud;
  if (propuesta === null) return false;
  const what = nameOf(propuesta);
  const isOwn = propuesta.cuenta === staff.actor.cuenta;
  return html`<div class="v-propuesta"><h3 class="govuk-heading-s">${isOwn ? `Usted propuso ${what}` : `${propuesta.nombre} propuso ${what}`}</h3>
${propuesta.causal !== undefined && html`<p class="govuk-body"><strong>Causal:</strong> ${propuesta.causal}</p>`}
<p class="govuk-body v-escrito">${propuesta.motivo}</p>
<p class="govuk-hint">${longInstantText(propuesta.propuestaMs, caso.relojes.promesa.zone)}</p>
${rowsOf(propuesta)}${isOwn ? html`<p class="govuk-body">Falta la decisión de otra persona de la unidad.</p>` : sinceThen(view, propuesta)}</div>`;
}

/** Why this case is not for one person, where it is no matter of its kind. */
export function riskBox({ caso: { cuatroOjos, solicitud } }: CaseView): Html | false {
  const { razones } = cuatroOjos;
  if (razones.length === 0 || solicitud.cerradaMs !== null) return false;
  return html`<div class="v-riesgo"><h3 class="govuk-heading-s">Exige dos personas</h3><ul class="govuk-list govuk-list--bullet">${razones.map((razon) => html`<li>${razon}</li>`)}</ul></div>`;
}

/** The words of a denial are those that were proposed: the second person takes them or gives them back. */
export function denySecond(view: CaseView): Html {
  return verbForm(
    view,
    'negar',
    html`${seenField(view)}<p class="govuk-body">La persona leerá el motivo tal como está en la propuesta.</p>${differencesBox(view, 'negar')}${button({ text: 'Negar como segunda persona', variant: 'warning' })}`,
  );
}

export function returnForm(view: CaseView): Html | false {
  return folded(
    view,
    'devolver-propuesta',
    'No estoy de acuerdo: devolver la propuesta',
    verbForm(
      view,
      'devolver-propuesta',
      html`${words(view, 'devolver-propuesta', 'motivo', 'Por qué no está de acuerdo', 'Lo leerá quien la propuso; la persona que presentó la solicitud, no.')}${button({ text: 'Devolver la propuesta', variant: 'secondary' })}`,
    ),
  );
}
