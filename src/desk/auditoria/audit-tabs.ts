/** What the audit room has, above each of its pages. */
import { paths } from '../../paths.ts';
import { attributes } from '../../ui/attributes.ts';
import { type Html, html } from '../../ui/html.ts';

const { auditoria } = paths.mesa;
const tabs: readonly (readonly [text: string, href: string])[] = [
  ['Quién hizo y quién leyó', auditoria.inicio],
  ['Revisiones', auditoria.revisiones],
];

export function auditTabs(here: string): Html {
  const items = tabs.map(([text, href]) => {
    const list = attributes({ href, 'aria-current': href === here ? 'page' : undefined });
    return html`<li><a class="v-pestanas__una"${list}>${text}</a></li>`;
  });
  return html`<nav class="v-pestanas" aria-label="Partes de la auditoría"><ul>${items}</ul></nav>`;
}
