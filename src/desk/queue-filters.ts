/** The queue's filters as a form; what they leave is in the address. */
import { type AvisoDeCola, avisosDeCola, type Queue, type QueueAsked } from '../actions/list-queue.ts';
import { estadosAbiertos, nombreDeEstado } from '../domain/solicitud/lifecycle.ts';
import { paths } from '../paths.ts';
import { button } from '../ui/components/button.ts';
import { details } from '../ui/components/details.ts';
import { inputControl } from '../ui/components/input.ts';
import { select } from '../ui/components/select.ts';
import { type Html, html } from '../ui/html.ts';
import { canalesDeCola, queueHref } from './queue-address.ts';

const doorNames = {
  portal: 'Portal',
  chat: 'Chat en línea',
  rapido: 'Trámite Rápido',
  correo: 'Correo electrónico',
} as const;

const avisoNames: { readonly [A in AvisoDeCola]: string } = {
  'por-vencer': 'Avisadas: por vencer',
  vencida: 'Avisadas: vencidas',
  silencio: 'Término legal vencido',
};

export function isFiltered(asked: QueueAsked): boolean {
  const { buscar, tramite, estado, unidad, canal, dosPersonas, aviso, venceHoy } = asked;
  return (
    buscar !== '' ||
    dosPersonas ||
    asked.conNovedad === true ||
    venceHoy ||
    [tramite, estado, unidad, canal, aviso].some((chosen) => chosen !== null)
  );
}

const chosen = (value: string | null) => value ?? '';

/** What is asked for less often, folded away unless some of it is in use: on a telephone the rows come sooner. */
function moreFilters(asked: QueueAsked, { unidades }: Queue): Html {
  const { unidad, canal, dosPersonas, aviso, conNovedad, orden } = asked;
  const isUsed =
    dosPersonas ||
    conNovedad === true ||
    orden !== undefined ||
    [unidad, canal, aviso].some((one) => one !== null);
  const fields = html`<div class="v-filtros__mas">
${unidades.length > 1 && select({ name: 'unidad', label: 'Unidad', value: chosen(unidad), emptyText: 'Todas', items: unidades.map((one) => ({ value: one, text: one })) })}
${select({ name: 'canal', label: 'Vía', value: chosen(canal), emptyText: 'Todas', items: canalesDeCola.map((one) => ({ value: one, text: doorNames[one] })) })}
${select({ name: 'personas', label: 'Deciden', value: dosPersonas ? '2' : '', emptyText: 'Una o dos', items: [{ value: '2', text: 'Dos personas' }] })}
${select({ name: 'aviso', label: 'Aviso', value: chosen(aviso), emptyText: 'Con o sin él', items: avisosDeCola.map((one) => ({ value: one, text: avisoNames[one] })) })}
${select({ name: 'novedad', label: 'Novedad', value: conNovedad ? 'si' : '', emptyText: 'Con o sin ella', items: [{ value: 'si', text: 'Con novedad de afuera' }] })}
${select({ name: 'orden', label: 'Orden', value: orden ?? '', emptyText: 'Primero lo que vence', items: [{ value: 'nuevas', text: 'Las más nuevas' }] })}</div>`;
  return details({ summary: 'Más filtros y orden', isOpen: isUsed, content: fields });
}

export function queueFilters(asked: QueueAsked, queue: Queue): Html {
  return html`<search class="v-filtros"><form action="${paths.mesa.cola}" method="get">
${asked.tab !== 'mias' && html`<input type="hidden" name="ver" value="${asked.tab}">`}
<div class="govuk-form-group v-filtros__ancho"><label class="govuk-label" for="q">Referencia, RUC o nombre</label>${inputControl({ name: 'q', type: 'search', value: asked.buscar, autocomplete: 'off', lengthMax: 100 })}</div>
${select({ name: 'tramite', label: 'Trámite', value: chosen(asked.tramite), emptyText: 'Todos', items: queue.tramites.map(({ id, nombre }) => ({ value: id, text: nombre })) })}
${select({ name: 'estado', label: 'Estado', value: chosen(asked.estado), emptyText: 'Todos', items: estadosAbiertos.map((estado) => ({ value: estado, text: nombreDeEstado[estado] })) })}
${select({ name: 'vence', label: 'Vence', value: asked.venceHoy ? 'hoy' : '', emptyText: 'Cuando sea', items: [{ value: 'hoy', text: 'Hoy o antes' }] })}
<div class="v-filtros__botones">${button({ text: 'Filtrar', variant: 'secondary' })}${isFiltered(asked) && html`<a class="govuk-link" href="${queueHref({ tab: asked.tab })}">Quitar filtros</a>`}</div>
${moreFilters(asked, queue)}</form></search>`;
}
