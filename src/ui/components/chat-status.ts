/** Who attends and what to expect, in one quiet band above the box to write in. */
import { type Content, type Html, html } from '../html.ts';

export type ChatStatusOptions = {
  /** Of the conversation: decides the colour of the mark. */
  state: string;
  title: Content;
  text?: Content | undefined;
};

export function chatStatus({ state, title, text }: ChatStatusOptions): Html {
  return html`<div class="v-chat-estado v-chat-estado--${state}"><p class="v-chat-estado__titulo"><span class="v-chat-estado__marca" aria-hidden="true"></span>${title}</p>${text !== undefined && html`<p class="v-chat-estado__texto">${text}</p>`}</div>`;
}
