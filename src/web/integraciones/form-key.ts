/** The key of a form that makes something with a secret: sent again, by a reload or a second click, it makes no second one. */
import { type Html, html } from '../../ui/html.ts';
import type { Web } from '../web.ts';

/** What such a form carries unseen. */
export type Hidden = { readonly csrf: string; readonly llave: string };

export const keyName = 'llave';
const keyBytes = 16;

export function newKey({ deps }: Web): string {
  return deps.ids.randomToken(keyBytes);
}

export function keyField(llave: string): Html {
  return html`<input type="hidden" name="${keyName}" value="${llave}">`;
}
