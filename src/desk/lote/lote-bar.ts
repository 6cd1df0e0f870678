/** Under the queue's filters: what to do with the rows that are marked. Works without JavaScript. */

import type { FilaElegida } from '../../actions/lote/lote.ts';
import { accionesDeLote } from '../../actions/lote/lote.ts';
import { loteLimits } from '../../actions/lote/lote-limits.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import { loteWords, rowValue } from './lote-words.ts';

const formId = 'lote';

/** Auditors only read. */
export function handlesRows({ roles }: Funcionario): boolean {
  return roles.includes('funcionario') || roles.includes('supervisor');
}

export function rowBox(fila: FilaElegida): Html {
  return html`<span class="v-elige"><input type="checkbox" form="${formId}" name="sel" value="${rowValue(fila)}" id="sel-${fila.referencia}" data-marca><label for="sel-${fila.referencia}"><span class="govuk-visually-hidden">Marcar ${fila.referencia}</span></label></span>`;
}

export function loteBar(): Html {
  return html`<form class="v-lote-barra" id="${formId}" action="${paths.mesa.lote.inicio}" method="get">
<span class="v-elige v-elige--todas" data-solo-con-script hidden><input type="checkbox" id="sel-todas" data-marca-todas><label for="sel-todas">Marcar toda la página</label></span>
${select({ name: 'accion', label: 'Con las marcadas', items: accionesDeLote.map((one) => ({ value: one, text: loteWords[one].orden })) })}
${button({ text: 'Ver qué pasará', variant: 'secondary' })}<span class="v-lote-barra__nota" data-marcadas aria-live="polite">Hasta ${loteLimits.rowsMax} a la vez.</span></form>`;
}
