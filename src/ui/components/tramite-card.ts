/** One trámite in the catalogue: what it is, how fast, through which doors. */
import { type Content, type Html, html } from '../html.ts';

export type TramiteCardOptions = {
  name: string;
  href: string;
  summary: Content;
  /** Names of the open doors («Chat en línea»). */
  doors: readonly string[];
  /** «Inmediato», «72 horas»; undefined where the agency publishes none. */
  promise?: string | undefined;
  isImmediate?: boolean | undefined;
  /** «La mitad en 2 s; nueve de diez en 4 s»; undefined until there is something measured. */
  measured?: Content | undefined;
};

export function tramiteCard(options: TramiteCardOptions): Html {
  const promise =
    options.promise === undefined
      ? html`<span class="v-promesa v-promesa--sin">Sin tiempo publicado</span>`
      : html`<span class="v-promesa${options.isImmediate && html` v-promesa--inmediato`}">${options.promise}</span>`;
  return html`<li class="v-tramite"><h3 class="v-tramite__nombre"><a class="v-tramite__enlace" href="${options.href}">${options.name}</a></h3>
<p class="v-tramite__resumen">${options.summary}</p>
<p class="v-tramite__tiempo"><span class="govuk-visually-hidden">Tiempo estimado: </span>${promise}${options.measured !== undefined && html` <span class="v-tramite__medido">${options.measured}</span>`}</p>
<ul class="v-puertas" aria-label="Canales">${options.doors.map((door) => html`<li class="v-puerta">${door}</li>`)}</ul></li>`;
}

export function tramiteCards(cards: readonly TramiteCardOptions[]): Html {
  return html`<ul class="v-tramites">${cards.map(tramiteCard)}</ul>`;
}
