/** The chat as one region: the thread above, what can be done below. With or without JavaScript it is the same markup. */
import { attributes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

/** Where the script asks; every address is the visitor's own conversation. */
export type ChatAddresses = {
  flujo: string;
  lineas: string;
  controles: string;
  panel: string;
  /** Where to sign in and come back from. */
  ingresar: string;
};

export type ChatFrameOptions = {
  /** Null: nothing was said yet, the controls are the start. */
  thread: Content | null;
  controls: Content;
  /** Number of the last line the thread holds. */
  last: number;
  /** Names the conversation, so that what a tab kept of another one is left alone. */
  conversation: string | null;
  addresses: ChatAddresses;
  /** Scripts of the parts a question may have, by name; fetched when one is needed. */
  parts: Readonly<Record<string, string>>;
};

export function chatFrame({
  thread,
  controls,
  last,
  conversation,
  addresses,
  parts,
}: ChatFrameOptions): Html {
  return html`<section${attributes({
    class: 'v-chat',
    'aria-label': 'Chat en línea',
    'data-chat': conversation ?? '',
    'data-ultima': last,
    'data-flujo': addresses.flujo,
    'data-lineas': addresses.lineas,
    'data-controles': addresses.controles,
    'data-panel': addresses.panel,
    'data-ingresar': addresses.ingresar,
    'data-partes': JSON.stringify(parts),
  })}>${thread !== null && html`<div class="v-chat__hilo" data-chat-hilo tabindex="0" role="group" aria-label="Mensajes">${thread}</div>`}
<p class="govuk-visually-hidden" role="status" data-chat-voz></p>
<div class="v-chat__avisos" data-chat-avisos></div>
<div class="v-chat__controles" id="fin" data-chat-controles>${controls}</div></section>`;
}
