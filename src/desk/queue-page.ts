/** The queue: mine, my team's, all; the clock that expires first on top. */
import { noteSearch } from '../actions/auditoria/note-search.ts';
import { countWaiting } from '../actions/chat/count-waiting.ts';
import { listSavedFilters } from '../actions/filtros/list-saved-filters.ts';
import { listQueue, type Queue, type QueueAsked, type QueueTab } from '../actions/list-queue.ts';
import { isRefusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { attributes } from '../ui/attributes.ts';
import { emptyState } from '../ui/components/empty-state.ts';
import { pagination } from '../ui/components/pagination.ts';
import { type Html, html } from '../ui/html.ts';
import type { Web, WebContext } from '../web/web.ts';
import { countText } from './bounded-count.ts';
import { deskPage, deskRefusal } from './desk-page.ts';
import { savedFilters } from './filtros/saved-filters.ts';
import { handlesRows, loteBar } from './lote/lote-bar.ts';
import { queueHref, readQueueAddress } from './queue-address.ts';
import { isFiltered, queueFilters } from './queue-filters.ts';
import { queueKeys } from './queue-keys.ts';
import { queueTable } from './queue-table.ts';
import { requireStaff, type Staff } from './require-staff.ts';

const tabNames: { readonly [T in QueueTab]: string } = {
  mias: 'Mías',
  equipo: 'Sin asignar',
  todas: 'Todas las abiertas',
};

/** Whoever only reads has no cases of their own. */
const tabsOf = ({ actor }: Staff): readonly QueueTab[] =>
  handlesRows(actor) ? ['mias', 'equipo', 'todas'] : ['todas', 'equipo'];

function tabs(asked: QueueAsked, { cuentas, exacta }: Queue, staff: Staff): Html {
  const items = tabsOf(staff).map((tab) => {
    const list = attributes({
      href: queueHref({ ...asked, tab, tras: null, buscar: exacta ? '' : asked.buscar }),
      'aria-current': tab === asked.tab && !exacta ? 'page' : undefined,
    });
    return html`<li><a class="v-pestanas__una"${list}>${tabNames[tab]} <span class="v-lado__cuenta">${countText(cuentas[tab])}</span></a></li>`;
  });
  return html`<nav class="v-pestanas" aria-label="Qué solicitudes ver"><ul>${items}</ul></nav>`;
}

function nothing(asked: QueueAsked, queue: Queue): Html {
  if (isFiltered(asked))
    return emptyState({
      title: 'Ninguna solicitud coincide',
      text: 'Pruebe con menos filtros. Las cerradas se encuentran escribiendo su referencia o el RUC completos.',
      action: html`<a class="govuk-link" href="${queueHref({ tab: asked.tab })}">Quitar filtros</a>`,
    });
  if (asked.tab === 'mias' && queue.cuentas.equipo > 0)
    return emptyState({
      title: 'No tiene solicitudes a su cargo',
      text: `Hay ${countText(queue.cuentas.equipo)} sin asignar en su unidad.`,
      action: html`<a class="govuk-link" href="${queueHref({ tab: 'equipo' })}">Ver las que nadie ha tomado</a>`,
    });
  return emptyState({ title: 'No hay nada pendiente aquí', text: 'Lo nuevo aparecerá en cuanto llegue.' });
}

function neighbours(asked: QueueAsked, queue: Queue): Html | false {
  if (asked.tras === null && queue.siguiente === null) return false;
  return pagination({
    previous:
      asked.tras === null ? undefined : { href: queueHref({ ...asked, tras: null }), text: 'Primera página' },
    next:
      queue.siguiente === null
        ? undefined
        : { href: queueHref({ ...asked, tras: queue.siguiente }), text: 'Página siguiente' },
  });
}

export async function queuePage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const read = readQueueAddress(new URL(c.req.url).searchParams);
  const asked = tabsOf(staff).includes(read.tab) ? read : { ...read, tab: 'todas' as const };
  await noteSearch(web.deps, staff.session, asked.buscar, 'cola');
  const [queue, waiting, guardados] = await Promise.all([
    listQueue(web.deps, staff.actor, asked),
    countWaiting(web.deps, staff.actor),
    listSavedFilters(web.deps, staff.actor, (consulta) => readQueueAddress(new URLSearchParams(consulta))),
  ]);
  if (isRefusal(queue)) {
    const sentence = 'Su cuenta no atiende solicitudes. Pida al administrador que le asigne una unidad.';
    return deskRefusal(web, c, { ...queue, sentence }, { text: 'Ir al inicio', href: paths.mesa.inicio });
  }
  return deskPage(web, c, {
    title: 'Cola',
    place: 'cola',
    mias: handlesRows(staff.actor) ? queue.cuentas.mias : undefined,
    waiting,
    scripts: ['cola'],
    main: html`<div class="v-cola-cabeza"><h1 class="govuk-heading-l">Cola</h1><a class="govuk-link" href="${paths.mesa.buscar}">Buscar en todo</a>${queueKeys()}</div>
${tabs(asked, queue, staff)}${savedFilters({ web, c, staff, asked, guardados })}${queueFilters(asked, queue)}
${queue.exacta && html`<p class="govuk-body">Resultado de la búsqueda exacta, con abiertas y cerradas.</p>`}
${queue.filas.length === 0 ? nothing(asked, queue) : html`${handlesRows(staff.actor) && loteBar()}<div data-cola>${queueTable(c, { web, staff, marks: true, orden: asked.orden }, queue.filas)}</div>`}
${neighbours(asked, queue)}`,
  });
}
