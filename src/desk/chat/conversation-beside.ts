/** What is known of the person, beside the conversation: only once they signed in, never by what they say they are. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { paths } from '../../paths.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { supplierRows } from '../case-register.ts';
import type { ConversationView } from './conversation-view.ts';

function entry({ registro, web }: ConversationView): Html {
  if (registro === null) return html`<p class="govuk-body">Esta cuenta no es de un proveedor.</p>`;
  if (!registro.disponible) return html`<p class="govuk-body">El registro no responde ahora.</p>`;
  if (registro.ficha === null)
    return html`<p class="govuk-body">El registro no tiene un asiento de este RUC.</p>`;
  const hoy = civilDateAt(web.deps.clock.nowMs(), zoneGuayaquil);
  const rows = supplierRows(registro.ficha, { parroquia: registro.parroquia, hoy });
  return html`<dl class="v-hechos">${rows.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function cases({ casos, web }: ConversationView): Html {
  if (casos.length === 0) return html`<p class="govuk-body">No tiene solicitudes abiertas en su unidad.</p>`;
  return html`<ul class="v-casos">${casos.map(
    ({ referencia, tramite, estado }) =>
      html`<li><a class="govuk-link" href="${paths.mesa.solicitud(referencia)}">${referencia}</a> ${stateTag(estado)}<br>${web.deps.definiciones.porId(tramite)?.definicion.nombre ?? tramite}</li>`,
  )}</ul>`;
}

export function conversationBeside(view: ConversationView): Html {
  const { conversacion, isAlone } = view;
  const { persona, referencia, contacto } = conversacion;
  const reach = [contacto.correo, contacto.telefono].filter((one) => one !== null).join(' · ');
  const known =
    persona === null
      ? html`<p class="govuk-body">No se ha identificado: trate lo que diga de sí como dicho, no como comprobado. Para cambiar un dato del registro debe ingresar con su cuenta dentro del chat.</p>`
      : html`<h3 class="v-panel__subtitulo">Registro</h3>${entry(view)}<h3 class="v-panel__subtitulo">Solicitudes abiertas</h3>${cases(view)}`;
  const own =
    referencia !== null &&
    html`<p class="govuk-body">Caso de esta consulta: <a class="govuk-link" href="${paths.mesa.solicitud(referencia)}">${referencia}</a></p>`;
  return html`<details class="v-pliegue v-pliegue--ficha" data-pliegue="ficha"${isAlone && html` open`}><summary class="v-pliegue__titulo">${persona === null ? 'Quién es' : 'Ficha y solicitudes'}</summary><div class="v-pliegue__dentro">${own}${reach !== '' && html`<p class="govuk-body">Dejó para avisarle: ${reach}</p>`}${known}</div></details>`;
}
