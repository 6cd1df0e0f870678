/** What the pages of the chat's desk share: the region the island works in, and what it tells. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { paths } from '../../paths.ts';
import { attributes } from '../../ui/attributes.ts';
import { type Content, type Html, html } from '../../ui/html.ts';

type FrameOptions = {
  /** A page of one conversation: the island follows it and adds no other. */
  readonly isAlone: boolean;
  readonly panes: Content;
  readonly paneCount: number;
  /** The lists; false on the page of one conversation. */
  readonly inbox: Content | false;
};

export function chatFrame({ isAlone, panes, paneCount, inbox }: FrameOptions): Html {
  const { chat } = paths.mesa;
  const root = attributes({
    class: `v-chat-mesa${isAlone ? ' v-chat-mesa--sola' : ''}`,
    'data-mesa-chat': true,
    'data-sola': isAlone,
    'data-vacia': paneCount === 0,
    'data-flujo': chat.flujo,
    'data-bandeja-href': chat.bandeja,
    'data-presencia-href': chat.presencia,
    'data-siguen-max': chatLimits.conversationsPerStreamMax,
  });
  return html`<div${root}><p class="v-chat-mesa__conexion" data-conexion role="status"></p><p class="govuk-visually-hidden" data-anuncios aria-live="polite"></p>
${inbox !== false && html`<div class="v-bandeja" data-bandeja tabindex="-1" role="region" aria-label="Bandeja">${inbox}</div>`}
<div class="v-paneles" data-paneles data-cuantos="${paneCount}">${panes}</div>
${!isAlone && html`<div class="v-chat-mesa__nada"><p class="v-vacio__titulo">Ninguna conversación abierta</p><p class="govuk-body">Elija una de la lista, o tome la que más espera.</p></div>`}</div>`;
}
