/** One list of the chat's inbox: who, since when, what was said last, and what can be done with it at once. */
import { attributes, classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type InboxRow = {
  id: string;
  href: string;
  /** The same conversation as a pane beside others. */
  panelHref: string;
  who: string;
  /** Whether somebody signed in; else the name is no name. */
  isIdentified: boolean;
  /** «4 min», «vence hoy, 14h30». */
  since: Content;
  isLate?: boolean | undefined;
  words?: string | undefined;
  unread: number;
  /** In the reader's own hands. */
  isMine: boolean;
  lastLine: number;
  /** Who has it, what state it is in. */
  remark?: Content | undefined;
  action?: Content | undefined;
};

export type InboxListOptions = {
  id: string;
  title: string;
  count: Content;
  empty: string;
  rows: readonly InboxRow[];
};

function item(row: InboxRow): Html {
  const list = attributes({
    class: classes('v-fila', row.isLate && 'v-fila--tarde'),
    'data-fila-de': row.id,
    'data-mia': row.isMine,
    'data-ultima': row.lastLine,
  });
  const link = attributes({ href: row.href, 'data-abrir': row.id, 'data-panel-href': row.panelHref });
  return html`<li${list}><div class="v-fila__cabeza"><a class="${classes('v-fila__quien', !row.isIdentified && 'v-fila__quien--sin-nombre')}"${link} data-fila>${row.who}</a>
<span class="v-fila__desde">${row.since}</span></div>
${row.words !== undefined && row.words !== '' && html`<p class="v-fila__palabras">${row.words}</p>`}
<p class="v-fila__pie"><strong class="v-fila__nuevas" data-sin-leer="${row.unread}"${row.unread === 0 && html` hidden`}>${row.unread} sin leer</strong>${row.remark !== undefined && html` <span>${row.remark}</span>`}</p>${row.action}</li>`;
}

export function inboxList({ id, title, count, empty, rows }: InboxListOptions): Html {
  return html`<section class="v-bandeja__grupo" aria-labelledby="${id}"><h2 class="v-bandeja__titulo" id="${id}">${title} <span class="v-lado__cuenta">${count}</span></h2>
${rows.length === 0 ? html`<p class="v-bandeja__nada">${empty}</p>` : html`<ul class="v-bandeja__lista">${rows.map(item)}</ul>`}</section>`;
}
