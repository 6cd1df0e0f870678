/** One conversation as staff see it: who it is, its lines, where one answers, what else can be done, what is known. */
import { attributes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type InboxPaneOptions = {
  id: string;
  who: string;
  /** Second line of the head: RUC, unit, who has it. */
  about: Content;
  state: Content;
  lines: Content;
  lastLine: number;
  readLine: number;
  version: number;
  /** «1» where it is the page's own title, «2» beside others. */
  headingLevel: 1 | 2;
  links: Content;
  news?: Content | undefined;
  write: Content;
  actions: Content;
  beside: Content;
  /** Addresses the island asks. */
  addresses: { panel: string; write: string; read: string; typing: string };
};

export function inboxPane(options: InboxPaneOptions): Html {
  const { id, who, addresses } = options;
  const titleId = `quien-${id}`;
  const list = attributes({
    class: 'v-panel',
    'data-panel': id,
    'data-quien': who,
    'data-version': options.version,
    'data-leido': options.readLine,
    'data-n': options.lastLine,
    'data-href': addresses.panel,
    'data-escribir-href': addresses.write,
    'data-leido-href': addresses.read,
    'data-escribiendo-href': addresses.typing,
    'aria-labelledby': titleId,
  });
  const title = attributes({ class: 'v-panel__quien', id: titleId });
  const heading = options.headingLevel === 1 ? html`<h1${title}>${who}</h1>` : html`<h2${title}>${who}</h2>`;
  return html`<section${list}><div class="v-panel__hilo">
<header class="v-panel__cabeza"><div class="v-panel__rotulo">${heading}<div class="v-panel__enlaces">${options.links}</div></div>
<div class="v-panel__sobre" data-parte="cabeza">${options.state} ${options.about}</div></header>
${options.news}<ol class="v-lineas" data-lineas tabindex="0" aria-label="Mensajes de la conversación con ${who}">${options.lines}</ol>
<button type="button" class="v-panel__al-final" data-al-final>Ver lo nuevo</button>
<p class="v-panel__escribe" data-escribe hidden>Está escribiendo…</p>
<ul class="v-panel__pendientes" data-sin-enviar aria-label="Sin enviar todavía" hidden></ul>
<div class="v-panel__avisos" data-avisos role="alert"></div>
<div data-parte="escribir">${options.write}</div>
<div class="v-panel__acciones" data-parte="acciones">${options.actions}</div></div>
<div class="v-panel__lado" data-parte="ficha">${options.beside}</div></section>`;
}
