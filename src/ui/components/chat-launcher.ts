/** «Chat en línea» at the corner of every public page: a plain link; a script may open the chat on the page itself. */
import { attributes } from '../attributes.ts';
import { type Html, html } from '../html.ts';

export type ChatLauncherOptions = {
  href: string;
  /** The chat's own markup, asked for when the panel opens. */
  panelHref: string;
  /** The chat's script, loaded only then. */
  scriptHref: string;
  /** And what it looks like. */
  styleHref: string;
};

export function chatLauncher({ href, panelHref, scriptHref, styleHref }: ChatLauncherOptions): Html {
  return html`<a${attributes({
    class: 'v-chat-boton',
    href,
    'data-chat-boton': panelHref,
    'data-guion': scriptHref,
    'data-estilo': styleHref,
  })}>Chat en línea</a>`;
}
