/** Orders to keep: those in force, those that ended, and giving a new one. */
import { liftConservation, orderConservation } from '../../actions/conservacion/order-conservation.ts';
import { type Orders, readOrders } from '../../actions/conservacion/read-orders.ts';
import { addDays, civilDateAt, instantOf, parseCivilDate } from '../../domain/calendar/civil-date.ts';
import { dateText, instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import type { Alcance, OrdenDeConservacion } from '../../domain/conservacion/orden-de-conservacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { details } from '../../ui/components/details.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requireDelegado, toDatos } from './require-delegado.ts';
import { type Attempt, receiveForm, refusedSummary, typedIn } from './sent-form.ts';

const givePurpose = 'mesa-datos-conservar';
const liftPurpose = 'mesa-datos-levantar';
const keyBytes = 16;

/** What an order covers, in words. `nameOf`: of a trámite. */
export function scopeWords(que: Alcance, zone: Zone, nameOf: (id: string) => string): string {
  if (que.alcance === 'caso') return `La solicitud ${que.referencia}`;
  if (que.alcance === 'titular') return `Todo lo del RUC ${que.ruc}`;
  const day = (ms: number) => dateText(civilDateAt(ms, zone));
  return `${nameOf(que.tramite)}, presentadas del ${day(que.desdeMs)} al ${day(que.hastaMs - 1)}`;
}

type View = {
  readonly web: Web;
  readonly c: WebContext;
  readonly orders: Orders;
  readonly attempt: Attempt | null;
};

function liftForm({ web, c, attempt }: View, { id }: OrdenDeConservacion): Html {
  const isOwn = attempt !== null && first(attempt.body, 'orden') === id;
  const { value, error } = typedIn(isOwn ? attempt : null, liftPurpose);
  return details({
    summary: 'Levantar la orden',
    isOpen: isOwn,
    content: form({
      action: paths.mesa.datos.levantar,
      csrf: tokenFor(web, c.var.visit, liftPurpose),
      content: html`<input type="hidden" name="orden" value="${id}">${textarea({ name: 'motivo', id: `motivo-${id}`, label: 'Motivo', rows: 2, value: value('motivo'), error: error('motivo') })}${button({ text: 'Levantar', variant: 'secondary' })}`,
    }),
  });
}

function orderItem(view: View, orden: OrdenDeConservacion): Html {
  const { zone, tramites } = view.orders;
  const nameOf = (id: string) => tramites.find((one) => one.id === id)?.nombre ?? id;
  const { levantada } = orden;
  return html`<li class="v-datos-orden"><h3 class="govuk-heading-s">${scopeWords(orden.que, zone, nameOf)}</h3>
<p class="govuk-body v-escrito">${orden.motivo}</p>
<p class="govuk-body v-datos__menor">La dio ${orden.nombre} el ${instantText(orden.puestaMs, zone)}.${levantada !== null && html` La levantó ${levantada.nombre} el ${instantText(levantada.enMs, zone)}: ${levantada.motivo}`}</p>
${levantada === null && liftForm(view, orden)}</li>`;
}

function newOrder({ web, c, orders, attempt }: View): Html {
  const { value, error } = typedIn(attempt?.form === givePurpose ? attempt : null, givePurpose);
  const dateOf = (name: string) => ({
    dia: value(`${name}-dia`),
    mes: value(`${name}-mes`),
    anio: value(`${name}-anio`),
  });
  const period = html`${select({ name: 'tramite', label: 'Trámite', emptyText: 'Elija un trámite', items: orders.tramites.map(({ id, nombre }) => ({ value: id, text: nombre })), value: value('tramite'), error: error('tramite') })}
${dateInput({ name: 'desde', legend: 'Presentadas desde', legendSize: 's', values: dateOf('desde'), error: error('desde') })}
${dateInput({ name: 'hasta', legend: 'Hasta, incluido ese día', legendSize: 's', values: dateOf('hasta'), error: error('hasta') })}`;
  return html`<h2 class="govuk-heading-m">Dar una orden</h2><div class="v-angosto">${form({
    action: paths.mesa.datos.conservaciones,
    csrf: tokenFor(web, c.var.visit, givePurpose),
    content: html`<input type="hidden" name="llave" value="${value('llave', web.deps.ids.randomToken(keyBytes))}">
${radios({
  name: 'alcance',
  legend: 'Qué debe conservarse',
  value: value('alcance'),
  error: error('alcance'),
  items: [
    {
      value: 'caso',
      text: 'Una solicitud',
      conditional: input({
        name: 'referencia',
        label: 'Referencia',
        width: 20,
        value: value('referencia'),
        error: error('referencia'),
      }),
    },
    {
      value: 'titular',
      text: 'Todo lo de una persona o institución',
      conditional: input({
        name: 'ruc',
        label: 'RUC',
        width: 20,
        inputmode: 'numeric',
        value: value('ruc'),
        error: error('ruc'),
      }),
    },
    { value: 'periodo', text: 'Un trámite, en un período', conditional: period },
  ],
})}
${textarea({ name: 'motivo', label: 'Motivo', rows: 3, value: value('motivo'), error: error('motivo'), hint: 'Quién lo pide, en qué proceso y con qué documento.' })}
${button({ text: 'Dar la orden', attributes: { 'data-prevent-double-click': 'true' } })}`,
  })}</div>`;
}

/** A date's first box; a hold's own reason. */
function fieldIdIn({ form: name, body }: Attempt): (path: string) => string {
  return (path) => {
    if (name === liftPurpose) return `${path}-${first(body, 'orden')}`;
    return path === 'desde' || path === 'hasta' ? `${path}-dia` : path;
  };
}

async function show(web: Web, c: WebContext, staff: Staff, attempt: Attempt | null): Promise<Response> {
  const orders = await readOrders(web.deps, staff.actor);
  if (isRefusal(orders)) return deskRefusal(web, c, orders, toDatos);
  const view: View = { web, c, orders, attempt };
  const inForce = orders.ordenes.filter(({ levantada }) => levantada === null);
  const ended = orders.ordenes.filter(({ levantada }) => levantada !== null);
  const list = (some: readonly OrdenDeConservacion[]) =>
    html`<ul class="govuk-list">${some.map((orden) => orderItem(view, orden))}</ul>`;
  return deskPage(web, c, {
    title: 'Órdenes de conservación',
    place: 'datos',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [
      { text: 'Datos personales', href: paths.mesa.datos.inicio },
      { text: 'Órdenes de conservación' },
    ],
    main: html`${attempt !== null && refusedSummary(attempt, fieldIdIn(attempt))}<h1 class="govuk-heading-l">Órdenes de conservación</h1>
<p class="govuk-body">Mientras una orden rige, nada de lo que abarca se retira ni se elimina, aunque se cumpla su tiempo.</p>
${inForce.length === 0 ? emptyState({ title: 'Ninguna orden rige ahora' }) : html`<h2 class="govuk-heading-m">Vigentes</h2>${list(inForce)}`}
${newOrder(view)}
${ended.length > 0 && html`<h2 class="govuk-heading-m">Levantadas</h2>${list(ended)}`}`,
  });
}

export async function ordersPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireDelegado(web, c);
  return staff instanceof Response ? staff : show(web, c, staff, null);
}

function dayIn(body: FormBody, name: string, zone: Zone, plusDays: number): number | Refusal {
  const padded = (part: string, chars: number) => first(body, `${name}-${part}`).trim().padStart(chars, '0');
  const date = parseCivilDate(`${padded('anio', 4)}-${padded('mes', 2)}-${padded('dia', 2)}`);
  return date === null
    ? refuse('datos-con-errores', { errors: [{ path: name, sentence: 'Escriba la fecha: día, mes y año.' }] })
    : instantOf(addDays(date, plusDays), 0, zone);
}

async function scopeIn(web: Web, body: FormBody): Promise<Alcance | Refusal> {
  const alcance = first(body, 'alcance');
  if (alcance === 'caso') return { alcance, referencia: first(body, 'referencia') };
  if (alcance === 'titular') return { alcance, ruc: first(body, 'ruc') };
  if (alcance !== 'periodo')
    return refuse('datos-con-errores', {
      errors: [{ path: 'alcance', sentence: 'Elija qué debe conservarse.' }],
    });
  const { zone } = await web.deps.calendar();
  const desdeMs = dayIn(body, 'desde', zone, 0);
  if (isRefusal(desdeMs)) return desdeMs;
  const hastaMs = dayIn(body, 'hasta', zone, 1);
  return isRefusal(hastaMs) ? hastaMs : { alcance, tramite: first(body, 'tramite'), desdeMs, hastaMs };
}

export async function sendOrder(web: Web, c: WebContext): Promise<Response> {
  const sent = await receiveForm(web, c, givePurpose);
  if (sent instanceof Response) return sent;
  const { staff, body, forged } = sent;
  const que = forged ?? (await scopeIn(web, body));
  const order = { motivo: first(body, 'motivo'), llave: first(body, 'llave') };
  const outcome = isRefusal(que) ? que : await orderConservation(web.deps, staff.actor, { ...order, que });
  if (isRefusal(outcome)) return show(web, c, staff, { form: givePurpose, refusal: outcome, body });
  return seeOther(c, paths.mesa.datos.conservaciones);
}

export async function sendLift(web: Web, c: WebContext): Promise<Response> {
  const sent = await receiveForm(web, c, liftPurpose);
  if (sent instanceof Response) return sent;
  const { staff, body, forged } = sent;
  const given = { id: first(body, 'orden'), motivo: first(body, 'motivo') };
  const outcome = forged ?? (await liftConservation(web.deps, staff.actor, given));
  if (isRefusal(outcome)) return show(web, c, staff, { form: liftPurpose, refusal: outcome, body });
  return seeOther(c, paths.mesa.datos.conservaciones);
}
