/** The whole list of trámites and what each door is, for who prefers to look rather than ask. */
import { describePlazo } from '../../domain/calendar/plazo.ts';
import type { Canal, Definicion } from '../../domain/tramite/definicion.ts';
import { puertasDe } from '../../domain/tramite/puertas.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { paths } from '../../paths.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web } from '../../web/web.ts';

const doors: { readonly [C in Canal]: string } = {
  chat: 'aquí, en el chat',
  rapido: 'por Trámite Rápido',
  portal: 'en el portal',
  correo: 'por correo electrónico',
};

function doorsText(definicion: Definicion, cerradas: ReadonlySet<string>): string {
  const names = puertasDe(definicion, cerradas)
    .filter(({ publicada, abierta }) => publicada || abierta)
    .map(({ canal }) => doors[canal]);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} o ${last}`;
}

function promiseOf({ tiempoEstimado }: Definicion): string {
  return tiempoEstimado.kind === 'sin-plazo' ? '' : ` Tiempo: ${describePlazo(tiempoEstimado)}.`;
}

/** `formId`: the form on the page that begins the ones of the chat here; null where they cannot be begun yet. */
export function tramiteList({ deps }: Web, formId: string | null): Html {
  const items = deps.definiciones.todas
    .map(({ definicion }) => definicion)
    .filter(seOfrece)
    .map((definicion) => {
      const { id, nombre, canales } = definicion;
      const here = formId !== null && canales.includes('chat');
      return html`<li><a class="govuk-link" href="${paths.tramite(id)}">${nombre}</a>
<span class="v-chat-tramites__puerta">Se hace ${doorsText(definicion, deps.puertasCerradas)}.${promiseOf(definicion)}</span>
${here && html`<button class="v-boton-enlace" form="${formId}" name="tramite" value="${id}">Empezar aquí<span class="govuk-visually-hidden">: ${nombre}</span></button>`}</li>`;
    });
  return html`<ul class="v-chat-tramites">${items}</ul>`;
}
