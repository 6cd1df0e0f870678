/** Kept filters above the queue, each with its count, and the form that keeps the present ones. */
import type { FiltroContado } from '../../actions/filtros/list-saved-filters.ts';
import type { QueueAsked } from '../../actions/list-queue.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { csrfField } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { countText } from '../bounded-count.ts';
import { queueHref, readQueueAddress } from '../queue-address.ts';
import { isFiltered } from '../queue-filters.ts';
import type { Staff } from '../require-staff.ts';

export const filtersPurpose = 'mesa-filtros';
const keyBytes = 16;

type View = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly asked: QueueAsked;
  readonly guardados: readonly FiltroContado[];
  readonly error?: { readonly sentence: string; readonly nombre: string };
};

const consultaOf = (asked: QueueAsked): string => queueHref({ ...asked, tras: null }).split('?')[1] ?? '';

function removeForm(csrf: string, { staff }: View, one: FiltroContado): Html | false {
  const { actor } = staff;
  const mayRemove = one.cuenta === actor.cuenta || actor.roles.includes('supervisor');
  return (
    mayRemove &&
    html`<form action="${paths.mesa.filtros.quitar}" method="post">${csrfField(csrf)}<input type="hidden" name="id" value="${one.id}"><button class="v-filtro__quitar" type="submit"><span class="govuk-visually-hidden">Quitar el filtro ${one.nombre}</span><span aria-hidden="true">×</span></button></form>`
  );
}

/** The form that keeps the present filters; also shown by itself where it was refused. */
export function keepForm({ web, c, staff, asked, error }: View): Html {
  const units = staff.actor.roles.includes('supervisor') ? staff.actor.unidades : [];
  return html`<form action="${paths.mesa.filtros.guardar}" method="post">${csrfField(tokenFor(web, c.var.visit, filtersPurpose))}
<input type="hidden" name="llave" value="${web.deps.ids.randomToken(keyBytes)}"><input type="hidden" name="consulta" value="${consultaOf(asked)}">
${input({ name: 'nombre', label: 'Nombre del filtro', lengthMax: 60, width: 20, value: error?.nombre, error: error?.sentence })}
${units.length > 0 && select({ name: 'unidad', label: 'Quién lo verá', emptyText: 'Solo yo', items: units.map((unidad) => ({ value: unidad, text: `Todos en ${unidad}` })) })}
${button({ text: 'Guardar', variant: 'secondary' })}</form>`;
}

export function savedFilters(view: View): Html {
  const { web, c, asked, guardados } = view;
  const csrf = tokenFor(web, c.var.visit, filtersPurpose);
  const here = consultaOf(asked);
  const items = guardados.map((one) => {
    const isHere = one.consulta === here;
    return html`<li class="v-filtro"><a class="govuk-link" href="${queueHref(readQueueAddress(new URLSearchParams(one.consulta)))}"${isHere && html` aria-current="page"`}>${one.nombre}</a> <span class="v-lado__cuenta">${countText(one.cuantas)}</span>${one.unidad !== null && html`<span class="govuk-visually-hidden"> de ${one.unidad}</span>`}${removeForm(csrf, view, one)}</li>`;
  });
  return html`${items.length > 0 && html`<nav class="v-filtros-guardados" aria-label="Filtros guardados"><ul>${items}</ul></nav>`}${(isFiltered(asked) || asked.tab !== 'mias') && details({ summary: 'Guardar este filtro', content: keepForm(view) })}`;
}
