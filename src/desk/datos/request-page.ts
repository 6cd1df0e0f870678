/** One request about data: what is asked and by when, what can be done with it, what was done. */
import { type DataRequest, readDataRequest } from '../../actions/derechos/read-requests.ts';
import {
  answerDataRequest,
  confirmIdentity,
  eraseOnRequest,
} from '../../actions/derechos/work-on-request.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import {
  estaPendiente,
  nombreDeDerecho,
  nombreDeVia,
  type PasoDePeticion,
} from '../../domain/derechos/peticion.ts';
import type { LineaDePlan } from '../../domain/derechos/plan-de-supresion.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button, linkButton } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { timeline } from '../../ui/components/timeline.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { versionSeen } from '../../web/command-fields.ts';
import { seeOther } from '../../web/pages.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requestTag } from './data-desk-page.ts';
import { requireDelegado, toDatos } from './require-delegado.ts';
import { type Attempt, receiveForm, refusedSummary, typedIn } from './sent-form.ts';

const purposeOf = (verbo: string) => `mesa-datos-${verbo}`;

const steps: { readonly [C in PasoDePeticion['clase']]: string } = {
  recibida: 'Petición recibida',
  identidad: 'Se comprobó la identidad',
  preparada: 'Copia preparada',
  descargada: 'Copia descargada',
  eliminada: 'Se eliminó lo que podía eliminarse',
  atendida: 'Petición atendida',
  rechazada: 'Petición rechazada con motivo',
};

type View = {
  readonly web: Web;
  readonly c: WebContext;
  readonly request: DataRequest;
  readonly attempt: Attempt | null;
};

function verbForm({ web, c, request }: View, verbo: string, content: Html): Html {
  const { id, version } = request.peticion;
  return form({
    action: paths.mesa.datos.verbo(id, verbo),
    csrf: tokenFor(web, c.var.visit, purposeOf(verbo)),
    content: html`<input type="hidden" name="version" value="${version}">${content}`,
  });
}

function identityForm(view: View): Html {
  const { value, error } = typedIn(view.attempt, purposeOf('identidad'));
  return html`<h2 class="govuk-heading-m">Quién pide</h2>
${verbForm(view, 'identidad', html`${textarea({ name: 'identidad', label: 'Cómo comprobó la identidad', rows: 2, value: value('identidad'), error: error('identidad'), hint: 'Documento visto, firma electrónica, llamada al número registrado. Sin esto no se entrega ni se elimina nada.' })}${button({ text: 'Guardar', variant: 'secondary' })}`)}`;
}

function planTable(caption: string, lines: readonly LineaDePlan[]): Html {
  return table({
    caption,
    captionSize: 's',
    narrow: 'cards',
    head: ['Qué', 'Cuántos', 'Por qué'].map((text) => ({ text })),
    rows: lines.map(({ que, cuantos, porque }) => [que, String(cuantos), porque]),
  });
}

function erasure(view: View): Html | false {
  const { plan } = view.request;
  if (plan === null) return false;
  const nothing = html`<p class="govuk-body">No queda nada que pueda eliminarse ahora.</p>`;
  return html`<h2 class="govuk-heading-m">Qué se puede eliminar</h2>
${plan.sale.length === 0 ? nothing : html`${planTable('Se elimina ahora', plan.sale)}${verbForm(view, 'eliminar', html`${warningText({ text: 'Lo eliminado no se puede recuperar.' })}${button({ text: 'Eliminar ahora', variant: 'warning' })}`)}`}
${plan.queda.length > 0 && planTable('Debe quedar, y por qué', plan.queda)}`;
}

function answerForm(view: View): Html {
  const { value, error } = typedIn(view.attempt, purposeOf('responder'));
  return html`<h2 class="govuk-heading-m">Responder</h2>
${verbForm(
  view,
  'responder',
  html`${radios({
    name: 'resultado',
    legend: 'Resultado',
    small: true,
    inline: true,
    value: value('resultado', 'atendida'),
    items: [
      { value: 'atendida', text: 'Atendida' },
      { value: 'rechazada', text: 'Rechazada con motivo' },
    ],
  })}${textarea({ name: 'texto', label: 'Respuesta', rows: 6, value: value('texto'), error: error('texto'), hint: 'Va por correo a quien pide. Diga qué se hizo, qué no se puede y en qué norma se apoya.' })}${button({ text: 'Enviar la respuesta', attributes: { 'data-prevent-double-click': 'true' } })}`,
)}`;
}

function facts({ request }: View): Html {
  const { peticion: p, explicacion, zone } = request;
  const row = (key: string, value: string | Html) => ({ key, value });
  return summaryList({
    rows: [
      row('Derecho', nombreDeDerecho[p.derecho]),
      row('Quién pide', p.nombre),
      row('Cómo llegó', nombreDeVia[p.via]),
      ...(p.ruc === null ? [] : [row('RUC', p.ruc)]),
      row('Correo', p.correo ?? 'No lo dio'),
      row('Identidad', p.identidad ?? 'Sin comprobar'),
      row('Recibida', instantText(p.recibidaMs, zone)),
      row(
        'Responder hasta',
        html`${instantText(p.venceMs, zone)}<br><span class="v-datos__menor">${explicacion}</span>`,
      ),
      ...(p.detalle === '' ? [] : [row('Qué dice', html`<span class="v-escrito">${p.detalle}</span>`)]),
      ...(p.respuesta === null
        ? []
        : [row('Respuesta', html`<span class="v-escrito">${p.respuesta}</span>`)]),
    ],
  });
}

function copyPart({ request }: View): Html | false {
  const { peticion: p, zone, nowMs } = request;
  if (p.estado === 'en-preparacion')
    return html`<p class="govuk-body">La copia se está preparando. Actualice la página en un momento.</p>`;
  if (p.paquete === null || p.paquete.hastaMs <= nowMs) return false;
  return html`<h2 class="govuk-heading-m">Copia de los datos</h2><p class="govuk-body">Se guarda hasta el ${instantText(p.paquete.hastaMs, zone)}. Cada descarga queda en la historia.</p>
${linkButton({ text: 'Descargar la copia', href: paths.mesa.datos.copia(p.id), variant: 'secondary' })}`;
}

async function show(
  web: Web,
  c: WebContext,
  staff: Staff,
  id: string,
  attempt: Attempt | null,
): Promise<Response> {
  const request = await readDataRequest(web.deps, staff.actor, id);
  if (isRefusal(request)) return deskRefusal(web, c, request, toDatos);
  const view: View = { web, c, request, attempt };
  const { peticion, pasos, zone } = request;
  const isOpen = estaPendiente(peticion);
  return deskPage(web, c, {
    title: `Petición ${peticion.numero}`,
    place: 'datos',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Datos personales', href: paths.mesa.datos.inicio }, { text: peticion.numero }],
    main: html`${refusedSummary(attempt)}<h1 class="govuk-heading-l">Petición ${peticion.numero} ${requestTag(peticion)}</h1>
<div class="v-dos-columnas"><div>${facts(view)}${copyPart(view)}${isOpen && peticion.identidad === null && identityForm(view)}${isOpen && erasure(view)}${isOpen && answerForm(view)}</div>
<div class="v-caso__lado"><h2 class="govuk-heading-m">Historia</h2>${timeline({
      events: pasos.map(({ clase, nombre, texto, ocurridoMs }) => ({
        title: steps[clase],
        when: instantText(ocurridoMs, zone),
        dateTime: new Date(ocurridoMs).toISOString(),
        actor: nombre,
        detail: texto === '' ? undefined : texto,
      })),
    })}</div></div>`,
  });
}

export async function requestPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireDelegado(web, c);
  return staff instanceof Response ? staff : show(web, c, staff, c.req.param('id') ?? '', null);
}

/** 303 to the request, which then shows what was done. */
export async function requestVerb(web: Web, c: WebContext): Promise<Response> {
  const { id = '', verbo = '' } = c.req.param() as { id?: string; verbo?: string };
  if (!['identidad', 'eliminar', 'responder'].includes(verbo))
    return deskRefusal(web, c, refuse('no-encontrada'), toDatos);
  const sent = await receiveForm(web, c, purposeOf(verbo));
  if (sent instanceof Response) return sent;
  const { staff, body, forged } = sent;
  const command = { id, versionVista: versionSeen(body) };
  const run = () => {
    if (verbo === 'identidad')
      return confirmIdentity(web.deps, staff.actor, { ...command, identidad: first(body, 'identidad') });
    if (verbo === 'eliminar') return eraseOnRequest(web.deps, staff.actor, command);
    const answer = { resultado: first(body, 'resultado'), texto: first(body, 'texto') };
    return answerDataRequest(web.deps, staff.actor, { ...command, ...answer });
  };
  const outcome = forged ?? (await run());
  if (isRefusal(outcome)) return show(web, c, staff, id, { form: purposeOf(verbo), refusal: outcome, body });
  return seeOther(c, paths.mesa.datos.peticion(id));
}
