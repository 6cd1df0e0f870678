/** The queue: mine, my team's, all; the clock that expires first on top. */
import { countWaiting } from '../actions/chat/count-waiting.ts';
import { listQueue, type Queue, type QueueAsked, type QueueTab } from '../actions/list-queue.ts';
import { isRefusal } from '../domain/refusals.ts';
import { estadosAbiertos, nombreDeEstado } from '../domain/solicitud/lifecycle.ts';
import { paths } from '../paths.ts';
import { attributes } from '../ui/attributes.ts';
import { button } from '../ui/components/button.ts';
import { emptyState } from '../ui/components/empty-state.ts';
import { inputControl } from '../ui/components/input.ts';
import { pagination } from '../ui/components/pagination.ts';
import { select } from '../ui/components/select.ts';
import { type Html, html } from '../ui/html.ts';
import type { Web, WebContext } from '../web/web.ts';
import { countText } from './bounded-count.ts';
import { deskPage, deskRefusal } from './desk-page.ts';
import { queueHref, readQueueAddress } from './queue-address.ts';
import { queueTable } from './queue-table.ts';
import { requireStaff } from './require-staff.ts';

const tabNames: { readonly [T in QueueTab]: string } = {
  mias: 'Mías',
  equipo: 'Sin asignar',
  todas: 'Todas las abiertas',
};

function tabs(asked: QueueAsked, { cuentas, exacta }: Queue): Html {
  const items = (Object.keys(tabNames) as QueueTab[]).map((tab) => {
    const list = attributes({
      href: queueHref({ ...asked, tab, tras: null, buscar: exacta ? '' : asked.buscar }),
      'aria-current': tab === asked.tab && !exacta ? 'page' : undefined,
    });
    return html`<li><a class="v-pestanas__una"${list}>${tabNames[tab]} <span class="v-lado__cuenta">${countText(cuentas[tab])}</span></a></li>`;
  });
  return html`<nav class="v-pestanas" aria-label="Qué solicitudes ver"><ul>${items}</ul></nav>`;
}

function filters(asked: QueueAsked, { tramites, unidades }: Queue): Html {
  const chosen = (value: string | null) => value ?? '';
  const isFiltered =
    asked.buscar !== '' ||
    asked.tramite !== null ||
    asked.estado !== null ||
    asked.unidad !== null ||
    asked.venceHoy;
  return html`<search class="v-filtros"><form action="${paths.mesa.cola}" method="get">
${asked.tab !== 'mias' && html`<input type="hidden" name="ver" value="${asked.tab}">`}
<div class="govuk-form-group v-filtros__ancho"><label class="govuk-label" for="q">Referencia, RUC o nombre</label>${inputControl({ name: 'q', type: 'search', value: asked.buscar, autocomplete: 'off', lengthMax: 100 })}</div>
${select({ name: 'tramite', label: 'Trámite', value: chosen(asked.tramite), emptyText: 'Todos', items: tramites.map(({ id, nombre }) => ({ value: id, text: nombre })) })}
${select({ name: 'estado', label: 'Estado', value: chosen(asked.estado), emptyText: 'Todos', items: estadosAbiertos.map((estado) => ({ value: estado, text: nombreDeEstado[estado] })) })}
${unidades.length > 1 && select({ name: 'unidad', label: 'Unidad', value: chosen(asked.unidad), emptyText: 'Todas', items: unidades.map((unidad) => ({ value: unidad, text: unidad })) })}
${select({ name: 'vence', label: 'Vence', value: asked.venceHoy ? 'hoy' : '', emptyText: 'Cuando sea', items: [{ value: 'hoy', text: 'Hoy o antes' }] })}
<div class="v-filtros__botones">${button({ text: 'Filtrar', variant: 'secondary' })}${isFiltered && html`<a class="govuk-link" href="${queueHref({ tab: asked.tab })}">Quitar filtros</a>`}</div></form></search>`;
}

function nothing(asked: QueueAsked, queue: Queue): Html {
  const isFiltered =
    asked.buscar !== '' ||
    asked.tramite !== null ||
    asked.estado !== null ||
    asked.unidad !== null ||
    asked.venceHoy;
  if (isFiltered)
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
  const asked = readQueueAddress(new URL(c.req.url).searchParams);
  const [queue, waiting] = await Promise.all([
    listQueue(web.deps, staff.actor, asked),
    countWaiting(web.deps, staff.actor),
  ]);
  if (isRefusal(queue)) {
    const sentence = 'Su cuenta no atiende solicitudes. Pida al administrador que le asigne una unidad.';
    return deskRefusal(web, c, { ...queue, sentence }, { text: 'Ir al inicio', href: paths.mesa.inicio });
  }
  return deskPage(web, c, {
    title: 'Cola',
    place: 'cola',
    mias: queue.cuentas.mias,
    waiting,
    scripts: ['cola'],
    main: html`<h1 class="govuk-heading-l">Cola</h1>
${tabs(asked, queue)}${filters(asked, queue)}
${queue.exacta && html`<p class="govuk-body">Resultado de la búsqueda exacta, con abiertas y cerradas.</p>`}
${queue.filas.length === 0 ? nothing(asked, queue) : html`<div data-cola>${queueTable(c, { web, staff }, queue.filas)}</div>`}
${neighbours(asked, queue)}`,
  });
}
