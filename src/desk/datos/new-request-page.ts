/** A request about data that came by mail or at the window, entered by the officer. */
import { enterDataRequest } from '../../actions/derechos/ask-about-data.ts';
import { derechos, nombreDeDerecho } from '../../domain/derechos/peticion.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage } from '../desk-page.ts';
import { requireDelegado } from './require-delegado.ts';
import { type Attempt, receiveForm, refusedSummary, typedIn } from './sent-form.ts';

const purpose = 'mesa-datos-nueva';
const keyBytes = 16;

function show(web: Web, c: WebContext, attempt: Attempt | null): Response {
  const { value, error } = typedIn(attempt, purpose);
  const llave = value('llave', web.deps.ids.randomToken(keyBytes));
  return deskPage(web, c, {
    title: 'Registrar una petición',
    place: 'datos',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [
      { text: 'Datos personales', href: paths.mesa.datos.inicio },
      { text: 'Registrar una petición' },
    ],
    main: html`${refusedSummary(attempt)}<h1 class="govuk-heading-l">Registrar una petición</h1>
<div class="v-angosto"><p class="govuk-body">Para quien no tiene cuenta y pide por correo o en persona. El tiempo para responder corre desde ahora.</p>
${form({
  action: paths.mesa.datos.nueva,
  csrf: tokenFor(web, c.var.visit, purpose),
  content: html`<input type="hidden" name="llave" value="${llave}">
${radios({ name: 'derecho', legend: 'Qué pide', items: derechos.map((one) => ({ value: one, text: nombreDeDerecho[one] })), value: value('derecho'), error: error('derecho'), small: true })}
${radios({
  name: 'via',
  legend: 'Cómo llegó',
  items: [
    { value: 'correo', text: 'Por correo' },
    { value: 'ventanilla', text: 'En persona' },
  ],
  value: value('via'),
  error: error('via'),
  small: true,
  inline: true,
})}
${input({ name: 'nombre', label: 'Quién pide', value: value('nombre'), error: error('nombre') })}
${input({ name: 'ruc', label: 'RUC, si lo tiene', width: 20, inputmode: 'numeric', value: value('ruc'), error: error('ruc') })}
${input({ name: 'correo', label: 'Correo, si lo tiene', type: 'email', value: value('correo'), error: error('correo'), hint: 'A esta dirección va la respuesta, y por ella se buscan los correos y las conversaciones.' })}
${textarea({ name: 'detalle', label: 'Qué dice la petición', rows: 4, value: value('detalle'), error: error('detalle') })}
${textarea({ name: 'identidad', label: 'Cómo comprobó quién pide', rows: 2, value: value('identidad'), error: error('identidad'), hint: 'Puede dejarlo para después. Sin esto no se entrega ni se elimina nada.' })}
${button({ text: 'Registrar', attributes: { 'data-prevent-double-click': 'true' } })}`,
})}</div>`,
  });
}

export function newRequestPage(web: Web, c: WebContext): Response {
  const staff = requireDelegado(web, c);
  return staff instanceof Response ? staff : show(web, c, null);
}

export async function sendNewRequest(web: Web, c: WebContext): Promise<Response> {
  const sent = await receiveForm(web, c, purpose);
  if (sent instanceof Response) return sent;
  const { staff, body, forged } = sent;
  const given = (name: string) => first(body, name);
  const outcome =
    forged ??
    (await enterDataRequest(web.deps, staff.actor, {
      derecho: given('derecho'),
      via: given('via'),
      nombre: given('nombre'),
      ruc: given('ruc'),
      correo: given('correo'),
      detalle: given('detalle'),
      identidad: given('identidad'),
      llave: given('llave'),
    }));
  if (isRefusal(outcome)) return show(web, c, { form: purpose, refusal: outcome, body });
  return seeOther(c, paths.mesa.datos.peticion(outcome.id));
}
