/** What a decision changes in the register: «Antes» and «Ahora», field by field. */
import { type Content, type Html, html } from '../html.ts';
import { table } from './table.ts';

export type Change = { label: string; before?: Content | undefined; after?: Content | undefined };

export type BeforeAfterOptions = {
  changes: readonly Change[];
  caption?: string | undefined;
  /** For a change not yet made: «Quedaría». */
  afterText?: string | undefined;
};

const nothing = html`<span class="v-sin-dato">Sin dato</span>`;

export function beforeAfter(options: BeforeAfterOptions): Html {
  const rows = options.changes.map(({ label, before, after }) => [
    label,
    before === undefined ? nothing : html`<del class="v-antes">${before}</del>`,
    after === undefined ? nothing : html`<ins class="v-ahora">${after}</ins>`,
  ]);
  return table({
    caption: options.caption ?? 'Qué cambia en el registro',
    captionSize: 'm',
    head: [{ text: 'Dato' }, { text: 'Antes' }, { text: options.afterText ?? 'Ahora' }],
    rows,
    firstCellIsHeader: true,
    narrow: 'cards',
  });
}
